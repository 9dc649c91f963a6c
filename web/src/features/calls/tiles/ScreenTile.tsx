import { Maximize, Minimize, MonitorUp } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/i18n';
import { usePerson } from '../../../state/people';
import { classes } from '../../../ui/classes';
import { IconButton } from '../../../ui/IconButton';
import type { ScreenTile as Tile } from '../stage/stageTiles';
import tiles from './CallTile.module.css';
import styles from './ScreenTile.module.css';
import { StreamVideo } from './StreamVideo';

export interface ScreenTileProps {
  tile: Tile;
  isSmall?: boolean;
  actions?: ReactNode;
}

/** A shared screen: all of it, never cut. */
export function ScreenTile({ tile, isSmall, actions }: ScreenTileProps) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const person = usePerson(tile.uid);
  const label = tile.isMe
    ? t('calls.stage.yourScreen')
    : t('calls.stage.screenOf', { name: person?.displayName ?? t('rooms.someone') });
  return (
    <div
      ref={frame}
      role="group"
      aria-label={label}
      className={classes(tiles['tile'], styles['screen'], isSmall && tiles['small'])}
    >
      <StreamVideo stream={tile.video} fit="contain" />
      <span className={tiles['plate']} aria-hidden="true">
        <MonitorUp className={styles['sign']} />
        <span className={tiles['name']}>{label}</span>
      </span>
      <div className={tiles['actions']}>
        {actions}
        {!isSmall && !tile.isMe && <FullScreenButton frame={frame} />}
      </div>
    </div>
  );
}

function FullScreenButton({ frame }: { frame: { readonly current: HTMLElement | null } }) {
  const t = useT();
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const update = () => setFull(document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', update);
    return () => document.removeEventListener('fullscreenchange', update);
  }, [frame]);
  if (!document.fullscreenEnabled) return null;

  function toggle(): void {
    const change = isFull ? document.exitFullscreen() : frame.current?.requestFullscreen();
    change?.catch(() => undefined);
  }
  return (
    <IconButton
      label={t(isFull ? 'calls.stage.leaveFullScreen' : 'calls.stage.fullScreen')}
      icon={isFull ? <Minimize /> : <Maximize />}
      className={tiles['action']}
      onClick={toggle}
    />
  );
}
