/** Servers that help two browsers to find each other, as the owner has set them up. */
export interface CallServers {
  stunUrls: readonly string[];
  /** Null where there is no relay. */
  turn: { urls: readonly string[]; secret: string } | null;
}
