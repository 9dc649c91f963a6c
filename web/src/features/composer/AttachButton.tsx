import { Camera, FileUp, Image as ImageIcon, Plus } from 'lucide-react';
import { useRef } from 'react';
import { useT } from '../../i18n/i18n';
import { MenuButton } from '../../ui/MenuButton';
import styles from './Composer.module.css';

/** Photos come from the library or straight from the camera; anything else is a file. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useT();
  const library = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const hasCamera = matchMedia('(pointer: coarse)').matches;

  function take(input: HTMLInputElement): void {
    onFiles([...(input.files ?? [])]);
    // The same file again is a choice too.
    input.value = '';
  }
  const shared = {
    type: 'file',
    className: styles['chooser'],
    tabIndex: -1,
    'aria-hidden': true,
    onChange: (event: { currentTarget: HTMLInputElement }) => take(event.currentTarget),
  } as const;

  return (
    <>
      <input {...shared} ref={library} accept="image/*,video/*" multiple />
      <input {...shared} ref={camera} accept="image/*" capture="environment" />
      <input {...shared} ref={files} multiple />
      <MenuButton
        label={t('composer.attach')}
        icon={<Plus />}
        variant="ghost"
        side="top"
        align="start"
        items={[
          {
            id: 'library',
            label: t('composer.attachMedia'),
            icon: <ImageIcon />,
            onSelect: () => library.current?.click(),
          },
          ...(hasCamera
            ? [
                {
                  id: 'camera',
                  label: t('composer.attachCamera'),
                  icon: <Camera />,
                  onSelect: () => camera.current?.click(),
                },
              ]
            : []),
          {
            id: 'files',
            label: t('composer.attachFiles'),
            icon: <FileUp />,
            onSelect: () => files.current?.click(),
          },
        ]}
      />
    </>
  );
}
