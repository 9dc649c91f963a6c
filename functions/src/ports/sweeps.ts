import type { Millis } from '@hearth/domain/time';

/** A folder of Storage that is swept. */
export type SweptFolder = 'users' | 'rooms';

/** One look through a folder, which may take several runs. */
export interface SweepPass {
  begunAt: Millis;
  /** Where the next run goes on; null once it came to the end. */
  cursor: string | null;
}

export interface SweepStore {
  /** The last pass; null before the first. */
  pass(folder: SweptFolder): Promise<SweepPass | null>;
  setPass(folder: SweptFolder, pass: SweepPass): Promise<void>;
}
