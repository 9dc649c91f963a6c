import { useId } from 'react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import choice from './Choice.module.css';
import { classes } from './classes';
import styles from './Switch.module.css';

export interface SwitchProps extends Omit<
  ComponentPropsWithRef<'input'>,
  'onChange' | 'checked' | 'type' | 'size'
> {
  label: ReactNode;
  hint?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** A setting that takes effect at once. */
export function Switch({ label, hint, isOn, onChange, className, ...rest }: SwitchProps) {
  const hintId = useId();
  return (
    <label className={classes(choice['row'], choice['between'], className)}>
      <span className={choice['text']}>
        {label}
        {hint != null && (
          <span id={hintId} className={choice['hint']}>
            {hint}
          </span>
        )}
      </span>
      <input
        aria-describedby={hint ? hintId : undefined}
        {...rest}
        type="checkbox"
        role="switch"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className={styles['switch']}
      />
    </label>
  );
}
