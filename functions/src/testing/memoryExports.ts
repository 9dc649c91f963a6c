import type { ExportState } from '@hearth/domain/account';
import type { ArchivePart, Archives } from '../ports/archives';
import type { ExportStore, ExportedMessage, PersonalData } from '../ports/exports';
import type { MemoryFiles } from './memoryFiles';

/** How far exports have come, in memory. */
export class MemoryExports implements ExportStore {
  readonly states = new Map<string, ExportState>();

  readonly state = async (uid: string) => this.states.get(uid) ?? null;

  readonly begin: ExportStore['begin'] = async (uid, state, decide) => {
    decide(this.states.get(uid) ?? null);
    this.states.set(uid, state);
  };

  readonly finish: ExportStore['finish'] = async (uid, requestedAt, outcome) => {
    const present = this.states.get(uid);
    if (present?.requestedAt === requestedAt) this.states.set(uid, { ...present, ...outcome });
  };

  readonly expired = async (now: number, limit: number) =>
    [...this.states]
      .filter(([, { expiresAt }]) => expiresAt <= now)
      .slice(0, limit)
      .map(([uid, state]) => ({ uid, state }));

  readonly remove = async (uid: string, requestedAt: number) => {
    if (this.states.get(uid)?.requestedAt === requestedAt) this.states.delete(uid);
  };
}

/** Archives in memory: each is an object, and `parts` holds what is in it. */
export class MemoryArchives implements Archives {
  readonly parts = new Map<string, Map<string, string>>();
  readonly #files: MemoryFiles;

  constructor(files: MemoryFiles) {
    this.#files = files;
  }

  async write(path: string, parts: AsyncIterable<ArchivePart>) {
    const written = new Map<string, string>();
    for await (const part of parts) {
      const content = await this.#contentOf(part);
      if (content !== null) written.set(part.path, content);
    }
    const bytes = new TextEncoder().encode([...written.values()].join(''));
    this.#files.put(path, bytes, 'application/zip');
    this.parts.set(path, written);
    return { size: bytes.length };
  }

  async #contentOf(part: ArchivePart): Promise<string | null> {
    if (part.type === 'object') {
      const bytes = await this.#files.read(part.from);
      return bytes && new TextDecoder().decode(bytes);
    }
    let text = '';
    for await (const chunk of part.chunks) text += chunk;
    return text;
  }
}

/** Data of one person in memory. */
export class MemoryPersonalData implements PersonalData {
  profile: Record<string, unknown> = { displayName: 'Ada', createdAt: new Date(0) };
  sent: ExportedMessage[] = [];
  reactionsGiven: { roomId: string; messageId: string; emoji: string[] }[] = [];

  readonly documents = async () => ({ profile: this.profile, settings: null, blocks: [] });

  rooms: PersonalData['rooms'] = async () => [
    { id: 'tea', kind: 'group', name: 'Tea "4"', role: 'owner', joinedAt: new Date(1_000) },
  ];

  async *messages() {
    yield* this.sent;
  }

  readonly reactions = async (_uid: string, roomIds: readonly string[], readsMax: number) => ({
    given: this.reactionsGiven.filter(({ roomId }) => roomIds.includes(roomId)).slice(0, readsMax),
    isComplete: this.reactionsGiven.length <= readsMax,
  });
}
