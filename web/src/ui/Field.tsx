import { useId } from 'react';
import type { ReactNode } from 'react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { classes } from './classes';
import styles from './Field.module.css';

/** What every field with a label shares. */
export interface FieldProps {
  label: string;
  /** The label is read aloud but not shown. */
  isLabelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** One sentence: what is wrong and what to do. Takes the hint's place. */
  error?: ReactNode;
}

/** What a control needs to belong to its field. */
export interface FieldControl {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface FieldFrameProps extends FieldProps {
  id?: string | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** Label, control, and below it a hint or an error, tied together for assistive technology. */
export function Field(props: FieldFrameProps) {
  const generatedId = useId();
  const id = props.id ?? generatedId;
  const noteId = `${id}-note`;
  const hasError = props.error != null && props.error !== false && props.error !== '';
  return (
    <div className={classes(styles['field'], props.className)}>
      <label
        htmlFor={id}
        className={classes(styles['label'], props.isLabelHidden && styles['hidden'])}
      >
        {props.label}
      </label>
      {props.children({
        id,
        'aria-invalid': hasError || undefined,
        'aria-describedby': hasError || props.hint != null ? noteId : undefined,
      })}
      <div id={noteId}>
        {!hasError && props.hint != null && <p className={styles['note']}>{props.hint}</p>}
        {/* Only an error is read aloud: a hint may count letters while one types. */}
        <div aria-live="polite">
          {hasError && (
            <p className={classes(styles['note'], styles['error'])}>
              <CircleAlert className={styles['sign']} />
              <span>{props.error}</span>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
