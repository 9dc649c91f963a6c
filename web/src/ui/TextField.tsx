import type { ComponentPropsWithRef, ReactNode } from 'react';
import control from './control.module.css';
import { Field } from './Field';
import type { FieldProps } from './Field';

export interface TextFieldProps
  extends
    FieldProps,
    Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'size' | 'prefix'> {
  value: string;
  onChange: (value: string) => void;
  /** Before the text, inside the box: an icon or a short sign such as `@`. */
  lead?: ReactNode;
  /** After the text, inside the box: an icon or a small IconButton. */
  trail?: ReactNode;
}

export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  value,
  onChange,
  lead,
  trail,
  id,
  type = 'text',
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ label, isLabelHidden, hint, error, id, className }}>
      {(field) => (
        <div className={control['box']}>
          {lead != null && <span className={control['lead']}>{lead}</span>}
          <input
            dir="auto"
            {...rest}
            {...field}
            type={type}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            className={control['input']}
          />
          {trail != null && <span className={control['trail']}>{trail}</span>}
        </div>
      )}
    </Field>
  );
}
