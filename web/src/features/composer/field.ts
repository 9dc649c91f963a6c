import type { Replacement } from './formatting';

/** Replaces a stretch of a field as typing would, so that undo takes it back. */
export function replaceInField(field: HTMLTextAreaElement, change: Replacement): void {
  field.focus();
  field.setSelectionRange(change.from, change.to);
  // No other way of changing a field keeps the browser's undo.
  const isTyped =
    typeof document.execCommand === 'function' &&
    document.execCommand('insertText', false, change.insert);
  if (!isTyped) {
    field.setRangeText(change.insert, change.from, change.to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(change.start, change.end);
}

/** Types a text in place of a stretch and leaves the cursor behind it. */
export function typeInField(
  field: HTMLTextAreaElement,
  from: number,
  to: number,
  insert: string,
): void {
  const end = from + insert.length;
  replaceInField(field, { from, to, insert, start: end, end });
}

/** Above this the height is at its most anyway, and measuring it would be slow. */
const MEASURED_MAX_CHARS = 10_000;

/** Makes the field as high as its text where the browser does not by itself. */
export function fitField(field: HTMLTextAreaElement): void {
  if (typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  const isHuge = field.value.length > MEASURED_MAX_CHARS;
  field.style.height = isHuge ? '100vh' : `${field.scrollHeight}px`;
}
