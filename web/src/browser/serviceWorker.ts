/**
 * Lets the app open without a connection from the next load on. In a build only: the development
 * server's files change, so what a build at the same address has left there goes. A browser that
 * refuses goes on as before.
 */
export function keepAppOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const act = import.meta.env.PROD ? register : unregister;
  const run = () => {
    act().catch((error: unknown) => {
      console.warn('The app cannot be kept for times without a connection.', error);
    });
  };
  // What one came for loads first.
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 5_000 });
  else setTimeout(run, 2_000);
}

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/serviceWorker.js');
}

async function unregister(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}
