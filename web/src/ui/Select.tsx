import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes';
import control from './control.module.css';
import { Field } from './Field';
import type { FieldProps } from './Field';
import styles from './Select.module.css';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  isDisabled?: boolean;
}

export interface SelectProps<V extends string>
  extends
    FieldProps,
    Omit<ComponentPropsWithRef<'select'>, 'value' | 'onChange' | 'size' | 'children'> {
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
}

/** The platform's own list, in our box: best on phones and with assistive technology. */
export function Select<V extends string>({
  label,
  isLabelHidden,
  hint,
  error,
  value,
  options,
  onChange,
  id,
  className,
  ...rest
}: SelectProps<V>) {
  function choose(chosen: string): void {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  }
  return (
    <Field {...{ label, isLabelHidden, hint, error, id, className }}>
      {(field) => (
        <div className={classes(control['box'], styles['box'])}>
          <select
            {...rest}
            {...field}
            value={value}
            onChange={(event) => choose(event.currentTarget.value)}
            className={classes(control['input'], styles['select'])}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.isDisabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown className={styles['arrow']} />
        </div>
      )}
    </Field>
  );
}
