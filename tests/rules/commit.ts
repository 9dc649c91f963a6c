import { doc, writeBatch, type Firestore } from 'firebase/firestore/lite';

export type Data = Record<string, unknown>;

export interface Write {
  type: 'set' | 'update' | 'delete';
  path: string;
  data: Data;
}

/** The writes of one atomic commit by name, so that a test can say which one it forges. */
export type Commit = Record<string, Write>;

export const set = (path: string, data: Data): Write => ({ type: 'set', path, data });
export const update = (path: string, data: Data): Write => ({ type: 'update', path, data });
export const remove = (path: string): Write => ({ type: 'delete', path, data: {} });

export function apply(db: Firestore, commit: Commit): Promise<void> {
  const batch = writeBatch(db);
  for (const { type, path, data } of Object.values(commit)) {
    const ref = doc(db, path);
    if (type === 'set') batch.set(ref, data);
    else if (type === 'update') batch.update(ref, data);
    else batch.delete(ref);
  }
  return batch.commit();
}

function writeOf(commit: Commit, name: string): Write {
  const write = commit[name];
  if (!write)
    throw new Error(`no write "${name}" in a commit of ${Object.keys(commit).join(', ')}`);
  return write;
}

/** The same commit with other fields in one write; `undefined` leaves a field out. */
export function forge(commit: Commit, name: string, fields: Data): Commit {
  const write = writeOf(commit, name);
  const data = Object.entries({ ...write.data, ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...commit, [name]: { ...write, data: Object.fromEntries(data) } };
}

/** As {@link forge}, inside a map of the write. */
export function forgeIn(commit: Commit, name: string, field: string, fields: Data): Commit {
  const inner = { ...(writeOf(commit, name).data[field] as Data), ...fields };
  const kept = Object.entries(inner).filter(([, value]) => value !== undefined);
  return forge(commit, name, { [field]: Object.fromEntries(kept) });
}

/** Message and summary forged alike: a lie that is consistent. */
export function forgeBoth(commit: Commit, fields: Data): Commit {
  return forgeIn(forge(commit, 'message', fields), 'room', 'lastMessage', fields);
}

export function without(commit: Commit, name: string): Commit {
  writeOf(commit, name);
  return Object.fromEntries(Object.entries(commit).filter(([key]) => key !== name));
}
