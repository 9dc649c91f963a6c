/**
 * Lets the app open without a connection from the next load on. In a build only: the development
 * server has no files to keep. A browser that refuses goes on as before.
 */
export function keepAppOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () => {
    navigator.serviceWorker.register('/serviceWorker.js').catch((error: unknown) => {
      console.warn('The app cannot be kept for times without a connection.', error);
    });
  };
  // What one came for loads first.
  if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: 5_000 });
  else setTimeout(register, 2_000);
}
