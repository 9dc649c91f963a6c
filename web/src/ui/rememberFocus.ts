/**
 * Remembers what has the focus; the returned function gives it back. Where that is gone, as the buttons
 * of a row that show only while it has the focus, its row takes it: `[data-stop]`.
 */
export function rememberFocus(): () => void {
  const before = document.activeElement;
  if (!(before instanceof HTMLElement)) return () => undefined;
  const row = before.closest<HTMLElement>('[data-stop]');
  return () => {
    if (before.isConnected) before.focus();
    else row?.focus();
  };
}
