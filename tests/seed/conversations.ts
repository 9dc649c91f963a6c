/**
 * What the cast has said so far. A line is `[who, text, extras?]`; `re` quotes a line by how many
 * lines it lies back, `react` maps an emoji to the people who gave it, `was` is the text before an
 * edit, `gap` the minutes since the line before (2 when left out), `files` what goes with it.
 */
import type { SeedCall } from './calls';
import type { CastId } from './cast';
import type { MediaName } from './media/media';

export type Line = readonly [
  who: CastId,
  text: string,
  extras?: {
    re?: number;
    react?: Record<string, readonly CastId[]>;
    was?: string;
    gap?: number;
    isDeleted?: boolean;
    files?: readonly MediaName[];
    /** The line tells of a call, which is over before the next line. */
    call?: SeedCall;
    /** What the page behind the line's link tells of itself. */
    card?: { title: string; description: string; siteName: string; image: MediaName };
  },
];

export interface Conversation {
  /** Group name; direct rooms take the names of their people. */
  name: string | null;
  owner: CastId;
  admins: readonly CastId[];
  members: readonly CastId[];
  /** Minutes before the seeding when the last line was written. */
  endedMinutesAgo: number;
  lines: readonly Line[];
  /** How many of the last lines each of these people has not read. */
  unread: Partial<Record<CastId, number>>;
}

const ALL: readonly CastId[] = [
  'ada',
  'grace',
  'linus',
  'yuki',
  'zeynep',
  'omar',
  'tomas',
  'priya',
];

const LAUNCH: readonly Line[] = [
  [
    'grace',
    'Morning all. Launch checklist is pinned in my head, so let me write it down before coffee wears off.',
    { gap: 60 },
  ],
  [
    'grace',
    '1. Rules reviewed twice\n2. Indexes deployed\n3. Budget alert at **10 €**\n4. Somebody who is *not me* tries the sign-up on a phone',
    { gap: 1, react: { '👍': ['ada', 'linus', 'priya'], '🙏': ['yuki'] } },
  ],
  ['linus', 'I can take 2 and 3.'],
  ['yuki', 'スマホでの登録は私が試します。'],
  [
    'ada',
    'Thank you, <@yuki>. Use a slow network, please: the first ten seconds decide everything.',
    { re: 1 },
  ],
  [
    'linus',
    'Indexes are in. For the record, the one that was missing:\n```json\n{\n  "collectionGroup": "rooms",\n  "fields": [\n    { "fieldPath": "memberIds", "arrayConfig": "CONTAINS" },\n    { "fieldPath": "activityAt", "order": "DESCENDING" }\n  ]\n}\n```',
    { gap: 34, react: { '🎉': ['grace', 'ada', 'tomas'] } },
  ],
  [
    'priya',
    'Cost of last week at our size: 0.42 €. I had to check it three times.',
    { gap: 12, files: ['chart'], react: { '😮': ['grace', 'tomas'], '💸': ['linus'] } },
  ],
  [
    'tomas',
    'Eso es menos que un café. ¡Menos que **medio** café!',
    { react: { '☕': ['zeynep', 'ada'] } },
  ],
  ['zeynep', 'Ekran görüntülerini akşama kadar yüklerim, ışık şu an çok güzel.', { gap: 18 }],
  [
    'omar',
    'راجعت قواعد الأمان مرة ثانية، وكل شيء يبدو جيدًا. سأكتب ملاحظتين صغيرتين اليوم.',
    { gap: 9, react: { '❤️': ['ada', 'zeynep'] } },
  ],
  ['grace', 'Two small notes from <@omar> are worth two large ones from anybody else.', { re: 1 }],
  [
    'ada',
    'While we wait, the function that decides who outranks whom. It fits on a napkin:\n```ts\nexport function canActOn(actor: Role, permission: Permission, target: Role): boolean {\n  return can(actor, permission) && RANK[actor] > RANK[target];\n}\n```',
    { gap: 25 },
  ],
  ['linus', 'A napkin with tests?'],
  [
    'ada',
    'Obviously. `permissions.test.ts`, next to the napkin.',
    { react: { '😂': ['linus', 'grace', 'tomas', 'priya'] } },
  ],
  [
    'yuki',
    '登録は問題なくできました。低速回線でも一秒くらいです。',
    { gap: 41, react: { '🚀': ['ada', 'grace', 'linus', 'omar'] } },
  ],
  [
    'grace',
    'Then we ship on Thursday. Say so now or hold your peace until the retrospective.',
    {
      gap: 3,
      was: 'Then we ship on Friday. Say so now or hold your peace until the retrospective.',
    },
  ],
  [
    'priya',
    'Thursday works. Never on a Friday.',
    { re: 1, react: { '💯': ['grace', 'linus', 'ada'] } },
  ],
  ['tomas', 'I will bring the cake. Any allergies besides deadlines?'],
  ['zeynep', 'Fındık yok lütfen, gerisi serbest.'],
  ['linus', '> Any allergies besides deadlines?\n\nMeetings after four.', { gap: 5 }],
  [
    'ada',
    'Reading list for the weekend: [On the Analytical Engine](https://en.wikipedia.org/wiki/Analytical_Engine) for pleasure, and https://firebase.google.com/docs/firestore/security/rules-conditions for the rest.',
    {
      gap: 90,
      card: {
        title: 'Analytical engine',
        description:
          'The analytical engine was a proposed digital mechanical general-purpose computer designed by Charles Babbage.',
        siteName: 'Wikipedia',
        image: 'engineCard',
      },
    },
  ],
  [
    'grace',
    'Only you would call the first one pleasure.',
    { re: 1, react: { '😄': ['ada', 'yuki'] } },
  ],
  ['omar', 'سؤال سريع: هل نرسل الإعلان صباح الخميس أم بعد الظهر؟', { gap: 30 }],
  ['grace', 'Morning, nine sharp. Two time zones are awake then and the third forgives us.'],
  [
    'grace',
    'The plan on one page, to print and to lose:',
    { files: ['plan'], react: { '📌': ['ada', 'priya'] } },
  ],
  ['grace', '', { gap: 15, call: { kind: 'audio', outcome: 'answered', minutes: 22 } }],
  [
    'linus',
    'Deployed to staging, everything green ✅',
    { gap: 55, react: { '✅': ['ada', 'grace', 'priya', 'yuki', 'omar'] } },
  ],
  [
    'priya',
    'p95 of *send to seen* on staging is below what I can perceive. I looked twice at the same dot.',
    { gap: 4 },
  ],
  [
    'tomas',
    'This was a very long complaint about the build. It is fine now.',
    { gap: 3, isDeleted: true },
  ],
  [
    'yuki',
    'アイコンの最終版です。小さいサイズでも読めるように線を太くしました。',
    {
      gap: 22,
      files: ['iconNight', 'iconPaper', 'iconSea', 'iconSizes'],
      react: { '😍': ['zeynep', 'ada', 'grace'] },
    },
  ],
  ['zeynep', 'Çok güzel olmuş! Koyu temada da harika duruyor.', { re: 1 }],
  [
    'grace',
    '<@ada> can you read the announcement once more? You find the commas nobody else sees.',
    { gap: 14 },
  ],
  [
    'ada',
    'Read it. One comma left the building, one arrived. Ready from my side.',
    { gap: 11, react: { '🙌': ['grace'] } },
  ],
];

const HIKE: readonly Line[] = [
  ['zeynep', 'Cumartesi yürüyüşü için kim var? Göl çevresi, yaklaşık 14 km.', { gap: 60 }],
  [
    'linus',
    'Ich bin dabei, bringe Brot mit. Sauerteig, zwölf Stunden.',
    { react: { '🍞': ['zeynep', 'priya', 'ada'] } },
  ],
  ['priya', 'In! But I have a long run on Sunday, so no summit heroics please.'],
  ['ada', 'I shall come, and carry the map nobody will look at.', { react: { '🗺️': ['linus'] } }],
  ['zeynep', 'Hava: 12 derece, öğleden sonra hafif rüzgâr. Yağmur görünmüyor.', { gap: 20 }],
  [
    'linus',
    'Treffpunkt 8:40 am Bahnhof, Gleis 3. Der Zug um 8:52 wartet nicht.',
    { was: 'Treffpunkt 8:45 am Bahnhof, Gleis 3.', gap: 8 },
  ],
  ['priya', '8:40, platform 3. Noted. Will somebody bring the small stove?', { re: 1 }],
  ['ada', 'The small stove and the large thermos.', { react: { '🔥': ['priya', 'zeynep'] } }],
  ['zeynep', 'O zaman ben de limonlu kek getiriyorum 🍋'],
  ['linus', 'Kuchen schlägt Gipfel.', { re: 1, react: { '😂': ['ada', 'zeynep', 'priya'] } }],
  ['priya', '', { gap: 200, files: ['trail'], react: { '🏞️': ['ada', 'zeynep'] } }],
  ['ada', 'The map was right, then.', { re: 1 }],
  ['zeynep', '', { gap: 60, call: { kind: 'video', outcome: 'answered', minutes: 27 } }],
  [
    'zeynep',
    'Fotoğrafları bu akşam paylaşırım. Sis kalkınca göl ayna gibiydi.',
    { gap: 120, react: { '😍': ['ada', 'priya', 'linus'] } },
  ],
  [
    'linus',
    'Der Heimweg klang ungefähr so.',
    { gap: 20, files: ['hum'], react: { '😂': ['priya'] } },
  ],
  [
    'zeynep',
    '',
    {
      gap: 15,
      files: ['dawn', 'mist', 'mirror', 'wood', 'ridge', 'noon', 'dusk'],
      react: { '😍': ['linus'] },
    },
  ],
  ['priya', 'The third one goes on my wall.', { re: 1, gap: 4 }],
];

const BOOKS: readonly Line[] = [
  ['omar', 'اقتراحي لهذا الشهر: «موسم الهجرة إلى الشمال». ما رأيكم؟', { gap: 60 }],
  [
    'ada',
    'Yes. I have read it in translation and would love to hear you on the original.',
    { react: { '📖': ['omar', 'tomas'] } },
  ],
  ['tomas', 'Me apunto. ¿Hay traducción al español? Lo busco en la biblioteca mañana.'],
  ['omar', 'نعم، توجد ترجمة جيدة. سأرسل لك اسم المترجم.', { re: 1 }],
  ['yuki', '日本語訳もありました。来週までに読みます。', { gap: 30 }],
  [
    'ada',
    "A question to carry along: *whose* story is it, the narrator's or Mustafa's?",
    { gap: 240, react: { '🤔': ['omar', 'yuki', 'tomas'] } },
  ],
  ['tomas', 'Creo que el libro se niega a contestar. Y por eso funciona.', { re: 1 }],
  [
    'omar',
    'بالضبط. النهر نفسه شخصية في الرواية.',
    { files: ['river'], react: { '🌊': ['ada', 'tomas'], '👏': ['yuki'] } },
  ],
  ['omar', '', { gap: 60, call: { kind: 'audio', outcome: 'missed' } }],
  ['yuki', '読み終わりました。最後の場面が忘れられません。', { gap: 600 }],
  [
    'ada',
    'Thursday at seven, then? I will make tea for those near and envy for those far.',
    { gap: 15, react: { '🍵': ['yuki', 'omar'] } },
  ],
];

const ADA_GRACE: readonly Line[] = [
  ['grace', 'Do you have ten minutes before the review?', { gap: 30 }],
  ['ada', 'For you, twelve.'],
  [
    'grace',
    'I think the limits document should be part of the batch, not a counter in a function. Then a hostile client has nothing to skip.',
    { gap: 4 },
  ],
  [
    'ada',
    'Agreed, and it costs one write that we can count beforehand. I like costs that can be counted beforehand.',
    { re: 1, react: { '💯': ['grace'] } },
  ],
  ['grace', '`getAfter` all the way down, then.'],
  ['ada', 'Turtles with timestamps.', { react: { '😂': ['grace'] } }],
  ['grace', '', { gap: 20, call: { kind: 'audio', outcome: 'answered', minutes: 14 } }],
  [
    'grace',
    'I found an actual moth in the office today. I did not tape it into the logbook. Growth.',
    { gap: 180, react: { '🦋': ['ada'] } },
  ],
  ['ada', 'I am proud of you and sorry for the logbook.'],
  ['grace', '', { gap: 20, call: { kind: 'video', outcome: 'missed' } }],
  [
    'grace',
    'Draft of the announcement, tell me where it drags:\n\n> Your conversations, on your own ground. One deploy, no servers, a bill you can read.',
    { gap: 45 },
  ],
  [
    'ada',
    'It does not drag. Leave it alone before you improve it.',
    { react: { '❤️': ['grace'] } },
  ],
];

const ADA_OMAR: readonly Line[] = [
  ['omar', 'صباح الخير يا آدا، هل أعجبك الفصل الثالث؟', { gap: 40 }],
  ['ada', 'Good morning! Very much; I read the river passage twice.'],
  ['omar', 'كنت أعرف أنك ستحبين ذلك المقطع 😊', { react: { '😊': ['ada'] } }],
  ['ada', '', { gap: 20, call: { kind: 'audio', outcome: 'declined' } }],
  ['ada', 'How do you say "margin note" in Arabic?', { gap: 6 }],
  ['omar', 'نقول «حاشية» (ḥāshiya). كلمة قديمة وجميلة.', { re: 1 }],
  ['ada', 'Mine, then:', { gap: 8, files: ['notes'] }],
  ['omar', 'حاشية جميلة جدًا، شكرًا لك.', { re: 1 }],
];

const ADA_YUKI: readonly Line[] = [
  ['yuki', '新しいアイコンを見てもらえますか？16pxだと少し潰れます。', { gap: 50 }],
  ['ada', 'The outer line could carry half a pixel more. The flame reads well, even small.'],
  ['yuki', 'なるほど、試してみます。ありがとう！', { react: { '🙏': ['ada'] } }],
  ['ada', '', { gap: 5, call: { kind: 'video', outcome: 'answered', minutes: 6 } }],
  ['yuki', '直しました。どうでしょう？', { gap: 35, files: ['iconSizes'] }],
  ['ada', 'Lovely. Now it looks as if it had always been there.', { react: { '🥰': ['yuki'] } }],
];

const ADA_TOMAS: readonly Line[] = [
  [
    'tomas',
    'Receta prometida:\n\n- 250 g de harina\n- 150 g de azúcar\n- 4 huevos\n- 1 limón, *solo la piel*\n- paciencia',
    { gap: 45 },
  ],
  ['ada', 'How much patience, in grams?', { re: 1 }],
  ['tomas', 'Toda la que tengas. Luego 35 minutos a 180 °C.', { react: { '🍋': ['ada'] } }],
  ['tomas', '', { gap: 25, call: { kind: 'audio', outcome: 'cancelled' } }],
  ['tomas', 'La prueba:', { gap: 70, files: ['cake'], react: { '🤤': ['ada'] } }],
  ['ada', 'I withdraw the question.', { re: 1 }],
];

const ADA_NOTES: readonly Line[] = [
  [
    'ada',
    'To do: comma in the announcement, map for Saturday, return *Middlemarch*.',
    { gap: 600 },
  ],
  [
    'ada',
    'Idea: unread counts as differences of two numbers that are already there. No counters to keep right.',
    { gap: 400 },
  ],
  [
    'ada',
    '```py\nfrom fractions import Fraction\n\ndef bernoulli(n: int) -> Fraction:\n    a = [Fraction(0)] * (n + 1)\n    for m in range(n + 1):\n        a[m] = Fraction(1, m + 1)\n        for j in range(m, 0, -1):\n            a[j - 1] = j * (a[j - 1] - a[j])\n    return a[0]\n```',
    { gap: 90 },
  ],
];

const GRACE_LINUS: readonly Line[] = [
  ['grace', 'Is the staging project yours or mine?', { gap: 30 }],
  ['linus', 'Yours. I only broke it.', { react: { '😅': ['grace'] } }],
  ['linus', '', { files: ['fire'], react: { '🔥': ['grace'] } }],
];

/** A long room to scroll in: short reports of several weeks, put together from parts. */
function dailyNotes(): Line[] {
  const done = [
    'reviewed the rules matrix',
    'cut the first load by a third',
    'wrote the migration note',
    'paired on the outbox',
    'fixed the focus order in the dialog',
    'measured cold opens on a phone',
    'cleaned up the seed data',
    'answered two questions from the forum',
    'replaced a spinner by a skeleton',
    'deleted more lines than I added',
  ];
  const next = [
    'the reconnect test',
    'contrast in the dark theme',
    'the invite flow',
    'German plurals',
    'a smaller emoji sheet',
    'the cost table',
    'keyboard hints',
    'the right-to-left timeline',
  ];
  const asides = [
    'Anybody else seeing the build take 40 s today?',
    'Lunch at the place with the green door?',
    'Heads-up: I am out on Wednesday afternoon.',
    'The coffee machine asks to be descaled. It asks loudly.',
    'Small win: the test that failed on Tuesdays now passes on Tuesdays.',
    '今日は在宅です。',
    'Bugün biraz geç geleceğim.',
    'سأكون متأخرًا عشر دقائق.',
    'Hoy pruebo el teclado nuevo, perdón por las erratas.',
    'Kurze Frage: Wer hat den Schlüssel zum Besprechungsraum?',
    '`npm run check` is green again.',
    'Who wants to pair on **presence** this afternoon?',
  ];
  const emojis = ['👍', '🎉', '❤️', '😂', '👀', '🙏'];
  const lines: Line[] = [];
  // A linear congruential generator (Numerical Recipes' constants): the same demo at every start.
  let state = 42;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)] as T;
  };
  for (let day = 0; day < 24; day += 1) {
    ALL.forEach((who, index) => {
      const text = `Yesterday: ${pick(done)}. Today: ${pick(next)}.`;
      const givers = ALL.filter((other) => other !== who && pick([true, false, false]));
      lines.push([
        who,
        text,
        {
          gap: index === 0 ? 60 * 16 : pick([1, 3, 7, 12]),
          ...(givers.length > 0 ? { react: { [pick(emojis)]: givers } } : {}),
          ...(index > 1 && pick([false, false, false, true]) ? { re: pick([1, 2]) } : {}),
        },
      ]);
    });
    lines.push([pick(ALL), pick(asides), { gap: pick([15, 40, 90]) }]);
    lines.push([
      pick(ALL),
      pick([
        'On it.',
        'Same here.',
        'Thank you.',
        'Noted.',
        'どうも！',
        'Danke.',
        'Gracias.',
        'Tamamdır.',
        'شكرًا.',
      ]),
      { re: 1 },
    ]);
  }
  return lines;
}

export const CONVERSATIONS: readonly Conversation[] = [
  {
    name: 'Launch',
    owner: 'grace',
    admins: ['ada'],
    members: ALL,
    endedMinutesAgo: 6,
    lines: LAUNCH,
    unread: { ada: 0, linus: 3, yuki: 2 },
  },
  {
    name: 'Saturday hike',
    owner: 'zeynep',
    admins: [],
    members: ['zeynep', 'linus', 'priya', 'ada'],
    endedMinutesAgo: 95,
    lines: HIKE,
    unread: { ada: 2 },
  },
  {
    name: 'Book club · قراءة',
    owner: 'omar',
    admins: ['ada'],
    members: ['omar', 'ada', 'tomas', 'yuki'],
    endedMinutesAgo: 60 * 26,
    lines: BOOKS,
    unread: {},
  },
  {
    name: 'Daily notes',
    owner: 'ada',
    admins: ['grace'],
    members: ALL,
    endedMinutesAgo: 60 * 3,
    lines: dailyNotes(),
    unread: { ada: 8, grace: 4 },
  },
  {
    name: null,
    owner: 'ada',
    admins: [],
    members: ['ada', 'grace'],
    endedMinutesAgo: 12,
    lines: ADA_GRACE,
    unread: {},
  },
  {
    name: null,
    owner: 'omar',
    admins: [],
    members: ['ada', 'omar'],
    endedMinutesAgo: 40,
    lines: ADA_OMAR,
    unread: { ada: 1 },
  },
  {
    name: null,
    owner: 'yuki',
    admins: [],
    members: ['ada', 'yuki'],
    endedMinutesAgo: 60 * 5,
    lines: ADA_YUKI,
    unread: {},
  },
  {
    name: null,
    owner: 'tomas',
    admins: [],
    members: ['ada', 'tomas'],
    endedMinutesAgo: 60 * 30,
    lines: ADA_TOMAS,
    unread: {},
  },
  {
    name: null,
    owner: 'ada',
    admins: [],
    members: ['ada'],
    endedMinutesAgo: 60 * 8,
    lines: ADA_NOTES,
    unread: {},
  },
  {
    name: null,
    owner: 'grace',
    admins: [],
    members: ['grace', 'linus'],
    endedMinutesAgo: 60 * 2,
    lines: GRACE_LINUS,
    unread: { linus: 0 },
  },
];
