const NEEDED_BYTES = 5 * 1024 * 1024;

/** Whether the browser lets the page keep data, and has room for it. */
export async function storageState(): Promise<'ok' | 'full' | 'blocked'> {
  try {
    localStorage.getItem('hearth');
    if (!('indexedDB' in window)) return 'blocked';
    const { quota, usage } = await navigator.storage.estimate();
    if (quota === undefined || usage === undefined) return 'ok';
    return quota - usage < NEEDED_BYTES ? 'full' : 'ok';
  } catch {
    return 'blocked';
  }
}
