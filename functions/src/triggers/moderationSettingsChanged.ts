import { moderationConfigSchema } from '@hearth/domain/moderation/moderationConfig';
import { moderationConfigPath } from '@hearth/domain/paths';
import { onDocumentWrittenWithAuthContext } from 'firebase-functions/v2/firestore';
import { firestoreAudit } from '../adapters/firestoreAudit';
import { parsed } from '../adapters/parsed';
import { TRIGGER_OPTIONS } from '../options';
import { moderationSettingsChanged as run } from '../usecases/moderationSettingsChanged';
import { isGivenUp } from './giveUp';

/** Who writes without being a person. People are `unknown` to Firestore, with their uid. */
const NOBODY: ReadonlySet<string> = new Set([
  ...['service_account', 'api_key', 'system', 'unauthenticated'],
]);

/** The person who wrote, as the event has it; service accounts, which have addresses, are nobody. */
function actorOf({ authType, authId }: { authType: string; authId?: string }): string {
  if (authId === undefined || NOBODY.has(authType) || authId.includes('@')) return '';
  return authId;
}

export const moderationSettingsChanged = onDocumentWrittenWithAuthContext(
  { ...TRIGGER_OPTIONS, document: moderationConfigPath('{roomId}') },
  async (event) => {
    const snapshots = event.data;
    const after = snapshots && parsed(moderationConfigSchema, snapshots.after);
    if (!snapshots || !after) return;
    const { roomId } = event.params as { roomId: string };
    if (isGivenUp(event, 'noting a change of the rules', { roomId })) return;
    const { updateTime } = snapshots.after;
    await run(
      {
        ...{ roomId, after, before: parsed(moderationConfigSchema, snapshots.before) },
        actorId: actorOf(event),
        version: updateTime ? `${updateTime.seconds}_${updateTime.nanoseconds}` : event.id,
        at: updateTime?.toMillis() ?? Date.parse(event.time),
      },
      { audit: firestoreAudit },
    );
  },
);
