import type { LinkQuality } from '@hearth/domain/callQuality';
import type { Room } from '@hearth/domain/room';
import {
  ChevronDown,
  LayoutGrid,
  PictureInPicture2,
  RectangleHorizontal,
  Users,
} from 'lucide-react';
import { clockTime } from '../../../components/clockTime';
import { RoomTitle } from '../../../components/RoomTitle';
import { useT } from '../../../i18n/i18n';
import type { CurrentCall } from '../../../state/calls/callsState';
import { IconButton } from '../../../ui/IconButton';
import { Tooltip } from '../../../ui/Tooltip';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import { QualityBars } from '../tiles/QualityBars';
import { ownQuality } from './callQuality';
import { waitWords } from './callWords';
import styles from './StageHeader.module.css';
import type { StageLayout } from './stageTiles';
import { useCallLength } from './useCallLength';

export interface StageHeaderProps {
  titleId: string;
  call: CurrentCall;
  room: Room | null | undefined;
  /** Null where there is nothing to switch. */
  layout: StageLayout['type'] | null;
  onToggleView: () => void;
  /** Null where the browser has no picture in picture, or there is no picture. */
  picture: { isOpen: boolean; toggle: () => void } | null;
  onMinimise: () => void;
}

/** Where one is, how it goes, and how it is shown. */
export function StageHeader(props: StageHeaderProps) {
  const t = useT();
  const { titleId, call, room, layout, picture } = props;
  return (
    <header className={styles['header']}>
      {call.life.state !== 'ended' && (
        <IconButton
          label={t('calls.stage.minimise')}
          icon={<ChevronDown />}
          shortcut="Esc"
          tipSide="bottom"
          onClick={props.onMinimise}
        />
      )}
      <div className={styles['about']}>
        <h2 id={titleId} className={styles['title']}>
          {room ? <RoomTitle room={room} /> : t('calls.stage.title')}
        </h2>
        <Facts call={call} />
      </div>
      <div className={styles['tools']}>
        {picture && (
          <IconButton
            label={t(picture.isOpen ? 'calls.stage.pictureClose' : 'calls.stage.picture')}
            icon={<PictureInPicture2 />}
            isActive={picture.isOpen}
            tipSide="bottom"
            onClick={picture.toggle}
          />
        )}
        {layout && (
          <IconButton
            label={t(layout === 'grid' ? 'calls.stage.toStage' : 'calls.stage.toGrid')}
            icon={layout === 'grid' ? <RectangleHorizontal /> : <LayoutGrid />}
            tipSide="bottom"
            onClick={props.onToggleView}
          />
        )}
      </div>
    </header>
  );
}

/** How long, how many, how well. */
function Facts({ call }: { call: CurrentCall }) {
  const t = useT();
  const lengthMs = useCallLength(call.life);
  const wait = waitWords(t, call.life);
  const quality = ownQuality(call);
  const count = call.people.length + 1;
  return (
    <p className={styles['facts']}>
      {wait !== null && <span>{wait}</span>}
      {lengthMs !== null && <time>{clockTime(lengthMs)}</time>}
      {lengthMs !== null && (
        <span className={styles['fact']}>
          <Users aria-hidden="true" />
          <span aria-hidden="true">{count}</span>
          <VisuallyHidden>{t('calls.stage.count', { count })}</VisuallyHidden>
        </span>
      )}
      {quality && <OwnQuality quality={quality} />}
    </p>
  );
}

function OwnQuality({ quality }: { quality: LinkQuality }) {
  const t = useT();
  const words = t(`calls.stage.ownQuality.${quality}`);
  return (
    <Tooltip text={words} side="bottom">
      <span className={styles['fact']}>
        <QualityBars quality={quality} />
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
