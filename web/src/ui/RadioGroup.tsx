import { useId } from 'react';
import type { ReactNode } from 'react';
import choice from './Choice.module.css';
import { classes } from './classes';
import styles from './RadioGroup.module.css';

export interface RadioOption<V extends string> {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  label: string;
  isLabelHidden?: boolean;
  value: V;
  options: readonly RadioOption<V>[];
  onChange: (value: V) => void;
  /** In a line, or one below the other. */
  layout?: 'list' | 'line';
  disabled?: boolean;
}

export function RadioGroup<V extends string>({
  label,
  isLabelHidden = false,
  value,
  options,
  onChange,
  layout = 'list',
  disabled = false,
}: RadioGroupProps<V>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className={styles['group']}>
      <legend className={classes(styles['legend'], isLabelHidden && styles['hidden'])}>
        {label}
      </legend>
      <div className={styles[layout]}>
        {options.map((option) => (
          <label key={option.value} className={choice['row']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.isDisabled}
              onChange={() => onChange(option.value)}
              aria-describedby={option.hint ? `${name}-${option.value}` : undefined}
              className={styles['radio']}
            />
            <span className={choice['text']}>
              {option.label}
              {option.hint != null && (
                <span id={`${name}-${option.value}`} className={choice['hint']}>
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
