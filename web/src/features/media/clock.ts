/** A length as a clock shows it: `0:07`, `12:34`, `1:02:03`. */
export function clock(ms: number): string {
  const total = Math.round(Math.max(0, ms) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 60);
  const seconds = two(total % 60);
  return minutes < 60
    ? `${minutes}:${seconds}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${seconds}`;
}
