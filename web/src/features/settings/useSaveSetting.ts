import { errorCode } from '@hearth/domain/errors';
import { useErrorText } from '../../i18n/errorText';
import { useSaveSettings, type SettingsChange } from '../../state/settings';
import { useToast } from '../../ui/Toasts';

/** Saves a setting that shows at once; says so only when it was refused and is undone. */
export function useSaveSetting(): (change: SettingsChange) => void {
  const save = useSaveSettings();
  const toast = useToast();
  const errorText = useErrorText();
  return (change) => {
    save(change).catch((error: unknown) =>
      toast({ text: errorText(errorCode(error)), tone: 'danger' }),
    );
  };
}
