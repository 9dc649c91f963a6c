import { UserRound } from 'lucide-react';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import styles from './Avatar.module.css';
import { classes } from './classes';
import { initials } from './initials';
import { personHue } from './personHue';

/** Below this one letter is what can be read. */
const TWO_LETTERS_FROM_PX = 28;

export interface AvatarProps {
  name: string;
  /** The id that decides the hue; null for a face without one. */
  seed: string | null;
  /** A picture; initials show until it has loaded and where it cannot. */
  src?: string | null | undefined;
  /** In px; 36 in a timeline, 40 in a list. */
  size?: number;
  /** Circles are people, squares are groups. */
  shape?: 'circle' | 'square';
  presence?: 'online' | 'away' | 'dnd' | 'offline' | undefined;
  /** Its accessible name. Without one it is decoration: the name stands beside it. */
  label?: string | undefined;
  className?: string | undefined;
}

export function Avatar(props: AvatarProps) {
  const { name, seed, src, size = 36, shape = 'circle', presence, label, className } = props;
  return (
    <span
      className={classes(styles['avatar'], styles[shape], className)}
      style={sizes(size)}
      data-person-hue={seed === null ? undefined : personHue(seed)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <span className={styles['face']}>
        <Initials name={name} size={size} />
        {src && <Picture key={src} src={src} />}
      </span>
      {presence && presence !== 'offline' && (
        <span className={classes(styles['presence'], styles[presence])} />
      )}
    </span>
  );
}

/** Whole pixels for the presence dot, or it is an egg; rem, so that all of it grows with the text. */
function sizes(size: number): CSSProperties {
  const px = {
    '--size': size,
    '--dot': Math.max(6, 2 * Math.round(size * 0.13)),
    '--rim': Math.max(1, Math.round(size * 0.05)),
    '--ring': Math.max(2, Math.round(size * 0.05)),
  };
  return Object.fromEntries(Object.entries(px).map(([name, value]) => [name, `${value / 16}rem`]));
}

function Initials({ name, size }: { name: string; size: number }) {
  const [first, last] = initials(name);
  if (!first) return <UserRound className={styles['nobody']} />;
  return (
    <span className={styles['initials']}>
      {first}
      {size >= TWO_LETTERS_FROM_PX && last}
    </span>
  );
}

function Picture({ src }: { src: string }) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  if (state === 'broken') return null;
  return (
    <img
      src={src}
      alt=""
      draggable={false}
      decoding="async"
      className={classes(styles['picture'], state === 'shown' && styles['shown'])}
      onLoad={() => setState('shown')}
      onError={() => setState('broken')}
    />
  );
}
