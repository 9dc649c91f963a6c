import type { FileStore } from '../ports/files';

interface MemoryFile {
  bytes: Uint8Array;
  contentType: string;
  contentEncoding: string;
  cacheControl: string;
  createdAt: number;
}

/** Storage in memory. Keeps a record of how much was read of what. */
export class MemoryFiles implements FileStore {
  readonly objects = new Map<string, MemoryFile>();
  readonly reads: { path: string; bytes: number }[] = [];
  /** Paths whose removal fails once. */
  readonly failNextRemovalOf = new Set<string>();
  /** Called before each write: what happens meanwhile. */
  onWrite: (path: string) => void = () => undefined;

  put(path: string, bytes: Uint8Array, contentType: string, more: Partial<MemoryFile> = {}): void {
    const defaults = { contentEncoding: '', cacheControl: '', createdAt: 0 };
    this.objects.set(path, { bytes, contentType, ...defaults, ...more });
  }

  paths(): string[] {
    return [...this.objects.keys()].sort();
  }

  facts(path: string) {
    const file = this.objects.get(path);
    if (!file) return Promise.resolve(null);
    const { contentType, contentEncoding, bytes } = file;
    return Promise.resolve({ contentType, contentEncoding, size: bytes.length });
  }

  read(path: string, bytesMax?: number) {
    const bytes = this.objects.get(path)?.bytes.subarray(0, bytesMax) ?? null;
    if (bytes) this.reads.push({ path, bytes: bytes.length });
    return Promise.resolve(bytes);
  }

  write(path: string, bytes: Uint8Array, how: { contentType: string; cacheControl: string }) {
    this.onWrite(path);
    this.put(path, bytes, how.contentType, { cacheControl: how.cacheControl });
    return Promise.resolve();
  }

  remove(path: string) {
    if (this.failNextRemovalOf.delete(path)) return Promise.reject(new Error('unavailable'));
    this.objects.delete(path);
    return Promise.resolve();
  }

  removeFolder(folder: string) {
    for (const path of this.paths()) if (path.startsWith(`${folder}/`)) this.objects.delete(path);
    return Promise.resolve();
  }

  moveFolder(from: string, to: string) {
    for (const [path, file] of [...this.objects]) {
      if (!path.startsWith(`${from}/`)) continue;
      this.objects.set(`${to}${path.slice(from.length)}`, file);
      this.objects.delete(path);
    }
    return Promise.resolve();
  }

  list(folder: string, { cursor, limit }: { cursor: string | null; limit: number }) {
    const rest = this.paths().filter(
      (path) => path.startsWith(`${folder}/`) && (cursor === null || path > cursor),
    );
    const files = rest
      .slice(0, limit)
      .map((path) => ({ path, createdAt: this.objects.get(path)?.createdAt ?? 0 }));
    const next = rest.length > limit ? (files.at(-1)?.path ?? null) : null;
    return Promise.resolve({ files, next });
  }
}
