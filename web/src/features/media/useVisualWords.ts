import type { Attachment } from '@hearth/domain/media';
import type { Message } from '@hearth/domain/message';
import { useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';

/** What a picture or video is, for those who do not see it: its file name and who sent it. */
export function useVisualWords(
  { senderId }: Pick<Message, 'senderId'>,
  { kind, name }: Pick<Attachment, 'kind' | 'name'>,
): string {
  const t = useT();
  const sender = usePerson(senderId)?.displayName ?? t('media.someone');
  return t(kind === 'video' ? 'media.videoBy' : 'media.photoBy', { file: name, name: sender });
}
