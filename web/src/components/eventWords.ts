import type { SystemEvent } from '@hearth/domain/message';
import { HOUR_MS } from '@hearth/domain/time';
import { useMemo } from 'react';
import { useFormat, useT, type Translate, type Values } from '../i18n/i18n';
import { usePeople } from '../state/people';
import { useMe } from '../state/session';
import { useSpokenTime } from './clockTime';

/** People named in one line; further ones are counted. */
const NAMED_MAX = 8;

/** Whom an event happened to. */
function eventTargets(event: SystemEvent): readonly string[] {
  switch (event.type) {
    case 'added':
      return event.targetIds;
    case 'removed':
    case 'roleChanged':
    case 'ownerChanged':
      return [event.targetId];
    case 'created':
    case 'left':
    case 'renamed':
    case 'photoChanged':
    case 'disappearing':
    case 'call':
      return [];
  }
}

function words(event: SystemEvent, t: Translate, values: Values): string {
  switch (event.type) {
    case 'created':
      return t('rooms.eventCreated', { ...values, name: event.name });
    case 'added':
      return t('rooms.eventAdded', values);
    case 'removed':
      return t('rooms.eventRemoved', values);
    case 'left':
      return t('rooms.eventLeft', values);
    case 'renamed':
      return t('rooms.eventRenamed', { ...values, name: event.name });
    case 'photoChanged':
      return t(event.photoPath ? 'rooms.eventPhoto' : 'rooms.eventPhotoGone', values);
    case 'roleChanged':
      return t(event.role === 'admin' ? 'rooms.eventPromoted' : 'rooms.eventDemoted', values);
    case 'ownerChanged':
      return t('rooms.eventOwner', values);
    case 'call':
      return t('rooms.eventCall', {
        ...values,
        kind: event.kind,
        outcome: event.outcome ?? 'open',
      });
    case 'disappearing':
      return event.afterMs === null
        ? t('rooms.eventStay', values)
        : t('rooms.eventDisappear', { ...values, hours: Math.round(event.afterMs / HOUR_MS) });
  }
}

/** What an event of a room says, for room list, timeline and announcements. */
export function useEventWords(event: SystemEvent, actorId: string): string {
  const t = useT();
  const { list } = useFormat();
  const me = useMe();
  const spoken = useSpokenTime();
  const targets = eventTargets(event);
  const named = targets.slice(0, NAMED_MAX);
  const key = [actorId, ...named].join(' ');
  const people = usePeople(useMemo(() => key.split(' '), [key]));
  const nameOf = (uid: string) => people.get(uid)?.displayName ?? t('rooms.someone');
  const names = named.map((uid) => (uid === me ? t('rooms.eventYou') : nameOf(uid)));
  const rest = targets.length - named.length;
  if (rest > 0) names.push(t('rooms.eventOthers', { count: rest }));
  const said = words(event, t, {
    isMe: String(actorId === me),
    actor: nameOf(actorId),
    target: names[0] ?? '',
    targets: list(names),
    isTarget: String(targets[0] === me),
  });
  const lasted = event.type === 'call' ? event.durationMs : null;
  return lasted === null ? said : `${said}, ${spoken(lasted)}`;
}
