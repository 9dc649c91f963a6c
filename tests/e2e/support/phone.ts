import type { Page } from '@playwright/test';

export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** What can be pressed and is smaller than a fingertip, also with what belongs to it, with its size. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const modal = document.querySelector('dialog:modal');
    /** Labels and what surrounds a small sign catch fingers for it. */
    const catches = (element: HTMLElement, { x, y, width, height }: DOMRect) =>
      [-20.5, 20.5].every((off) =>
        [
          [x + width / 2 + off, y + height / 2],
          [x + width / 2, y + height / 2 + off],
        ].every(([left = 0, top = 0]) => {
          const hit = document.elementFromPoint(left, top);
          return element.contains(hit) || hit?.closest('label')?.control === element;
        }),
      );
    return (
      [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')]
        .filter((element) => !modal || modal.contains(element))
        .filter((element) =>
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        )
        // What is inside the text of a message is exempt, and so is the link that shows on focus.
        .filter(
          (element) => !element.closest('[role=log] p') && !element.matches('a[href="#main"]'),
        )
        // A switch is pressed on its words as well.
        .map((element) => {
          const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
          return { element, box: (label ?? element).getBoundingClientRect() };
        })
        .filter(({ box }) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
        .filter(({ element, box }) => !catches(element, box))
        .map(
          ({ element, box }) =>
            `${element.getAttribute('aria-label') ?? element.textContent} ${Math.round(box.width)}x${Math.round(box.height)}`,
        )
    );
  });
}
