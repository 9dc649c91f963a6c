/** Photos of people and of groups. */
export interface PhotoStore {
  /** The object that a profile or a room shows as its photo; null when it has none, or is gone. */
  shownBy(documentPath: string): Promise<string | null>;
}
