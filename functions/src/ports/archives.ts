/** One file of an archive: text that is made while it is written, or a copy of a stored object. */
export type ArchivePart =
  | { type: 'text'; path: string; chunks: AsyncIterable<string> }
  | { type: 'object'; path: string; from: string };

export interface Archives {
  /**
   * Writes a ZIP as an object of Storage, in a stream. Each part is taken up when the one before is
   * through; objects that are gone are left out. Gives the archive's bytes. What fails leaves no object.
   */
  write(path: string, parts: AsyncIterable<ArchivePart>): Promise<{ size: number }>;
}
