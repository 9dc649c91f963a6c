/** A folder of Storage that is swept. */
export type SweptFolder = 'users' | 'rooms';

/** Where a sweep that takes several runs has come to. */
export interface SweepStore {
  /** Null is the beginning. */
  cursor(folder: SweptFolder): Promise<string | null>;
  setCursor(folder: SweptFolder, cursor: string | null): Promise<void>;
}
