/** Words that this browser keeps through reloads; where storage is blocked, none. */

/** Null where nothing is kept by this name. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** A value of null forgets. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Blocked or full: it is as if nothing had been kept.
  }
}

/** Forgets everything whose name begins so. */
export function forgetAll(prefix: string): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) localStorage.removeItem(name);
    }
  } catch {
    // Nothing is kept.
  }
}
