import { AudioLines, Mic } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useT } from '../../../i18n/i18n';
import { Button } from '../../../ui/Button';
import { classes } from '../../../ui/classes';
import { Tooltip } from '../../../ui/Tooltip';
import styles from './TalkButton.module.css';

export interface TalkButtonProps {
  isTalking: boolean;
  onTalk: (isHeld: boolean) => void;
}

/** Push to talk: one is heard while it is held, by pointer or by key. */
export function TalkButton({ isTalking, onTalk }: TalkButtonProps) {
  const t = useT();
  const letGo = useRef(onTalk);
  letGo.current = onTalk;
  useEffect(() => () => letGo.current(false), []);
  const release = () => {
    if (isTalking) onTalk(false);
  };
  const key = (isHeld: boolean) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.repeat) onTalk(isHeld);
  };
  return (
    <Tooltip text={t('calls.control.talk')} shortcut={t('calls.control.space')}>
      <Button
        icon={isTalking ? <AudioLines /> : <Mic />}
        aria-pressed={isTalking}
        className={classes(styles['talk'], isTalking && styles['talking'])}
        onPointerDown={() => onTalk(true)}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onBlur={release}
        onKeyDown={key(true)}
        onKeyUp={key(false)}
        onContextMenu={(event) => event.preventDefault()}
      >
        {t(isTalking ? 'calls.control.talking' : 'calls.control.talk')}
      </Button>
    </Tooltip>
  );
}
