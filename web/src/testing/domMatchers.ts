/** What tests say about elements, in the words of the page. */
import { expect } from 'vitest';

interface DomMatchers {
  /** Has the attribute; with this value, where one is given. */
  toHaveAttribute(name: string, value?: string): void;
  toHaveValue(value: string): void;
  toHaveFocus(): void;
  toHaveTextContent(text: RegExp): void;
  /** What `aria-describedby` points at; any text where none is given. */
  toHaveAccessibleDescription(text?: RegExp): void;
  /** In the page, not hidden and in no closed dialog. */
  toBeVisible(): void;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- the parameter belongs to the interface that this extends
  interface Matchers<T> extends DomMatchers {}
}

function outcome(pass: boolean, what: string, actual: unknown) {
  return { pass, message: () => `expected the element ${what}, found ${String(actual)}` };
}

function descriptionOf(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

expect.extend({
  toHaveAttribute(element: Element, name: string, value?: string) {
    const actual = element.getAttribute(name);
    const pass = value === undefined ? actual !== null : actual === value;
    return outcome(pass, `to have ${name}=${value ?? '*'}`, actual);
  },
  toHaveValue(element: HTMLInputElement, value: string) {
    return outcome(element.value === value, `to have the value “${value}”`, element.value);
  },
  toHaveFocus(element: Element) {
    const focused = document.activeElement;
    return outcome(focused === element, 'to have the focus', focused?.outerHTML);
  },
  toHaveTextContent(element: Element, text: RegExp) {
    return outcome(text.test(element.textContent), `to read ${text}`, element.textContent);
  },
  toHaveAccessibleDescription(element: Element, text: RegExp = /\S/) {
    const actual = descriptionOf(element);
    return outcome(text.test(actual), `to be described by ${text}`, actual);
  },
  toBeVisible(element: HTMLElement) {
    const isHidden = element.closest('[hidden], dialog:not([open])') !== null;
    return outcome(element.isConnected && !isHidden, 'to be visible', element.outerHTML);
  },
});
