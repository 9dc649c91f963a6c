import { useRef } from 'react';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useToast } from '../../ui/Toasts';

/** Chooses a picture, as a file input that lives beside its menu item. */
export function usePhotoChoice(onPicture: (picture: ImageBitmap) => void) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const errorText = useErrorText();
  const opening = useAction(
    async (file: File) => {
      const { openPicture } = await import('../../components/photo/photoFile');
      onPicture(await openPicture(file));
    },
    (code) => toast({ text: errorText(code), tone: 'danger' }),
  );
  return {
    choose: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file again is a choice too.
          currentTarget.value = '';
          if (file) void opening.run(file);
        }}
      />
    ),
  };
}
