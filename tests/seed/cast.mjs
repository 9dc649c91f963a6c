// @ts-check
/**
 * The named people of the demo workspace, the rules tests and the end-to-end tests. Plain JavaScript,
 * because the launcher reads it without a build.
 */

/**
 * @template {string} Uid
 * @param {Uid} uid
 * @param {string} displayName
 * @param {string} handle
 * @param {string} bio
 */
const person = (uid, displayName, handle, bio, statusEmoji = '', statusText = '') => ({
  // Ada looks after the demo workspace.
  workspaceRole: uid === 'ada' ? /** @type {const} */ ('owner') : null,
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
];

/** What the sign-in page offers in development. */
export const demoAccounts = CAST.map(({ uid, displayName, handle, email, password }) => ({
  uid,
  name: displayName,
  handle,
  email,
  password,
}));
