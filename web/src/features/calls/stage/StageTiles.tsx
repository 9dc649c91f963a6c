import { Pin, PinOff } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useT } from '../../../i18n/i18n';
import { classes } from '../../../ui/classes';
import { IconButton } from '../../../ui/IconButton';
import { CallTile } from '../tiles/CallTile';
import tileStyles from '../tiles/CallTile.module.css';
import { ScreenTile } from '../tiles/ScreenTile';
import { placeTiles, type PlacedTile, type Rect } from './placeTiles';
import styles from './StageTiles.module.css';
import type { StageLayout, StageTile } from './stageTiles';
import { useBoxSize } from './useBoxSize';

/** Narrower, or lower, there is no room for more than a name. */
const SMALL_BELOW_PX = 168;
const AVATAR_SHARE = 0.38;
const AVATAR_MAX_PX = 144;

export interface StageTilesProps {
  tiles: readonly StageTile[];
  layout: StageLayout;
  pinnedId: string | null;
  onPin: (id: string) => void;
  onTurnCamera?: (() => void) | undefined;
}

/** Everybody in a call, as a grid or around what is large. */
export function StageTiles({ tiles, layout, pinnedId, onPin, onTurnCamera }: StageTilesProps) {
  const t = useT();
  const [box, size] = useBoxSize<HTMLUListElement>();
  return (
    <ul ref={box} className={styles['tiles']} aria-label={t('calls.stage.people')}>
      {placeTiles(tiles, layout, size).map((placed) => (
        <li
          key={placed.tile.id}
          className={classes(styles['place'], placed.isAbove && styles['above'])}
          style={placeStyle(placed.rect)}
        >
          <PlacedView
            placed={placed}
            isPinned={placed.tile.id === pinnedId}
            onPin={tiles.length > 1 ? () => onPin(placed.tile.id) : undefined}
            onTurnCamera={onTurnCamera}
          />
        </li>
      ))}
    </ul>
  );
}

interface PlacedViewProps {
  placed: PlacedTile;
  isPinned: boolean;
  onPin: (() => void) | undefined;
  onTurnCamera: (() => void) | undefined;
}

function PlacedView({ placed: { tile, rect }, isPinned, onPin, onTurnCamera }: PlacedViewProps) {
  const least = Math.min(rect.width, rect.height);
  const isSmall = least > 0 && least < SMALL_BELOW_PX;
  const actions = onPin && <PinButton {...{ isPinned, isSmall, onPin }} />;
  return (
    // A pointer may pin anywhere on the tile; the button is there for everybody else.
    <div
      className={classes(styles['press'], onPin && styles['pinnable'])}
      onClick={(event) => {
        const isOnButton = event.target instanceof Element && event.target.closest('button');
        if (!isOnButton) onPin?.();
      }}
    >
      {tile.type === 'screen' ? (
        <ScreenTile {...{ tile, isSmall, actions }} />
      ) : (
        <CallTile
          {...{ tile, isSmall, actions }}
          avatarSize={Math.round(Math.max(32, Math.min(AVATAR_MAX_PX, least * AVATAR_SHARE)))}
          onTurnCamera={tile.isMe ? onTurnCamera : undefined}
        />
      )}
    </div>
  );
}

interface PinButtonProps {
  isPinned: boolean;
  isSmall: boolean;
  onPin: () => void;
}

function PinButton({ isPinned, isSmall, onPin }: PinButtonProps) {
  const t = useT();
  return (
    <IconButton
      label={t(isPinned ? 'calls.stage.unpin' : 'calls.stage.pin')}
      icon={isPinned ? <PinOff /> : <Pin />}
      size={isSmall ? 's' : 'm'}
      isActive={isPinned}
      tipSide="bottom"
      className={classes(tileStyles['action'], tileStyles['quiet'])}
      onClick={onPin}
    />
  );
}

function placeStyle({ start, top, width, height }: Rect): CSSProperties {
  return { insetInlineStart: start, top, width, height };
}
