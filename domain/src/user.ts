import * as v from 'valibot';
import {
  BIO_MAX_CHARS,
  DISPLAY_NAME_MAX_CHARS,
  HANDLE_MAX_CHARS,
  HANDLE_MIN_CHARS,
  STATUS_TEXT_MAX_CHARS,
} from './limits';
import { charCount, cleanName, clipChars, isBlank, searchKey } from './text';

/** `users/{uid}`: what everybody in the workspace may see of a person. */
export const profileSchema = v.object({
  displayName: v.string(),
  handle: v.string(),
  /** Storage path of a square photo, or null for the default avatar. */
  photoPath: v.nullable(v.string()),
  bio: v.string(),
  statusEmoji: v.string(),
  statusText: v.string(),
  /** Why the account is closed; left out while it is open. A function's to write. */
  closed: v.optional(v.picklist(['banned', 'deleted'])),
});
export type ProfileFields = v.InferOutput<typeof profileSchema>;
export type Profile = ProfileFields & { uid: string };

/** What a person may change of their own profile; the handle goes with its registry document. */
export type ProfileDraft = Pick<
  ProfileFields,
  'displayName' | 'handle' | 'bio' | 'statusEmoji' | 'statusText' | 'photoPath'
>;

/** `handles/{handle}`: whose it is. One that was given up stays, without an owner: rules can prove that. */
export const handleSchema = v.object({ uid: v.nullable(v.string()) });

/** Code points of a name that are searched: at most the 128 UTF-16 units that the rules allow. */
const SEARCH_NAME_MAX_CHARS = 64;

/** The form in which names are kept for searching, and what is looked for in them. */
export function searchName(name: string): string {
  return clipChars(searchKey(name), SEARCH_NAME_MAX_CHARS);
}

export type HandleProblem = 'tooShort' | 'tooLong' | 'badCharacters';
export type NameProblem = 'empty' | 'tooLong';

/** Lower case, a leading @ and outer space removed; further problems are told by {@link handleProblem}. */
export function normalizeHandle(raw: string): string {
  return raw.trim().replace(/^@/, '').toLowerCase();
}

/** What is wrong with a normalised handle, or null. ASCII only, so that no two look alike. */
export function handleProblem(handle: string): HandleProblem | null {
  if (!/^[a-z0-9_]*$/.test(handle)) return 'badCharacters';
  if (handle.length < HANDLE_MIN_CHARS) return 'tooShort';
  if (handle.length > HANDLE_MAX_CHARS) return 'tooLong';
  return null;
}

/** What is wrong with a cleaned display name, or null. */
export function displayNameProblem(name: string): NameProblem | null {
  if (isBlank(name)) return 'empty';
  if (charCount(name) > DISPLAY_NAME_MAX_CHARS) return 'tooLong';
  return null;
}

/** A handle to propose for a name: "Ada Lovelace" -> "ada_lovelace"; `salt` fills up what is too short. */
export function suggestHandle(displayName: string, salt: string): string {
  const base = cleanName(displayName)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, HANDLE_MAX_CHARS);
  if (base.length >= HANDLE_MIN_CHARS) return base;
  return `${base || 'user'}_${salt.toLowerCase().replace(/[^a-z0-9]/g, '')}`.slice(
    0,
    HANDLE_MAX_CHARS,
  );
}

/** The same draft with every field cleaned and cut to its limit. */
export function cleanProfile(draft: ProfileDraft): ProfileDraft {
  return {
    ...draft,
    displayName: cleanName(draft.displayName),
    handle: normalizeHandle(draft.handle),
    bio: clipChars(draft.bio.trim(), BIO_MAX_CHARS),
    statusText: clipChars(cleanName(draft.statusText), STATUS_TEXT_MAX_CHARS),
  };
}
