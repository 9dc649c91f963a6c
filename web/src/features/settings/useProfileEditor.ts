import { errorCode } from '@hearth/domain/errors';
import { BIO_MAX_CHARS, STATUS_TEXT_MAX_CHARS } from '@hearth/domain/limits';
import { charCount, cleanName } from '@hearth/domain/text';
import {
  displayNameProblem,
  handleProblem,
  type NameProblem,
  type Profile,
  type ProfileDraft,
} from '@hearth/domain/user';
import { useState } from 'react';
import { useAction } from '../../components/useAction';
import {
  freeAlternatives,
  useHandleCheck,
  type HandleCheck,
} from '../../components/useHandleCheck';
import { useMyProfile } from '../../state/people';
import { useServices } from '../../ports/services';

type Fields = Omit<ProfileDraft, 'photoPath'>;

function fieldsOf(profile: Profile): Fields {
  const { displayName, handle, bio, statusEmoji, statusText } = profile;
  return { displayName, handle, bio, statusEmoji, statusText };
}

/**
 * One's profile while it is edited. Only what one has touched differs from the server's: a change
 * from another device shows in the other fields.
 */
export function useProfileEditor() {
  const { people } = useServices();
  const mine = useMyProfile();
  const [touched, setTouched] = useState<Partial<Fields>>({});
  const [lost, setLost] = useState<(HandleCheck & { handle: string }) | null>(null);
  const fields: Fields = { ...fieldsOf(mine), ...touched };
  const asked = useHandleCheck(people, fields.handle, mine.handle);
  const check = lost?.handle === fields.handle ? lost : asked;
  const nameProblem: NameProblem | null = displayNameProblem(cleanName(fields.displayName));
  const isDirty = JSON.stringify(fields) !== JSON.stringify(fieldsOf(mine));
  const isBioTooLong = charCount(fields.bio.trim()) > BIO_MAX_CHARS;
  const isStatusTooLong = charCount(cleanName(fields.statusText)) > STATUS_TEXT_MAX_CHARS;
  const isHandleUsable = !handleProblem(fields.handle) && check.type !== 'taken';
  const canSave = nameProblem === null && isHandleUsable && !isBioTooLong && !isStatusTooLong;

  const saving = useAction(async () => {
    try {
      await people.updateProfile(mine.uid, mine.handle, { ...fields, photoPath: mine.photoPath });
      setTouched({});
    } catch (error) {
      if (errorCode(error) === 'handleTaken') {
        const alternatives = await freeAlternatives(people, fields.handle).catch(() => []);
        setLost({ type: 'taken', handle: fields.handle, alternatives });
      }
      throw error;
    }
  });

  return {
    fields,
    change: (next: Partial<Fields>) => {
      setTouched({ ...touched, ...next });
      saving.clear();
    },
    discard: () => setTouched({}),
    check,
    nameProblem,
    isBioTooLong,
    isStatusTooLong,
    isDirty,
    canSave,
    saving,
  };
}
