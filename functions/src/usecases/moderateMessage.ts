import { AUTOMOD_ID, type AuditFields } from '@hearth/domain/audit';
import { AUDIT_TTL_MS } from '@hearth/domain/limits';
import { hasLink } from '@hearth/domain/links';
import { judge, type Judgement } from '@hearth/domain/moderation/moderation';
import {
  DEFAULT_MODERATION,
  VERDICTS,
  heavier,
  type ModerationConfig,
  type Verdict,
} from '@hearth/domain/moderation/moderationConfig';
import { RECENT_MAX } from '@hearth/domain/moderation/repetition';
import {
  hiddenFilesPath,
  messageFilesPath,
  messageThumbsPath,
  previewImagePath,
} from '@hearth/domain/paths';
import { personItemId, type ReviewItemFields } from '@hearth/domain/review';
import type { Room } from '@hearth/domain/room';
import { MINUTE_MS, type Millis } from '@hearth/domain/time';
import type { Classifier } from '../ports/classifier';
import type { FileStore } from '../ports/files';
import type { MessageState } from '../ports/messages';
import type { Change, ModerationStore, Present } from '../ports/moderation';

export interface ModerationPorts {
  moderation: ModerationStore;
  files: FileStore;
  /** Null where the owner has not switched one on. */
  classifier: Classifier | null;
  now: () => Millis;
}

/**
 * Between two people only what reaches many counts: nobody but the workspace's moderators sees it,
 * and nothing is taken away.
 */
const DIRECT_MODERATION: ModerationConfig = {
  ...DEFAULT_MODERATION,
  actions: {
    ...{ words: 'allow', slurs: 'allow', ownWords: 'allow', mentions: 'allow', caps: 'allow' },
    ...{ invites: 'allow', links: 'allow', flood: 'flag', duplicates: 'flag' },
  },
};

/**
 * Fewer messages than this in a minute, not long and without links, are nobody's flood or spam: what
 * was sent before is not even read.
 */
const CALM_SENDS = 8;
const SHORT_CHARS = 200;

const AUDIT_ACT = { flag: 'flag', hide: 'hide', remove: 'remove', mute: 'mute' } as const;

export interface WrittenMessage {
  roomId: string;
  messageId: string;
  message: Pick<MessageState, 'senderId' | 'text' | 'createdAt'>;
  room: Pick<Room, 'kind' | 'memberIds' | 'barredIds'>;
}

/**
 * Judges a message that was made or edited and does what follows. The message as it stands then
 * must still say what was judged, so that late, repeated and overtaken deliveries change nothing.
 * A clean message costs reads alone.
 */
export async function moderateMessage(
  written: WrittenMessage,
  ports: ModerationPorts,
): Promise<Verdict> {
  const { roomId, messageId, message, room } = written;
  const config = await configOf(written, ports.moderation);
  if (!config?.isOn || message.text === '') return 'allow';
  const found = await judged(written, config, ports);
  // Between two people no classifier reads along.
  const classifier = room.kind === 'group' ? ports.classifier : null;
  const asksMore = classifier !== null && found.verdict !== VERDICTS.at(-1);
  if (found.verdict === 'allow' && !asksMore) return 'allow';
  if (room.kind === 'group' && (await isTrusted(written, ports.moderation))) return 'allow';
  const judgement = asksMore ? await classified(message.text, found, classifier) : found;
  if (judgement.verdict === 'allow') return 'allow';
  const now = ports.now();
  const itemId = isAboutPerson(judgement) ? personItemId(message.senderId) : messageId;
  const at = { roomId, itemId, messageId };
  const before = await ports.moderation.change(at, (present) =>
    changeFor(present, { ...written, config, now, ...judgement }),
  );
  const isHidden = judgement.verdict === 'hide' && before.message?.isDeleted === false;
  if (isHidden) await hideFiles(roomId, messageId, ports.files);
  return judgement.verdict;
}

async function configOf(
  { roomId, room }: WrittenMessage,
  moderation: ModerationStore,
): Promise<ModerationConfig | null> {
  if (room.kind === 'group') return (await moderation.config(roomId)) ?? DEFAULT_MODERATION;
  return room.memberIds.length + room.barredIds.length < 2 ? null : DIRECT_MODERATION;
}

/** Owners and admins of a room are not judged there. */
async function isTrusted(
  { roomId, message }: WrittenMessage,
  moderation: ModerationStore,
): Promise<boolean> {
  const role = await moderation.role(roomId, message.senderId);
  return role === 'owner' || role === 'admin';
}

interface Found extends Pick<Judgement, 'verdict'> {
  reasons: ReviewItemFields['reasons'];
}

async function judged(
  { roomId, message }: WrittenMessage,
  config: ModerationConfig,
  { moderation, now }: ModerationPorts,
): Promise<Found> {
  const { senderId, text, createdAt } = message;
  const isCalm =
    text.length < SHORT_CHARS &&
    !hasLink(text) &&
    (await moderation.sentLately(senderId, now())) < CALM_SENDS;
  const recent = isCalm ? [] : await moderation.recent(senderId, createdAt, RECENT_MAX);
  return judge({ text, roomId, recent, now: createdAt, config });
}

/** Costs the owner money: asked last, and only where it can make a difference. */
async function classified(text: string, found: Found, classifier: Classifier): Promise<Found> {
  const opinion = await classifier.classify(text);
  if (opinion === null || opinion.verdict === 'allow') return found;
  return {
    verdict: heavier(found.verdict, opinion.verdict),
    reasons: [...found.reasons, { rule: 'classifier', match: opinion.label }],
  };
}

interface Decision extends WrittenMessage, Found {
  config: ModerationConfig;
  now: Millis;
}

function changeFor({ message, item, roomName }: Present, decision: Decision): Change | null {
  const { roomId, messageId, verdict, now } = decision;
  if (!message || message.isDeleted || message.isHidden || verdict === 'allow') return null;
  if (message.text !== decision.message.text || item?.content?.text === message.text) return null;
  if (isAboutPerson(decision) && item?.state === 'open') return null;
  const { senderId: subjectId } = message;
  const until = now + decision.config.muteMinutes * MINUTE_MS;
  const mute = verdict === 'mute' ? { mute: { uid: subjectId, until } } : {};
  const detail = decision.reasons.map(({ rule }) => rule).join(' ');
  const entry: AuditFields = {
    ...{ roomId, messageId, subjectId, detail, at: now, expiresAt: now + AUDIT_TTL_MS },
    act: AUDIT_ACT[verdict],
    actorId: AUTOMOD_ID,
  };
  return {
    ...messageChange(verdict),
    ...mute,
    item: itemFor({ message, item, roomName }, decision),
    // One entry for each text that was judged, however often the event comes.
    audit: { id: `${messageId}_${String(item?.updatedAt ?? 0)}`, entry },
  };
}

/** Who writes too fast is one item, not one for each message. */
function isAboutPerson({ verdict, reasons }: Found): boolean {
  return verdict === 'flag' && reasons.every(({ rule }) => rule === 'flood');
}

function messageChange(verdict: Verdict): Pick<Change, 'message'> {
  if (verdict === 'flag') return {};
  return { message: verdict === 'hide' ? { type: 'hide' } : { type: 'remove', by: AUTOMOD_ID } };
}

function itemFor(
  { message, item, roomName }: Present,
  { roomId, messageId, verdict, reasons, now }: Decision,
): ReviewItemFields {
  const content = message && {
    text: message.text,
    mentions: message.mentions,
    kinds: message.kinds,
    attachments: message.attachments,
    replyTo: message.replyTo,
  };
  return {
    ...{ roomId, roomName, verdict, reasons, updatedAt: now, state: 'open' },
    ...(isAboutPerson({ verdict, reasons })
      ? { messageId: null, content: null }
      : { messageId, content }),
    subjectId: message?.senderId ?? '',
    reportCount: item?.reportCount ?? 0,
    reportReasons: item?.reportReasons ?? [],
    isHidden: verdict === 'hide',
    createdAt: item?.createdAt ?? now,
    ...{ resolution: null, resolvedBy: null, resolvedAt: null, expiresAt: null },
  };
}

/** Out of the folder that members read, also when an earlier try died before this. */
async function hideFiles(roomId: string, messageId: string, files: FileStore): Promise<void> {
  await files.moveFolder(messageFilesPath(roomId, messageId), hiddenFilesPath(roomId, messageId));
  await files.removeFolder(messageThumbsPath(roomId, messageId));
  await files.remove(previewImagePath(roomId, messageId));
}
