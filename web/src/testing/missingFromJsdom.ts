/**
 * What jsdom has not: modal dialogs, popovers, ResizeObserver, media queries and media streams, just
 * far enough for tests. The browser's own behaviour is tested end to end.
 */
import { FakeMediaStream, FakeMediaStreamTrack } from './fakeMediaStream';

const modals: HTMLDialogElement[] = [];

function showModal(this: HTMLDialogElement): void {
  if (this.open) throw new DOMException('The dialog is open', 'InvalidStateError');
  this.open = true;
  modals.push(this);
}

function close(this: HTMLDialogElement): void {
  if (!this.open) return;
  this.open = false;
  modals.splice(modals.indexOf(this), 1);
  this.dispatchEvent(new Event('close'));
}

function cancelOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  const top = modals.at(-1);
  if (top?.dispatchEvent(new Event('cancel', { cancelable: true }))) top.close();
}

class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

function matchNothing(media: string): MediaQueryList {
  return Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
}

/** Adds what is missing; leaves alone what a later jsdom brings. */
export function addMissingBrowserParts(): void {
  const dialog = HTMLDialogElement.prototype;
  if (!('showModal' in dialog)) {
    Object.assign(dialog, { showModal, close });
    addEventListener('keydown', cancelOnEscape);
  }
  const element = HTMLElement.prototype;
  if (!('showPopover' in element)) {
    Object.assign(element, { showPopover: () => undefined, hidePopover: () => undefined });
  }
  if (!('ResizeObserver' in globalThis)) {
    Object.assign(globalThis, { ResizeObserver: StillResizeObserver });
  }
  if (typeof globalThis.matchMedia !== 'function') {
    Object.assign(globalThis, { matchMedia: matchNothing });
  }
  // jsdom has both, but they only complain that they do nothing.
  Object.assign(HTMLMediaElement.prototype, {
    play: () => Promise.resolve(),
    pause: () => undefined,
  });
  if (!('MediaStream' in globalThis)) {
    Object.assign(globalThis, {
      MediaStream: FakeMediaStream,
      MediaStreamTrack: FakeMediaStreamTrack,
    });
  }
}
