import type { ErrorCode } from '@hearth/domain/errors';
import type { MessageKey, Translate } from '../../i18n/i18n';

const REASONS: Partial<Record<ErrorCode, MessageKey>> = {
  denied: 'timeline.reason.denied',
  blocked: 'timeline.reason.blocked',
  notMember: 'timeline.reason.notMember',
  notFound: 'timeline.reason.notFound',
  tooLong: 'timeline.reason.tooLong',
  empty: 'timeline.reason.empty',
  offline: 'timeline.reason.offline',
  fileLost: 'errors.fileLost',
  fileTooLarge: 'errors.fileTooLarge',
  fileEmpty: 'errors.fileEmpty',
};

/** Why something was refused, in one sentence. */
export function reasonWords(code: ErrorCode, t: Translate): string {
  return t(REASONS[code] ?? 'timeline.reason.unknown');
}
