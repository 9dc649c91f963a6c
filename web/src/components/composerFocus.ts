/** Marks the field that the room is written in; there is one in the page at most. */
export const COMPOSER_MARK = { 'data-composer': '' } as const;

/** Puts the cursor where one writes; false where there is no such place. */
export function focusComposer(): boolean {
  const field = document.querySelector<HTMLElement>('[data-composer]');
  field?.focus();
  return field !== null;
}
