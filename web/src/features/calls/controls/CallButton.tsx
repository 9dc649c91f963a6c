import { classes } from '../../../ui/classes';
import { IconButton, type IconButtonProps } from '../../../ui/IconButton';
import styles from './CallButton.module.css';

export interface CallButtonProps extends IconButtonProps {
  /** `off`: something is not sent; `on`: something more than usual is; `hangUp`: it ends the call. */
  look?: 'plain' | 'off' | 'on' | 'hangUp';
}

/** A round button of a call. */
export function CallButton({ look = 'plain', className, ...rest }: CallButtonProps) {
  return <IconButton {...rest} className={classes(styles['button'], styles[look], className)} />;
}
