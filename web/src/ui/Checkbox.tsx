import { Check } from 'lucide-react';
import { useId } from 'react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './Checkbox.module.css';
import choice from './Choice.module.css';
import { classes } from './classes';

export interface CheckboxProps extends Omit<
  ComponentPropsWithRef<'input'>,
  'onChange' | 'checked' | 'type' | 'size'
> {
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}

export function Checkbox({ label, hint, isChecked, onChange, className, ...rest }: CheckboxProps) {
  const hintId = useId();
  return (
    <label className={classes(choice['row'], className)}>
      <span className={styles['frame']}>
        <input
          aria-describedby={hint ? hintId : undefined}
          {...rest}
          type="checkbox"
          checked={isChecked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          className={styles['box']}
        />
        <Check className={styles['mark']} strokeWidth={3} />
      </span>
      <span className={choice['text']}>
        {label}
        {hint != null && (
          <span id={hintId} className={choice['hint']}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
