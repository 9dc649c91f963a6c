/** Automatic moderation: what a message breaks, and what is to happen to it. Pure, as the clock is given. */
import { mentionedIds } from '../mention';
import { clipChars } from '../text';
import type { Millis } from '../time';
import { isShouting } from './capitals';
import { findLinks, type LinkHit } from './linkRules';
import {
  MODERATION_RULES,
  heavier,
  type ModerationConfig,
  type ModerationRule,
  type Verdict,
} from './moderationConfig';
import { isDuplicate, isFlood, type RecentMessage } from './repetition';
import { findWords, type WordHit } from './wordFilter';

/** Code points of the excerpt that a reason carries. */
export const MATCH_MAX_CHARS = 60;

export interface ModerationReason {
  rule: ModerationRule;
  /** The words of the message that broke the rule; null where it is the message as a whole. */
  match: string | null;
}

export interface Judgement {
  /** The heaviest of the verdicts of all rules that were broken. */
  verdict: Verdict;
  /** One for each broken rule, in the order of the rules. */
  reasons: ModerationReason[];
}

export interface JudgedMessage {
  text: string;
  roomId: string;
  /** What the sender wrote before, over all rooms, newest first; without the message itself. */
  recent: readonly RecentMessage[];
  now: Millis;
  config: ModerationConfig;
}

/** A rule that was broken, with what the room does about it. */
type Broken = ModerationReason & { verdict: Verdict };

const RULE_OF_SEVERITY = {
  mild: 'words',
  strong: 'words',
  slur: 'slurs',
  own: 'ownWords',
} as const satisfies Record<WordHit['severity'], ModerationRule>;

function brokenWords(text: string, config: ModerationConfig): Broken[] {
  const { words, slurs, ownWords } = config.actions;
  if (words === 'allow' && slurs === 'allow' && ownWords === 'allow') return [];
  return findWords(text, config).map(({ severity, from, to }) => {
    const rule = RULE_OF_SEVERITY[severity];
    return { rule, match: text.slice(from, to), verdict: config.actions[rule] };
  });
}

function linkVerdict(kind: LinkHit['kind'], actions: ModerationConfig['actions']): Verdict {
  if (kind === 'invite') return actions.invites;
  // What the room itself denied isn't left in sight, unless it turned the rule off.
  return kind === 'denied' && actions.links !== 'allow'
    ? heavier(actions.links, 'hide')
    : actions.links;
}

function brokenLinks(text: string, config: ModerationConfig): Broken[] {
  const { invites, links } = config.actions;
  if (invites === 'allow' && links === 'allow') return [];
  return findLinks(text, config).map(({ kind, from, to }) => ({
    rule: kind === 'invite' ? 'invites' : 'links',
    match: text.slice(from, to),
    verdict: linkVerdict(kind, config.actions),
  }));
}

function brokenAsWhole({ text, roomId, recent, now, config }: JudgedMessage): Broken[] {
  const { actions, mentionsMax } = config;
  const rules: readonly [ModerationRule, () => boolean][] = [
    ['flood', () => isFlood(recent, now)],
    ['duplicates', () => isDuplicate(text, roomId, recent, now)],
    ['mentions', () => mentionedIds(text).length > mentionsMax],
    ['caps', () => isShouting(text)],
  ];
  return rules
    .filter(([rule, isBroken]) => actions[rule] !== 'allow' && isBroken())
    .map(([rule]) => ({ rule, match: null, verdict: actions[rule] }));
}

/**
 * Judges a message as it is written or edited. Gives `allow` without reasons while moderation is
 * off, and never throws, whatever the text.
 */
export function judge(message: JudgedMessage): Judgement {
  const { text, config } = message;
  if (!config.isOn) return { verdict: 'allow', reasons: [] };
  const broken = [
    ...brokenWords(text, config),
    ...brokenLinks(text, config),
    ...brokenAsWhole(message),
  ].filter(({ verdict }) => verdict !== 'allow');
  const reasons = new Map<ModerationRule, ModerationReason>();
  for (const rule of MODERATION_RULES) {
    const first = broken.find((each) => each.rule === rule);
    if (!first) continue;
    const match = first.match === null ? null : clipChars(first.match, MATCH_MAX_CHARS);
    reasons.set(rule, { rule, match });
  }
  return {
    verdict: broken.reduce<Verdict>((worst, { verdict }) => heavier(worst, verdict), 'allow'),
    reasons: [...reasons.values()],
  };
}
