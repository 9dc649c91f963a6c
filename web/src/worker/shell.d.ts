/** What the service worker keeps, made by `web/vite/serviceWorkerPlugin.mjs` from the build. */
declare module 'virtual:hearth-shell' {
  /** The page that every address of the app gets. */
  export const PAGE: string;
  /** Addresses of files; those that keep their name from build to build with a revision. */
  export const shellFiles: readonly { url: string; revision: string | null }[];
}
