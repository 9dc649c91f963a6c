/** Where a sweep that takes several runs has come to. */
export interface SweepStore {
  /** Null is the beginning. */
  cursor(): Promise<string | null>;
  setCursor(cursor: string | null): Promise<void>;
}
