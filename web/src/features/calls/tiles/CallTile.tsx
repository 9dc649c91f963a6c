import { AudioLines, Hand, MicOff, SwitchCamera, VideoOff } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { PersonAvatar } from '../../../components/PersonAvatar';
import { useT } from '../../../i18n/i18n';
import { usePerson } from '../../../state/people';
import { classes } from '../../../ui/classes';
import { IconButton } from '../../../ui/IconButton';
import { personHue } from '../../../ui/personHue';
import type { PersonTile } from '../stage/stageTiles';
import styles from './CallTile.module.css';
import { QualityBars } from './QualityBars';
import { StreamVideo } from './StreamVideo';
import { linkWords, tileWords } from './tileWords';

export interface CallTileProps {
  tile: PersonTile;
  /** In CSS pixels. */
  avatarSize: number;
  /** Too small for words: the name stays for those who listen. */
  isSmall?: boolean;
  /** Buttons at the top. */
  actions?: ReactNode;
  /** On phones: the camera that looks the other way. */
  onTurnCamera?: (() => void) | undefined;
}

/** One person of a call: their picture, else their face, with what there is to know. */
export function CallTile({ tile, avatarSize, isSmall, actions, onTurnCamera }: CallTileProps) {
  const t = useT();
  const name = useTileName(tile);
  return (
    <div
      role="group"
      aria-label={[name, ...tileWords(t, tile)].join(', ')}
      data-person-hue={personHue(tile.uid)}
      className={classes(styles['tile'], isSmall && styles['small'])}
      style={faceStyle(avatarSize)}
    >
      <span className={styles['face']}>
        <PersonAvatar uid={tile.uid} size={avatarSize} />
      </span>
      {tile.video && <StreamVideo stream={tile.video} isOwnCamera={tile.isMe} />}
      <Veil tile={tile} isSmall={isSmall === true} />
      {tile.hasHand && (
        <span className={styles['hand']} aria-hidden="true">
          <Hand />
        </span>
      )}
      <Plate tile={tile} name={name} />
      <div className={styles['actions']}>
        {actions}
        {onTurnCamera && tile.video && (
          <IconButton
            label={t('calls.control.turnCamera')}
            icon={<SwitchCamera />}
            className={styles['action']}
            onClick={onTurnCamera}
          />
        )}
      </div>
      <span className={classes(styles['ring'], tile.isSpeaking && styles['speaking'])} />
    </div>
  );
}

function useTileName({ uid, isMe }: PersonTile): string {
  const t = useT();
  const person = usePerson(uid);
  if (isMe) return t('calls.stage.you');
  return person?.displayName ?? t('rooms.someone');
}

function Plate({ tile, name }: { tile: PersonTile; name: string }) {
  return (
    <span className={styles['plate']} aria-hidden="true">
      {tile.isMuted && <MicOff className={styles['off']} />}
      {tile.isSpeaking && !tile.isMuted && <AudioLines className={styles['heard']} />}
      <bdi className={styles['name']}>{name}</bdi>
      {tile.quality && <QualityBars quality={tile.quality} />}
    </span>
  );
}

/** Over a picture that stands still, or that others do not see. */
function Veil({ tile, isSmall }: { tile: PersonTile; isSmall: boolean }) {
  const t = useT();
  const words = linkWords(t, tile.link);
  if (words === null && !tile.isHeld) return null;
  const isBeginning = tile.link === 'connecting';
  return (
    <span className={classes(styles['veil'], isBeginning && styles['thin'])} aria-hidden="true">
      <span className={styles['why']}>
        {tile.isHeld && <VideoOff />}
        {!(isSmall && tile.isHeld) && (words ?? t('calls.stage.cameraHeldShort'))}
      </span>
    </span>
  );
}

/** Words stand below the face. */
function faceStyle(size: number): CSSProperties & Record<'--face', string> {
  return { '--face': `${size / 16}rem` };
}
