import type { ShownMessage } from '@hearth/domain/outbox';
import { EyeOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useT } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { DaySeparator, UnreadDivider } from './DaySeparator';
import { MessageRow } from './MessageRow';
import type { Receipt } from './receipts';
import type { QuoteState } from './ReplyQuote';
import { SystemLine } from './SystemLine';
import { MessageSkeletons } from './TimelineSkeleton';
import type { TimelineRow } from './timelineRows';
import styles from './TimelineRowView.module.css';
import { useTimelineView } from './timelineView';

export interface TimelineRowViewProps {
  row: TimelineRow;
  /** Any time of today. */
  now: number;
  start: ReactNode;
  isTabStop: boolean;
  isHighlighted: boolean;
  quoteState: QuoteState;
  receipt: Receipt;
}

/** One row. Drawn again only when something of its own changed: a message changes one row. */
export const TimelineRowView = memo(function TimelineRowView(props: TimelineRowViewProps) {
  const { row, isTabStop } = props;
  switch (row.type) {
    case 'start':
      return props.start;
    case 'older':
    case 'newer':
      return <MessageSkeletons count={3} />;
    case 'day':
      return <DaySeparator atMs={row.atMs} now={props.now} />;
    case 'unread':
      return <UnreadDivider />;
    case 'system':
      return (
        <div className={styles['stop']} data-stop={row.key} tabIndex={isTabStop ? 0 : -1}>
          <SystemLine event={row.event} message={row.message} />
        </div>
      );
    case 'blocked':
      return <BlockedLine messages={row.messages} stopKey={row.key} isTabStop={isTabStop} />;
    case 'message':
      return (
        <MessageRow
          message={row.message}
          isContinued={row.isContinued}
          isTabStop={isTabStop}
          isHighlighted={props.isHighlighted}
          quoteState={props.quoteState}
          receipt={props.receipt}
        />
      );
  }
});

interface BlockedLineProps {
  messages: readonly ShownMessage[];
  stopKey: string;
  isTabStop: boolean;
}

/** Messages of blocked people, folded into one line. */
function BlockedLine({ messages, stopKey, isTabStop }: BlockedLineProps) {
  const t = useT();
  const { actions } = useTimelineView();
  return (
    <div className={styles['blocked']} data-stop={stopKey} tabIndex={isTabStop ? 0 : -1}>
      <EyeOff aria-hidden="true" />
      <span className={styles['words']}>{t('timeline.blocked', { count: messages.length })}</span>
      <Button size="s" variant="ghost" onClick={() => actions.reveal(messages)}>
        {t('timeline.show')}
      </Button>
    </div>
  );
}
