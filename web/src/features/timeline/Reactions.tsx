import type { ShownMessage } from '@hearth/domain/outbox';
import { isEmoji, tallyReactions, type ReactionTally } from '@hearth/domain/reaction';
import { SmilePlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { EmojiPicker } from '../../components/EmojiPicker';
import { useFormat, useT } from '../../i18n/i18n';
import { usePeople } from '../../state/people';
import { classes } from '../../ui/classes';
import { Popover } from '../../ui/Popover';
import { Tooltip } from '../../ui/Tooltip';
import { messagePowers } from './messageMenu';
import styles from './Reactions.module.css';
import { useTimelineView } from './timelineView';

/** Different emoji shown before the rest is folded away. */
const SHOWN_MAX = 14;
/** People named in a tip. */
const NAMED_MAX = 12;
const NOBODY: readonly string[] = [];

export function Reactions({ message }: { message: ShownMessage }) {
  const t = useT();
  const view = useTimelineView();
  const [isUnfolded, setUnfolded] = useState(false);
  const tallies = useMemo(
    () => tallyReactions(message.reactions, view.me).filter(({ emoji }) => isEmoji(emoji)),
    [message.reactions, view.me],
  );
  if (tallies.length === 0) return null;
  const shown = isUnfolded ? tallies : tallies.slice(0, SHOWN_MAX);
  const hidden = tallies.length - shown.length;
  const { canReact } = messagePowers(message, view);
  return (
    <div className={styles['reactions']} role="group" aria-label={t('timeline.reactions')}>
      {shown.map((tally) => (
        <Reaction key={tally.emoji} tally={tally} message={message} isFixed={!canReact} />
      ))}
      {hidden > 0 && (
        <button type="button" className={styles['reaction']} onClick={() => setUnfolded(true)}>
          {t('timeline.moreReactions', { count: hidden })}
        </button>
      )}
      {canReact && <AddReaction message={message} />}
    </div>
  );
}

interface ReactionProps {
  tally: ReactionTally;
  message: ShownMessage;
  isFixed: boolean;
}

function Reaction({ tally, message, isFixed }: ReactionProps) {
  const t = useT();
  const { actions } = useTimelineView();
  // Names cost reads: they are asked for when somebody looks.
  const [isLookedAt, setLookedAt] = useState(false);
  const look = () => setLookedAt(true);
  const names = useNames(isLookedAt ? tally.uids : NOBODY);
  const label = t('timeline.reactionCount', {
    emoji: tally.emoji,
    count: tally.uids.length,
    isMine: tally.isMine ? 'yes' : 'no',
  });
  return (
    <Tooltip text={names || label}>
      <button
        type="button"
        aria-pressed={tally.isMine}
        aria-disabled={isFixed || undefined}
        aria-label={isLookedAt && names ? `${tally.emoji}: ${names}` : label}
        className={classes(styles['reaction'], tally.isMine && styles['mine'])}
        onPointerEnter={look}
        onFocus={look}
        onClick={() => {
          if (!isFixed) actions.react(message, tally.emoji);
        }}
      >
        <span className={styles['emoji']}>{tally.emoji}</span>
        <span className={styles['count']}>{tally.uids.length}</span>
      </button>
    </Tooltip>
  );
}

/** "Ada, Grace and you". */
function useNames(uids: readonly string[]): string {
  const t = useT();
  const { list } = useFormat();
  const { me } = useTimelineView();
  const named = uids.length > NAMED_MAX ? uids.slice(0, NAMED_MAX) : uids;
  const people = usePeople(named);
  const names = named
    .filter((uid) => uid !== me)
    .map((uid) => people.get(uid)?.displayName ?? t('timeline.someone'));
  if (named.includes(me)) names.push(t('timeline.youInList'));
  if (uids.length > named.length)
    names.push(t('timeline.andOthers', { count: uids.length - named.length }));
  return names.length > 0 ? list(names) : '';
}

/** The button that opens the picker; stays as it is while the picker is open. */
function AddReaction({ message }: { message: ShownMessage }) {
  const t = useT();
  const { actions } = useTimelineView();
  return (
    <Popover
      label={t('timeline.addReaction')}
      side="top"
      align="start"
      isFlush
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={t('timeline.addReaction')}
          className={classes(styles['reaction'], styles['add'])}
        >
          <SmilePlus aria-hidden="true" />
        </button>
      )}
    >
      {(close) => (
        <EmojiPicker
          onPick={(emoji) => {
            actions.react(message, emoji);
            close();
          }}
        />
      )}
    </Popover>
  );
}
