/** What a room's automatic moderation may do, and how it is set up. The decision is `moderation.ts`, which the word lists make large. */
import * as v from 'valibot';
import { MENTIONS_MAX } from '../limits';

/**
 * What happens to a message, in rising order: nothing, shown to moderators, hidden until they look,
 * gone, gone with its sender muted for a time.
 */
export const VERDICTS = ['allow', 'flag', 'hide', 'remove', 'mute'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is looked for. A rule whose action is `allow` is off. */
export const MODERATION_RULES = [
  'words',
  'slurs',
  'ownWords',
  'invites',
  'links',
  'flood',
  'duplicates',
  'mentions',
  'caps',
] as const;
export type ModerationRule = (typeof MODERATION_RULES)[number];

/** Own words, and allowed ones, of one room. */
export const WORDS_MAX = 200;
/** UTF-16 units of one of them. */
export const WORD_MAX_CHARS = 60;
/** Allowed domains, and denied ones, of one room. */
export const DOMAINS_MAX = 200;
/** Characters of a host name (RFC 1035, section 2.3.4). */
export const DOMAIN_MAX_CHARS = 253;
/** UTF-16 units of all entries of one list together, which is what rules can count. */
export const TERMS_MAX_CHARS = 12_000;
/** A mute that moderation gives: a minute to a week. */
export const MUTE_MIN_MINUTES = 1;
export const MUTE_MAX_MINUTES = 7 * 24 * 60;

const wordSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(WORD_MAX_CHARS));
const wordsSchema = v.pipe(v.array(wordSchema), v.maxLength(WORDS_MAX));
/** A host name without scheme or path; letters of any script, since people paste those too. */
const domainSchema = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(DOMAIN_MAX_CHARS),
  v.regex(/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u),
);
const domainsSchema = v.pipe(
  v.array(domainSchema),
  v.maxLength(DOMAINS_MAX),
  v.check((domains) => domains.join('').length <= TERMS_MAX_CHARS),
);
const verdictSchema = v.picklist(VERDICTS);

export const moderationConfigSchema = v.object({
  isOn: v.boolean(),
  /** What each rule does to a message that it hits. */
  actions: v.object({
    words: verdictSchema,
    slurs: verdictSchema,
    ownWords: verdictSchema,
    invites: verdictSchema,
    links: verdictSchema,
    flood: verdictSchema,
    duplicates: verdictSchema,
    mentions: verdictSchema,
    caps: verdictSchema,
  } satisfies Record<ModerationRule, typeof verdictSchema>),
  /** Found besides the lists; `*` at either end stands for any letters. */
  ownWords: wordsSchema,
  /** Never found, in the same notation. */
  allowedWords: wordsSchema,
  /** Their subdomains count with them. An allowed domain is never denied. */
  allowedDomains: domainsSchema,
  deniedDomains: domainsSchema,
  /** How long `mute` lasts. */
  muteMinutes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(MUTE_MIN_MINUTES),
    v.maxValue(MUTE_MAX_MINUTES),
  ),
  /** Different people that one message may name; at its highest, the rule hits nothing. */
  mentionsMax: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MENTIONS_MAX)),
});
export type ModerationConfig = v.InferOutput<typeof moderationConfigSchema>;

export const DEFAULT_MODERATION: ModerationConfig = {
  isOn: true,
  actions: {
    words: 'flag',
    slurs: 'hide',
    ownWords: 'hide',
    invites: 'flag',
    links: 'flag',
    flood: 'flag',
    duplicates: 'remove',
    mentions: 'flag',
    caps: 'allow',
  },
  ownWords: [],
  allowedWords: [],
  allowedDomains: [],
  deniedDomains: [],
  muteMinutes: 10,
  mentionsMax: 8,
};

/** What of a set-up changed, as the log names it. */
export const RULE_CHANGES = [
  'on',
  'off',
  'actions',
  'ownWords',
  'allowedWords',
  'allowedDomains',
  'deniedDomains',
  'muteMinutes',
  'mentionsMax',
] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

/** In what two set-ups of a room differ. */
export function ruleChanges(before: ModerationConfig, after: ModerationConfig): RuleChange[] {
  const differs: Record<RuleChange, boolean> = {
    on: after.isOn && !before.isOn,
    off: before.isOn && !after.isOn,
    actions: MODERATION_RULES.some((rule) => before.actions[rule] !== after.actions[rule]),
    ownWords: !hasSameTerms(before.ownWords, after.ownWords),
    allowedWords: !hasSameTerms(before.allowedWords, after.allowedWords),
    allowedDomains: !hasSameTerms(before.allowedDomains, after.allowedDomains),
    deniedDomains: !hasSameTerms(before.deniedDomains, after.deniedDomains),
    muteMinutes: before.muteMinutes !== after.muteMinutes,
    mentionsMax: before.mentionsMax !== after.mentionsMax,
  };
  return RULE_CHANGES.filter((change) => differs[change]);
}

/** Terms have no line breaks. */
function hasSameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.join('\n') === b.join('\n');
}

/** The heavier of two verdicts. */
export function heavier(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) >= VERDICTS.indexOf(b) ? a : b;
}
