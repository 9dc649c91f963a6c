import { DEFAULT_MODERATION } from '@hearth/domain/moderation/moderationConfig';
import { expect, it } from 'vitest';
import { MemoryModeration } from '../testing/memoryModeration';
import { moderationSettingsChanged, type SettingsChange } from './moderationSettingsChanged';

const change = (more: Partial<SettingsChange> = {}): SettingsChange => ({
  ...{ roomId: 'tea', before: null, actorId: 'ada', version: '5_000', at: 5_000 },
  after: { ...DEFAULT_MODERATION, isOn: false, ownWords: ['decaf'] },
  ...more,
});

it('is noted once for each write, with what changed and by whom', async () => {
  const audit = new MemoryModeration();
  await moderationSettingsChanged(change(), { audit });
  await moderationSettingsChanged(change(), { audit });
  expect([...audit.log]).toEqual([
    [
      'tea/rules_5_000',
      {
        ...{ roomId: 'tea', act: 'changeRules', actorId: 'ada', subjectId: null },
        ...{ messageId: null, detail: 'off ownWords', at: 5_000 },
      },
    ],
  ]);
  await moderationSettingsChanged(change({ version: '6_000', actorId: '' }), { audit });
  expect(audit.log.get('tea/rules_6_000')?.actorId).toBe('');
});

it('is not noted where the rules stay as they are', async () => {
  const audit = new MemoryModeration();
  await moderationSettingsChanged(change({ after: DEFAULT_MODERATION }), { audit });
  expect(audit.writes).toBe(0);
});
