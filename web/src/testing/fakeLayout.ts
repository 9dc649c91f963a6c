/**
 * Sizes for a page without layout, so that a virtual list shows its rows: every row is 40 px high,
 * the window of the list holds them all unless a test says otherwise.
 */
const ROW_PX = 40;

class FixedResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback;
  readonly #listHeight: number;

  constructor(callback: ResizeObserverCallback, listHeight: number) {
    this.#callback = callback;
    this.#listHeight = listHeight;
  }

  observe(target: Element): void {
    const height = target.getAttribute('role') === 'log' ? this.#listHeight : ROW_PX;
    const contentRect = new DOMRect(0, 0, 800, height);
    const size = [{ blockSize: height, inlineSize: 800 }];
    const entry = {
      target,
      contentRect,
      borderBoxSize: size,
      contentBoxSize: size,
      devicePixelContentBoxSize: size,
    };
    queueMicrotask(() => {
      if (target.isConnected) this.#callback([entry], this);
    });
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** Gives the page sizes for as long as the test file runs. */
export function fakeLayout(listHeight = 100_000): void {
  globalThis.ResizeObserver = class extends FixedResizeObserver {
    constructor(callback: ResizeObserverCallback) {
      super(callback, listHeight);
    }
  };
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    configurable: true,
    get(this: HTMLElement) {
      return this.parentElement;
    },
  });
  Element.prototype.scrollTo = () => undefined;
}
