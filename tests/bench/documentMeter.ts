/**
 * Counts the documents that pass between a page and Firestore, from the page's own network traffic:
 * what listeners deliver, what gets and queries bring, what commits write.
 */
import type { CDPSession, Page } from '@playwright/test';
import * as v from 'valibot';

/** Documents by collection, for example `rooms/*` or `rooms/{id}/messages` with stars for ids. */
export type Tally = Record<string, number>;

export interface Metered {
  written: Tally;
  /** One for each document and listener. */
  delivered: Tally;
  /** Listeners that found nothing: billed as one document each. */
  empty: Tally;
  /**
   * Times that rules were asked whether a listener may begin or go on: once for what it finds at
   * first, then for each delivery to it.
   */
  deliveries: Tally;
  /** Documents that were asked for once, found or not. */
  got: Tally;
}

const NOTHING = (): Metered => ({ written: {}, delivered: {}, empty: {}, deliveries: {}, got: {} });

const documentSchema = v.object({ name: v.string() });
const changeSchema = v.union([
  v.object({
    documentChange: v.object({
      document: documentSchema,
      targetIds: v.optional(v.array(v.number()), []),
    }),
  }),
  v.object({
    targetChange: v.object({
      targetChangeType: v.optional(v.string(), 'NO_CHANGE'),
      targetIds: v.optional(v.array(v.number()), []),
    }),
  }),
]);
/** A WebChannel message: its number and what it holds. */
const frameSchema = v.array(v.tuple([v.number(), v.array(v.unknown())]));

const addTargetSchema = v.object({
  addTarget: v.object({
    targetId: v.number(),
    query: v.optional(
      v.object({
        parent: v.string(),
        structuredQuery: v.object({
          from: v.array(
            v.object({ collectionId: v.string(), allDescendants: v.optional(v.boolean()) }),
          ),
        }),
      }),
    ),
    documents: v.optional(v.object({ documents: v.array(v.string()) })),
  }),
});

const writeSchema = v.object({
  update: v.optional(documentSchema),
  delete: v.optional(v.string()),
});
const getSchema = v.object({ documents: v.array(v.string()) });
const commitSchema = v.object({ writes: v.optional(v.array(writeSchema), []) });

/** `.../documents/rooms/abc/messages/x` -> `rooms/*` + `/messages/*` */
function kindOf(name: string): string {
  const [, path = ''] = name.split('/documents/');
  return path
    .split('/')
    .map((part, index) => (index % 2 === 1 ? '*' : part))
    .join('/');
}

function add(tally: Tally, kind: string, count = 1): void {
  tally[kind] = (tally[kind] ?? 0) + count;
}

export class DocumentMeter {
  #counts = NOTHING();
  /** What each listener of each channel asks for. */
  readonly #targets = new Map<number, string>();
  readonly #filled = new Set<number>();
  /** Listeners whose first result is still arriving. */
  readonly #beginning = new Set<number>();
  readonly #buffers = new Map<string, string>();
  #lastTraffic = Date.now();

  /** Must come before the page loads. */
  static async attach(page: Page): Promise<DocumentMeter> {
    const meter = new DocumentMeter();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    meter.#listen(session);
    return meter;
  }

  /** What was counted since the last call. */
  take(): Metered {
    const counts = this.#counts;
    this.#counts = NOTHING();
    return counts;
  }

  /** Waits until nothing has passed for a while. */
  async quiet(forMs = 1_500): Promise<void> {
    while (Date.now() - this.#lastTraffic < forMs) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #listen(session: CDPSession): void {
    session.on('Network.requestWillBeSent', ({ request, requestId }) => {
      if (request.method !== 'POST') return;
      const isListen = request.url.includes('Firestore/Listen/channel');
      const isCommit = /documents:(commit|batchWrite)$/.test(request.url.split('?')[0] ?? '');
      const isGet = request.url.split('?')[0]?.endsWith('documents:batchGet') === true;
      if (!isListen && !isCommit && !isGet) return;
      void this.#bodyOf(session, requestId, request.postData).then((body) => {
        if (isCommit) this.#onCommit(body);
        else if (isGet) this.#onGet(body);
        else this.#onListenRequest(body);
      });
    });
    session.on('Network.responseReceived', ({ requestId, response }) => {
      if (!response.url.includes('Firestore/Listen/channel')) return;
      session
        .send('Network.streamResourceContent', { requestId })
        .then(({ bufferedData }) => {
          this.#onData(requestId, bufferedData);
        })
        // Short answers are over before they can be streamed; they carry no documents.
        .catch(() => undefined);
    });
    session.on('Network.dataReceived', ({ requestId, data }) => {
      if (data) this.#onData(requestId, data);
    });
  }

  async #bodyOf(session: CDPSession, requestId: string, known?: string): Promise<string> {
    if (known !== undefined) return known;
    const { postData } = await session.send('Network.getRequestPostData', { requestId });
    return postData;
  }

  #onCommit(body: string): void {
    this.#lastTraffic = Date.now();
    for (const write of v.parse(commitSchema, JSON.parse(body)).writes) {
      const name = write.update?.name ?? write.delete;
      if (name !== undefined) add(this.#counts.written, kindOf(name));
    }
  }

  #onGet(body: string): void {
    this.#lastTraffic = Date.now();
    for (const name of v.parse(getSchema, JSON.parse(body)).documents) {
      add(this.#counts.got, kindOf(name));
    }
  }

  #onListenRequest(body: string): void {
    for (const [key, value] of new URLSearchParams(body)) {
      if (!key.endsWith('_data__')) continue;
      const parsed = v.safeParse(addTargetSchema, JSON.parse(value));
      if (!parsed.success) continue;
      const { targetId, query, documents } = parsed.output.addTarget;
      const [from] = query?.structuredQuery.from ?? [];
      const kind = from?.allDescendants
        ? `**/${from.collectionId}/*`
        : query
          ? kindOf(`${query.parent}/${from?.collectionId ?? ''}/x`)
          : kindOf(documents?.documents[0] ?? '');
      this.#targets.set(targetId, kind);
      this.#filled.delete(targetId);
      this.#beginning.add(targetId);
    }
  }

  #onData(requestId: string, data: string): void {
    const text =
      (this.#buffers.get(requestId) ?? '') + Buffer.from(data, 'base64').toString('latin1');
    this.#buffers.set(requestId, this.#consume(text));
  }

  /** Takes whole frames (`<length>\n<json>`) off the start; gives what is left. */
  #consume(text: string): string {
    let rest = text;
    for (;;) {
      const header = /^(\d+)\n/.exec(rest);
      if (!header) return rest;
      const from = header[0].length;
      const end = from + frameBytes(rest, from, Number(header[1]));
      if (rest.length < end) return rest;
      this.#onFrame(Buffer.from(rest.slice(from, end), 'latin1').toString('utf8'));
      rest = rest.slice(end);
    }
  }

  #onFrame(json: string): void {
    this.#lastTraffic = Date.now();
    const frames = v.safeParse(frameSchema, JSON.parse(json));
    if (!frames.success) return;
    const touched = new Set<number>();
    const began = new Set(this.#beginning);
    for (const [, items] of frames.output) {
      for (const item of items) this.#onItem(item, touched);
    }
    for (const targetId of touched) {
      // A first result in several parts counts with its last one.
      if (began.has(targetId) && this.#beginning.has(targetId)) continue;
      add(this.#counts.deliveries, this.#kindOfTarget(targetId));
    }
  }

  #onItem(item: unknown, touched: Set<number>): void {
    const parsed = v.safeParse(changeSchema, item);
    if (!parsed.success) return;
    const change = parsed.output;
    if ('documentChange' in change) {
      for (const targetId of change.documentChange.targetIds) {
        touched.add(targetId);
        this.#filled.add(targetId);
        add(this.#counts.delivered, this.#kindOfTarget(targetId));
      }
      return;
    }
    const { targetChangeType, targetIds } = change.targetChange;
    if (targetChangeType !== 'CURRENT') return;
    for (const targetId of targetIds) {
      if (this.#beginning.delete(targetId)) touched.add(targetId);
      if (this.#filled.has(targetId)) continue;
      this.#filled.add(targetId);
      add(this.#counts.empty, this.#kindOfTarget(targetId));
    }
  }

  #kindOfTarget(targetId: number): string {
    return this.#targets.get(targetId) ?? 'unknown';
  }
}

/** Frame lengths count characters of the text; the buffer holds bytes. */
function frameBytes(bytes: string, from: number, characters: number): number {
  let seen = 0;
  let index = from;
  for (; index < bytes.length && seen < characters; index += 1) {
    const code = bytes.charCodeAt(index);
    if (code >= 0x80 && code < 0xc0) continue;
    // Four bytes of UTF-8 are two UTF-16 units.
    seen += code >= 0xf0 ? 2 : 1;
  }
  while (index < bytes.length && (bytes.charCodeAt(index) & 0xc0) === 0x80) index += 1;
  return seen < characters ? Infinity : index - from;
}
