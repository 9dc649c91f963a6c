import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes';
import control from './control.module.css';
import { Field } from './Field';
import type { FieldProps } from './Field';
import styles from './TextArea.module.css';

export interface TextAreaProps
  extends FieldProps, Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
}

/** Several lines; grows with its text where the browser can, up to 40 % of the window. */
export function TextArea({
  label,
  isLabelHidden,
  hint,
  error,
  value,
  onChange,
  id,
  rows = 3,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <Field {...{ label, isLabelHidden, hint, error, id, className }}>
      {(field) => (
        <div className={control['box']}>
          <textarea
            dir="auto"
            {...rest}
            {...field}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            className={classes(control['input'], styles['area'])}
          />
        </div>
      )}
    </Field>
  );
}
