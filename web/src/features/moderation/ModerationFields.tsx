import {
  MODERATION_RULES,
  VERDICTS,
  type ModerationConfig,
  type ModerationRule,
  type Verdict,
} from '@hearth/domain/moderation/moderationConfig';
import { MENTIONS_MAX } from '@hearth/domain/limits';
import { MUTE_MINUTES } from '@hearth/domain/review';
import { Suspense } from 'react';
import { lateInset } from '../../components/lateInset';
import { useT } from '../../i18n/i18n';
import { withMoreWords } from '../../i18n/moreWords';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { Switch } from '../../ui/Switch';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import styles from './ModerationSettings.module.css';
import { LISTS, type FormField, type FormProblem, type ModerationForm } from './moderationForm';

const TryBox = lateInset(withMoreWords(async () => (await import('./TryBox')).TryBox));

const LIST_WORDS = {
  ownWords: ['moderation.settingsOwnWords', 'moderation.settingsOwnWordsHint'],
  allowedWords: ['moderation.settingsAllowedWords', 'moderation.settingsAllowedWordsHint'],
  deniedDomains: ['moderation.settingsDeniedDomains', 'moderation.settingsDeniedDomainsHint'],
  allowedDomains: ['moderation.settingsAllowedDomains', 'moderation.settingsAllowedDomainsHint'],
} as const;

export interface ModerationFieldsProps {
  roomId: string;
  form: ModerationForm;
  onChange: (form: ModerationForm) => void;
  problems: Partial<Record<FormField, FormProblem>>;
  /** The rules as they were typed when nothing was wrong with them. */
  config: ModerationConfig;
}

/** Switch, rules, numbers, lists, and a box that tries them. */
export function ModerationFields(props: ModerationFieldsProps) {
  const { roomId, form, onChange, problems, config } = props;
  const t = useT();
  const problemOf = (field: FormField) => {
    const problem = problems[field];
    return problem ? t(problem.key, problem.values) : null;
  };
  return (
    <>
      <Switch
        label={t('moderation.settingsOn')}
        hint={t('moderation.settingsOnHint')}
        isOn={form.isOn}
        onChange={(isOn) => onChange({ ...form, isOn })}
      />
      <RuleList
        actions={form.actions}
        onChange={(rule, verdict) =>
          onChange({ ...form, actions: { ...form.actions, [rule]: verdict } })
        }
      />
      <div className={styles['numbers']}>
        <MuteLength
          minutes={form.muteMinutes}
          onChange={(muteMinutes) => onChange({ ...form, muteMinutes })}
        />
        <TextField
          label={t('moderation.settingsMentions')}
          error={problemOf('mentionsMax')}
          inputMode="numeric"
          min={1}
          max={MENTIONS_MAX}
          value={form.mentionsMax}
          onChange={(mentionsMax) => onChange({ ...form, mentionsMax })}
        />
      </div>
      <div className={styles['lists']}>
        {LISTS.map((list) => (
          <TextArea
            key={list}
            label={t(LIST_WORDS[list][0])}
            hint={t(LIST_WORDS[list][1])}
            error={problemOf(list)}
            value={form[list]}
            onChange={(text) => onChange({ ...form, [list]: text })}
            spellCheck={false}
            autoCapitalize="none"
            rows={3}
          />
        ))}
      </div>
      <section className={styles['try']}>
        <h3 className={styles['heading']}>{t('moderation.try')}</h3>
        <Suspense
          fallback={
            <div role="status" aria-label={t('moderation.tryLoading')}>
              <Skeleton shape="block" width="100%" height="4rem" />
            </div>
          }
        >
          <TryBox roomId={roomId} config={config} />
        </Suspense>
      </section>
    </>
  );
}

interface RuleListProps {
  actions: ModerationConfig['actions'];
  onChange: (rule: ModerationRule, verdict: Verdict) => void;
}

function RuleList({ actions, onChange }: RuleListProps) {
  const t = useT();
  const options = VERDICTS.map((value) => ({ value, label: t(`moderation.verdict.${value}`) }));
  return (
    <section>
      <h3 className={styles['heading']}>{t('moderation.settingsRules')}</h3>
      <ul className={styles['rules']}>
        {MODERATION_RULES.map((rule) => (
          <li key={rule} className={styles['rule']}>
            <span className={styles['ruleWords']}>
              {t(`moderation.rule.${rule}`)}
              <span className={styles['explain']}>{t(`moderation.explain.${rule}`)}</span>
            </span>
            <Select
              label={t('moderation.settingsActionOf', { rule: t(`moderation.rule.${rule}`) })}
              isLabelHidden
              className={styles['select']}
              value={actions[rule]}
              options={options}
              onChange={(verdict) => onChange(rule, verdict)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The usual lengths, and the present one. */
function MuteLength({
  minutes,
  onChange,
}: {
  minutes: number;
  onChange: (minutes: number) => void;
}) {
  const t = useT();
  const lengths = [...new Set([...MUTE_MINUTES, minutes])].sort((a, b) => a - b);
  return (
    <Select
      label={t('moderation.settingsMute')}
      value={String(minutes)}
      options={lengths.map((length) => ({
        value: String(length),
        label: t('moderation.minutes', { minutes: length }),
      }))}
      onChange={(length) => onChange(Number(length))}
    />
  );
}
