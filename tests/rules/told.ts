import { increment } from 'firebase/firestore/lite';
import { forge, forgeBoth, forgeIn, without, type Commit, type Data } from './commit';
import { ago, type GroupScene } from './scene';
import type { Forgeries } from './verdict';

const room = (fields: Data) => (commit: Commit) => forge(commit, 'room', fields);
const event = (fields: Data) => (commit: Commit) => forgeBoth(commit, { event: fields });

/** What holds for every change that a system message tells. */
export const TOLD: Forgeries<GroupScene> = {
  'no message': (commit) => without(commit, 'message'),
  'no rate limit': (commit) => without(commit, 'limits'),
  'no change of the room': (commit) => without(commit, 'room'),
  'the count left as it was': room({ seq: undefined }),
  'the count two further': room({ seq: increment(2) }),
  'no activity': room({ activityAt: undefined }),
  'an activity of its own': room({ activityAt: ago(-5) }),
  'a text instead of the message': (commit) =>
    forgeBoth(commit, { kind: 'text', text: 'Hello', event: null }),
  'text in the message': (commit) => forgeBoth(commit, { text: 'Hello' }),
  'mentions in the message': (commit) => forge(commit, 'message', { mentions: ['a'] }),
  'a quote in the message': (commit, group) =>
    forge(commit, 'message', {
      replyTo: { id: group.older.id, senderId: group.member, text: '' },
    }),
  'another event in the message': (commit) =>
    forge(commit, 'message', { event: { type: 'left', forged: true } }),
  'another event in the summary': (commit) =>
    forgeIn(commit, 'room', 'lastMessage', { event: { type: 'left', forged: true } }),
  'an unknown event': event({ type: 'promoted' }),
  'an event that is text': (commit) => forgeBoth(commit, { event: 'left' }),
  'no event': (commit) => forgeBoth(commit, { event: null }),
  'an extra field in the event': (commit) =>
    forgeBoth(commit, { event: { ...(commit['message']?.data['event'] as Data), by: 'me' } }),
  'an extra field in the room': room({ topic: 'Hearth' }),
  'another kind of room': room({ kind: 'direct' }),
  'another founder': room({ createdBy: 'me' }),
  "another's name on the message": (commit, group) =>
    forgeBoth(commit, { senderId: group.outsider }),
};
