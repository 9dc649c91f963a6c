/** What is being typed into the rules of a room, and what is wrong with it. */
import { MENTIONS_MAX } from '@hearth/domain/limits';
import {
  DOMAINS_MAX,
  DOMAIN_MAX_CHARS,
  TERMS_MAX_CHARS,
  WORDS_MAX,
  WORD_MAX_CHARS,
  moderationConfigSchema,
  type ModerationConfig,
} from '@hearth/domain/moderation/moderationConfig';
import * as v from 'valibot';
import type { MessageKey, Values } from '../../i18n/i18n';

export const LISTS = ['ownWords', 'allowedWords', 'deniedDomains', 'allowedDomains'] as const;
export type ListName = (typeof LISTS)[number];

/** Lists are texts, one entry in a line; numbers are as they were typed. */
export type ModerationForm = Pick<ModerationConfig, 'isOn' | 'actions' | 'muteMinutes'> &
  Record<ListName, string> & { mentionsMax: string };

export type FormField = ListName | 'mentionsMax';
export type FormProblem = { key: MessageKey; values: Values };

export function formOf(config: ModerationConfig): ModerationForm {
  const { isOn, actions, muteMinutes, mentionsMax } = config;
  const { ownWords, allowedWords, deniedDomains, allowedDomains } = config;
  return {
    ...{ isOn, actions, muteMinutes },
    mentionsMax: String(mentionsMax),
    ownWords: ownWords.join('\n'),
    allowedWords: allowedWords.join('\n'),
    deniedDomains: deniedDomains.join('\n'),
    allowedDomains: allowedDomains.join('\n'),
  };
}

/** Entries with the number of their line, from 1; empty lines are left out. */
function entriesOf(text: string): { line: number; text: string }[] {
  return text
    .split('\n')
    .map((entry, index) => ({ line: index + 1, text: entry.trim() }))
    .filter((entry) => entry.text !== '');
}

function isDomains(list: ListName): boolean {
  return list === 'allowedDomains' || list === 'deniedDomains';
}

function listProblem(list: ListName, text: string): FormProblem | null {
  const entries = entriesOf(text);
  const max = isDomains(list) ? DOMAINS_MAX : WORDS_MAX;
  if (entries.length > max) {
    return { key: 'moderation.settingsTooMany', values: { count: entries.length, max } };
  }
  const charsMax = isDomains(list) ? DOMAIN_MAX_CHARS : WORD_MAX_CHARS;
  const long = entries.find((entry) => entry.text.length > charsMax);
  if (long) {
    return { key: 'moderation.settingsLongWord', values: { line: long.line, max: charsMax } };
  }
  // What else may be wrong with one of them, only its schema knows.
  const schema = moderationConfigSchema.entries[list];
  const bad = entries.find((entry) => !v.is(schema, [entry.text]));
  if (bad) return { key: 'moderation.settingsBadDomain', values: bad };
  const all = entries.map((entry) => entry.text);
  if (v.is(schema, all)) return null;
  return { key: 'moderation.settingsTooMuch', values: { max: TERMS_MAX_CHARS } };
}

/** The rules that were typed, or what is wrong with which field. */
export function readForm(form: ModerationForm): {
  config: ModerationConfig | null;
  problems: Partial<Record<FormField, FormProblem>>;
} {
  const problems: Partial<Record<FormField, FormProblem>> = {};
  for (const list of LISTS) {
    const problem = listProblem(list, form[list]);
    if (problem) problems[list] = problem;
  }
  const mentionsMax = /^\s*\d+\s*$/.test(form.mentionsMax) ? Number(form.mentionsMax) : NaN;
  if (!v.is(moderationConfigSchema.entries.mentionsMax, mentionsMax)) {
    const values = { min: 1, max: MENTIONS_MAX };
    problems.mentionsMax = { key: 'moderation.settingsMentionsError', values };
  }
  if (Object.keys(problems).length > 0) return { config: null, problems };
  const lists = LISTS.map((list) => [list, entriesOf(form[list]).map(({ text }) => text)] as const);
  const { isOn, actions, muteMinutes } = form;
  const typed = { isOn, actions, muteMinutes, mentionsMax, ...Object.fromEntries(lists) };
  return { config: v.parse(moderationConfigSchema, typed), problems };
}
