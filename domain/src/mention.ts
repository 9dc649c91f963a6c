import { MENTIONS_MAX } from './limits';

/** In stored text a mention is `<@uid>`, so that it follows a person through renames. */
export const MENTION_TOKEN = /<@([A-Za-z0-9_-]{1,128})>/g;
/** In the composer a mention is the person's handle. */
const HANDLE_TOKEN = /(?<![A-Za-z0-9_@/.])@([a-z0-9_]{3,20})(?![a-z0-9_])/gi;
/** Fenced and inline code keeps its text as typed. */
/** Code in a text: what stands in it means nothing. */
export const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** Applies `replace` to what is not code. */
function outsideCode(text: string, replace: (part: string) => string): string {
  let result = '';
  let from = 0;
  for (const code of text.matchAll(CODE)) {
    result += replace(text.slice(from, code.index)) + code[0];
    from = code.index + code[0].length;
  }
  return result + replace(text.slice(from));
}

/** Typed text to stored text: handles of known people become `<@uid>`; unknown ones stay as typed. */
export function encodeMentions(
  typed: string,
  uidOfHandle: (handle: string) => string | undefined,
): string {
  return outsideCode(typed, (part) =>
    part.replace(HANDLE_TOKEN, (whole, handle: string) => {
      const uid = uidOfHandle(handle.toLowerCase());
      return uid === undefined ? whole : `<@${uid}>`;
    }),
  );
}

/** Stored text to what the composer shows when it is edited again. */
export function decodeMentions(
  stored: string,
  handleOfUid: (uid: string) => string | undefined,
): string {
  return outsideCode(stored, (part) =>
    part.replace(MENTION_TOKEN, (whole, uid: string) => {
      const handle = handleOfUid(uid);
      return handle === undefined ? whole : `@${handle}`;
    }),
  );
}

/** The different people a stored text names, in order, cut at the limit. */
export function mentionedIds(stored: string): string[] {
  const ids = new Set<string>();
  outsideCode(stored, (part) => {
    for (const match of part.matchAll(MENTION_TOKEN)) if (match[1]) ids.add(match[1]);
    return part;
  });
  return [...ids].slice(0, MENTIONS_MAX);
}
