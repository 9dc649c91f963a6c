import type { ReviewItem } from '@hearth/domain/review';
import type { Translate } from '../../i18n/i18n';

/** Why an item is in the queue, shortest first: broken rules, then reports with their reasons. */
export function whyWords(item: ReviewItem, t: Translate): string[] {
  const rules = item.reasons.map(({ rule, match }) => {
    const name = t(`moderation.rule.${rule}`);
    return match === null ? name : t('moderation.why', { rule: name, match });
  });
  if (item.reportCount === 0) return rules;
  const reasons = item.reportReasons.map((reason) => t(`moderation.reason.${reason}`));
  const reports = t('moderation.reports', { count: item.reportCount });
  return [...rules, [reports, ...reasons].join(' · ')];
}

/** Whether the message is gone for good: it can't be shown again, nor deleted. */
export function isRemoved({ verdict, isHidden }: ReviewItem): boolean {
  return !isHidden && (verdict === 'remove' || verdict === 'mute');
}

/** What is to be marked in the words of an item. */
export function matchesOf({ reasons }: ReviewItem): string[] {
  return reasons.flatMap(({ match }) => match ?? []);
}
