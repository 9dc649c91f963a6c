import { isExpired } from '@hearth/domain/disappearing';
import { errorCode, type ErrorCode } from '@hearth/domain/errors';
import { TIMELINE_CONTEXT, TIMELINE_FIRST_PAGE, TIMELINE_PAGE } from '@hearth/domain/limits';
import type { Message } from '@hearth/domain/message';
import { createStore } from 'zustand/vanilla';
import type { MessagePage } from '../ports/messages';
import { scheduleTimeout } from './outboxDrain';
import { TimelineDivider } from './timelineDivider';
import { TimelineEchoes } from './timelineEchoes';
import { TimelineExpiry } from './timelineExpiry';
import { TimelineLive } from './timelineLive';
import {
  CLOSED_TIMELINE,
  type TimelineDeps,
  type TimelineState,
  type WarmTimeline,
} from './timelineState';
import {
  EMPTY_WINDOW,
  joined,
  presentWindow,
  unexpired,
  withChanges,
  withNewerPage,
  withOlderPage,
  type TimelineWindow,
} from './timelineWindow';

export type JumpResult = 'found' | 'missing' | 'offline';

const HIGHLIGHT_MS = 2_500;
/** Rows that a closed timeline keeps. */
const WARM_MAX = 100;

/**
 * One room's messages as a person scrolls through them: the live present, or a stretch of the past
 * until it reaches the present, with the outbox laid over.
 */
export class TimelineStore {
  readonly #deps: Required<TimelineDeps>;
  readonly #store = createStore<TimelineState>(() => CLOSED_TIMELINE);
  readonly getState = this.#store.getState;
  readonly getInitialState = this.#store.getInitialState;
  readonly subscribe = this.#store.subscribe;
  readonly #echoes: TimelineEchoes;
  #present = EMPTY_WINDOW;
  #away: TimelineWindow | null = null;
  #live: TimelineLive | null = null;
  #stops: (() => void)[] = [];
  /** Whether the server has told the present. */
  #isSynced = false;
  /** Whether rows came from the cache while offline: there may be holes between them. */
  #isPatchy = false;
  /** Whether the cache was asked and has nothing of this room. */
  #isCacheEmpty = false;
  #isOffline = false;
  readonly #divider: TimelineDivider;
  #cancelHighlight = () => {};
  readonly #expiry: TimelineExpiry;

  constructor(deps: TimelineDeps, warm: WarmTimeline | null = null) {
    this.#deps = { schedule: scheduleTimeout, ...deps };
    const { device, schedule } = this.#deps;
    this.#expiry = new TimelineExpiry(device, schedule, () => this.#publish());
    this.#echoes = new TimelineEchoes(deps.outbox, deps.roomId);
    this.#divider = new TimelineDivider(deps);
    if (warm) this.#present = warm.window;
    this.#live = this.#makeLive(warm?.syncedTo ?? null);
    if (warm) this.#publish({ status: 'ready', isStale: true });
  }

  /** Begins to read and listen. */
  open() {
    this.#stops = [
      this.#echoes.follow(() => {
        if (this.#echoes.hasNewSend()) this.#away = null;
        this.#publish();
      }),
      this.#deps.device.watchConnection((state) => {
        this.#isOffline = state === 'offline';
        if (state === 'online' && this.#isPatchy) this.#live?.restart();
        this.#showAbsent();
      }),
    ];
    if (this.#present.messages.length === 0) void this.#showCached();
    this.#live?.open();
    this.#publish();
  }

  /** Ends it; what it gives opens the next one warm. */
  close(): WarmTimeline | null {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#cancelHighlight();
    this.#expiry.stop();
    const syncedTo = this.#live?.close() ?? null;
    this.#live = null;
    if (syncedTo === null || this.#isPatchy || this.getState().status === 'denied') return null;
    const { messages, hasOlder } = this.#present;
    const kept = messages.slice(-WARM_MAX);
    const isCut = kept.length < messages.length;
    return { window: { messages: kept, hasOlder: hasOlder || isCut, hasNewer: false }, syncedTo };
  }

  /** How far one had read when the room was opened; only the first word counts. */
  setLastReadAt(lastReadAt: number) {
    if (this.#divider.learn(lastReadAt)) this.#publish();
  }

  /** Tries again after an error. */
  retry() {
    this.#store.setState({ status: 'loading' });
    this.#live?.close();
    this.#live = this.#makeLive(null);
    this.#live.open();
  }

  async loadOlder() {
    const start = this.#shown();
    const [oldest] = start.messages;
    if (this.getState().isLoadingOlder || !start.hasOlder || !oldest) return;
    this.#store.setState({ isLoadingOlder: true });
    const { messages, roomId } = this.#deps;
    try {
      const page = await messages.older(roomId, oldest.createdAt, TIMELINE_PAGE);
      if (!page.isFromServer && this.#away) return;
      this.#isPatchy ||= !page.isFromServer;
      this.#change(oldest, (window) => withOlderPage(window, page));
    } catch (error) {
      this.#onError(errorCode(error));
    } finally {
      this.#store.setState({ isLoadingOlder: false });
    }
  }

  async loadNewer() {
    const newest = this.#away?.messages.at(-1);
    if (this.getState().isLoadingNewer || !newest) return;
    this.#store.setState({ isLoadingNewer: true });
    const { messages, roomId } = this.#deps;
    try {
      const page = await messages.newer(roomId, newest.createdAt, TIMELINE_PAGE);
      if (!page.isFromServer) return;
      this.#change(newest, (window) => withNewerPage(window, page));
    } catch (error) {
      this.#onError(errorCode(error));
    } finally {
      this.#store.setState({ isLoadingNewer: false });
    }
  }

  /** Brings a message into view with what surrounds it, and highlights it for a moment. */
  async jumpTo(id: string): Promise<JumpResult> {
    if (!this.getState().messages.some((message) => message.id === id)) {
      const inPresent = this.#present.messages.some((message) => message.id === id);
      const known = [...this.#present.messages, ...(this.#away?.messages ?? [])];
      if (this.#expiry.isGone(known, id)) return 'missing';
      if (inPresent) this.#away = null;
      else {
        const result = await this.#goTo(id);
        if (result !== 'found') return result;
      }
    }
    this.#publish();
    this.#highlight(id);
    return 'found';
  }

  /** Back to the live end. */
  jumpToPresent() {
    this.#away = null;
    this.#publish({ highlightedId: null });
  }

  /** To where the unread messages begin. */
  async jumpToUnread(): Promise<JumpResult> {
    try {
      const id = this.getState().unreadFromId ?? (await this.#divider.find())?.id;
      if (!id) return 'missing';
      this.#store.setState({ unreadFromId: id, hasUnreadAbove: false });
      const result = await this.jumpTo(id);
      // It is known where, but nothing of it is here.
      if (result === 'offline') this.#store.setState({ hasUnreadAbove: true });
      return result;
    } catch (error) {
      return errorCode(error) === 'offline' ? 'offline' : 'missing';
    }
  }

  #makeLive(syncedTo: number | null) {
    const { roomId, messages, device, schedule } = this.#deps;
    return new TimelineLive(
      { roomId, messages, device, schedule },
      {
        onFresh: (page) => void this.#onFresh(page),
        onChanges: (changes) => {
          this.#onChanges(changes);
        },
        onError: (code) => {
          this.#onError(code);
        },
      },
      syncedTo,
    );
  }

  #shown(): TimelineWindow {
    return this.#away ?? this.#present;
  }

  /** Changes the window that still holds `anchor`; it may have been left meanwhile. */
  #change(anchor: Message, change: (window: TimelineWindow) => TimelineWindow) {
    const holds = ({ messages }: TimelineWindow) => messages.some(({ id }) => id === anchor.id);
    if (this.#away && holds(this.#away)) this.#away = change(this.#away);
    else if (holds(this.#present)) this.#present = change(this.#present);
    this.#publish();
  }

  async #showCached() {
    const { messages, roomId } = this.#deps;
    const page = await messages.cached(roomId, TIMELINE_FIRST_PAGE).catch(() => null);
    if (!page || this.#isSynced || !this.#live) return;
    if (page.messages.length === 0) {
      this.#isCacheEmpty = true;
      this.#showAbsent();
      return;
    }
    this.#present = presentWindow(page, []);
    this.#isPatchy = true;
    this.#publish({ status: 'ready', isStale: true });
  }

  #showAbsent() {
    if (!this.#isOffline || !this.#isCacheEmpty || this.getState().status !== 'loading') return;
    this.#publish({ status: 'ready', isStale: true, isAbsent: true });
  }

  /** A newest page from the server. What came from the cache before gives way to it. */
  async #onFresh(page: MessagePage) {
    const before = this.#present;
    const wasPatchy = this.#isPatchy;
    this.#present = presentWindow(page, before.messages);
    this.#isPatchy = false;
    const isReading = this.#isSynced && !this.#away && before.messages.length > 0;
    if (isReading && !wasPatchy) this.#away = { ...before, hasNewer: true };
    this.#isSynced = true;
    if (wasPatchy) await this.#refill(before);
    this.#publish({ status: 'ready', isStale: false, isAbsent: false });
  }

  /** Reads again, without holes, as many rows as were shown from the cache. */
  async #refill(before: TimelineWindow) {
    const { messages, roomId } = this.#deps;
    while (this.#present.messages.length < before.messages.length) {
      const [oldest] = this.#present.messages;
      if (!oldest || !this.#present.hasOlder) return;
      const page = await messages.older(roomId, oldest.createdAt, TIMELINE_PAGE).catch(() => null);
      if (!page?.isFromServer) return;
      this.#present = withOlderPage(this.#present, page);
    }
  }

  #onChanges(changes: readonly Message[]) {
    this.#present = withChanges(this.#present, changes);
    if (this.#away) this.#away = withChanges(this.#away, changes);
    this.#isSynced = true;
    this.#publish({ status: 'ready', isStale: false, isAbsent: false });
  }

  #onError(code: ErrorCode) {
    if (code === 'denied') {
      this.#live?.close();
      this.#present = EMPTY_WINDOW;
      this.#away = null;
      this.#store.setState({ ...CLOSED_TIMELINE, status: 'denied' }, true);
      return;
    }
    const { status } = this.getState();
    if (status === 'loading' && code !== 'offline') this.#store.setState({ status: 'error' });
    else if (status === 'ready') this.#store.setState({ isStale: true });
  }

  async #goTo(id: string): Promise<JumpResult> {
    const { messages, roomId } = this.#deps;
    try {
      const target = await messages.get(roomId, id);
      if (!target || isExpired(target, this.#deps.device.now())) return 'missing';
      const [older, newer] = await Promise.all([
        messages.older(roomId, target.createdAt, TIMELINE_CONTEXT),
        messages.newer(roomId, target.createdAt, TIMELINE_CONTEXT),
      ]);
      const around: TimelineWindow = { messages: [target], hasOlder: false, hasNewer: false };
      this.#away = withNewerPage(withOlderPage(around, older), newer);
      return 'found';
    } catch (error) {
      return errorCode(error) === 'offline' ? 'offline' : 'missing';
    }
  }

  #highlight(id: string) {
    this.#cancelHighlight();
    this.#store.setState({ highlightedId: id });
    this.#cancelHighlight = this.#deps.schedule(() => {
      this.#store.setState({ highlightedId: null });
    }, HIGHLIGHT_MS);
  }

  #publish(change: Partial<TimelineState> = {}) {
    if (this.getState().status === 'denied') return;
    const whole = this.#away && joined(this.#away, this.#present);
    if (whole) {
      this.#present = whole;
      this.#away = null;
    }
    const isOpen = this.#stops.length > 0;
    if (isOpen) this.#echoes.confirm(this.#present.messages);
    const settled = this.#echoes.settled([
      ...this.#present.messages,
      ...(this.#away?.messages ?? []),
    ]);
    const { messages, hasOlder, hasNewer } = this.#shown();
    const visible = unexpired(messages, this.#deps.device.now());
    if (isOpen) this.#expiry.follow(messages);
    this.#store.setState({
      messages: this.#echoes.rows(visible, settled, this.#away !== null),
      newestAt: messages.at(-1)?.createdAt ?? null,
      hasOlder,
      hasNewer,
      ...change,
    });
    const divider = this.#isSynced ? this.#divider.placeIn(this.#present) : null;
    if (divider) this.#store.setState(divider);
    if (isOpen) this.#echoes.settle(settled);
  }
}
