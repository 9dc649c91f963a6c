const MINUTES_OF_HOUR = 60;

/** Minutes since midnight as a time field has them: 1320 is `22:00`. */
export function toTimeField(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / MINUTES_OF_HOUR))}:${two(minutes % MINUTES_OF_HOUR)}`;
}

/** The other way; null for a field that is not filled in. */
export function fromTimeField(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return Number(hours) * MINUTES_OF_HOUR + Number(minutes);
}
