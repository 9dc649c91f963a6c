import type { ErrorCode } from '@hearth/domain/errors';
import { safeFileName, type Attachment } from '@hearth/domain/media';
import { useAction } from '../../components/useAction';
import type { MessageKey } from '../../i18n/i18n';
import { saveAs, type FileOwner } from '../../state/media';
import { useSession } from '../../state/session';

/** Saves a file of a message as it was sent. */
export function useDownload(
  owner: FileOwner,
  { id, name }: Pick<Attachment, 'id' | 'name'>,
  onFailure?: (code: ErrorCode) => void,
) {
  const { media } = useSession();
  return useAction(
    async () => saveAs(await media.original(owner, id), safeFileName(name)),
    onFailure,
  );
}

/** Why a file was not saved. */
export function downloadProblem(code: ErrorCode): MessageKey {
  if (code === 'offline') return 'media.downloadOffline';
  return code === 'notFound' || code === 'denied' ? 'media.downloadGone' : 'media.downloadFailed';
}
