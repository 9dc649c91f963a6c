import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { Download, Forward, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { classes } from '../../ui/classes';
import { useToast } from '../../ui/Toasts';
import styles from './Lightbox.module.css';
import { downloadProblem, useDownload } from './useDownload';
import type { Visual } from './visuals';

/** Who sent it, when, and which of how many it is. */
export function LightboxHeader({ visual: { message }, place }: { visual: Visual; place: string }) {
  const t = useT();
  const format = useFormat();
  const name = usePerson(message.senderId)?.displayName ?? t('media.someone');
  return (
    <div className={styles['header']}>
      <bdi className={styles['name']}>{name}</bdi>
      <span className={styles['about']}>
        <time dateTime={new Date(message.createdAt).toISOString()}>
          {format.full(message.createdAt)}
        </time>
        <span>{place}</span>
      </span>
    </div>
  );
}

export function DownloadButton({ visual: { message, attachment } }: { visual: Visual }) {
  const t = useT();
  const toast = useToast();
  const { run, isBusy } = useDownload(message, attachment, (code) => {
    toast({ text: t(downloadProblem(code)), tone: 'danger' });
  });
  return (
    <BarButton
      label={t('media.download')}
      icon={
        isBusy ? (
          <LoaderCircle className={classes(styles['icon'], styles['turning'])} />
        ) : (
          <Download className={styles['icon']} />
        )
      }
      onClick={() => void run()}
    />
  );
}

export interface ForwardButtonProps {
  visual: Visual;
  onForward: (message: Message, attachment: Attachment) => void;
}

export function ForwardButton({ visual, onForward }: ForwardButtonProps) {
  const t = useT();
  return (
    <BarButton
      label={t('media.forward')}
      icon={<Forward className={styles['icon']} />}
      onClick={() => onForward(visual.message, visual.attachment)}
    />
  );
}

function BarButton(props: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      className="yarl__button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      {props.icon}
    </button>
  );
}
