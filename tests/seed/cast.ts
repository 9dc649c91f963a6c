/** The named people of the demo workspace, the rules tests and the end-to-end tests. */
export interface CastMember {
  uid: string;
  email: string;
  password: string;
  displayName: string;
  handle: string;
  bio: string;
  statusEmoji: string;
  statusText: string;
}

const person = (
  uid: string,
  displayName: string,
  handle: string,
  bio: string,
  statusEmoji = '',
  statusText = '',
): CastMember => ({
  uid,
  email: `${uid}@hearth.test`,
  password: `${uid}-hearth`,
  displayName,
  handle,
  bio,
  statusEmoji,
  statusText,
});

export const CAST = [
  person('ada', 'Ada Lovelace', 'ada', 'Notes, mostly in the margins.', '🧮', 'Deep in a proof'),
  person('grace', 'Grace Hopper', 'grace', 'It is easier to ask forgiveness than permission.'),
  person('linus', 'Linus Berg', 'linus', 'Backend, bread and bicycles.', '🚲', 'On the way'),
  person('yuki', '田中 雪', 'yuki', 'デザインと散歩が好きです。', '🍵', 'お茶の時間'),
  person('zeynep', 'Zeynep Kaya', 'zeynep', 'Fotoğraf, kahve ve uzun yürüyüşler.'),
  person('omar', 'عمر حداد', 'omar', 'مهندس ومحب للقراءة.', '📚', 'أقرأ الآن'),
  person('tomas', 'Tomás Núñez', 'tomas', 'Cocino más de lo que programo.', '🌮', ''),
  person('priya', 'Priya Raman', 'priya', 'Data, dosa, and the occasional marathon.'),
] as const satisfies readonly CastMember[];

export type CastId = (typeof CAST)[number]['uid'];

export function castMember(uid: string): CastMember {
  const found = CAST.find((member) => member.uid === uid);
  if (!found) throw new Error(`Nobody in the cast has the uid "${uid}"`);
  return found;
}
