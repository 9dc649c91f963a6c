import {
  CALL_LOOK_MS,
  FIRST_FIT,
  callQuality,
  linkQuality,
  nextFit,
  videoLimits,
  type LinkFit,
  type LinkSample,
  type VideoLimits,
} from '@hearth/domain/callQuality';
import { isEqual } from '../isEqual';
import type { CallBoard } from './callBoard';
import type { CallLinks } from './callLinks';
import type { PersonLink } from './personLink';

interface AdaptingDeps {
  links: CallLinks;
  board: CallBoard;
  /** Milliseconds of any clock. */
  now: () => number;
}

interface Fitted {
  link: PersonLink;
  fit: LinkFit;
  limits: VideoLimits | null;
}

/** Looks at every link now and then, and fits what it carries to what it can. */
export class CallAdapting {
  readonly #deps: AdaptingDeps;
  readonly #fitted = new Map<string, Fitted>();
  readonly #timer: ReturnType<typeof setInterval>;
  #isLooking = false;

  constructor(deps: AdaptingDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => {
      void this.#look();
    }, CALL_LOOK_MS);
  }

  /** What is shared, or with how many, changed: the shares of all change at once. */
  update(): void {
    this.#follow();
    this.#limit();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** A look that takes longer than the time between two is not overtaken by the next one. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#follow();
    await Promise.all(
      [...this.#fitted].map(async ([uid, fitted]) => {
        this.#measured(uid, fitted, await sampleOf(fitted.link));
      }),
    );
    this.#isLooking = false;
    this.#limit();
  }

  #follow(): void {
    const links = this.#deps.links.all();
    for (const [uid, { link }] of this.#fitted) {
      if (links.get(uid) !== link) this.#fitted.delete(uid);
    }
    for (const [uid, link] of links) {
      if (!this.#fitted.has(uid)) this.#fitted.set(uid, { link, fit: FIRST_FIT, limits: null });
    }
  }

  #measured(uid: string, fitted: Fitted, sample: LinkSample | null): void {
    const { board, now } = this.#deps;
    fitted.fit = nextFit(fitted.fit, sample, now());
    board.changePerson(uid, { quality: linkQuality(sample) });
  }

  #limit(): void {
    const { board } = this.#deps;
    const { own, quality: before } = board.shown;
    const share = { peers: this.#fitted.size, isSharing: own.screen !== null };
    for (const fitted of this.#fitted.values()) {
      const limits = videoLimits(fitted.fit.quality, share);
      if (isEqual(limits, fitted.limits)) continue;
      fitted.limits = limits;
      fitted.link.limitVideo(limits);
    }
    const quality = callQuality([...this.#fitted.values()].map(({ fit }) => fit));
    if (quality !== before) board.change({ quality });
    const isCameraHeld = quality === 'audioOnly' && own.camera === 'on';
    if (isCameraHeld !== own.isCameraHeld) board.changeOwn({ isCameraHeld });
  }
}

async function sampleOf(link: PersonLink): Promise<LinkSample | null> {
  try {
    return await link.sample();
  } catch {
    return null;
  }
}
