import type { ShownMessage } from '@hearth/domain/outbox';
import { expect, test, vi } from 'vitest';
import { buildGroup, buildMessage } from '../../testing/builders';
import { messageMenu } from './messageMenu';
import type { MessageActions, TimelineView } from './timelineView';

function shown(message: Partial<ShownMessage>): ShownMessage {
  return { ...buildMessage({ id: 'm1' }), delivery: { type: 'sent' }, ...message };
}

function menuOf(message: ShownMessage, forward: MessageActions['forward'] = vi.fn()) {
  const actions = { forward, remind: null } as MessageActions;
  const room = buildGroup({ id: 'room' });
  const view: TimelineView = {
    ...{ room, me: 'ada', role: 'member', blocked: new Set(), actions, media: null },
  };
  return messageMenu(message, view, (key) => key);
}

const forwardOf = (...args: Parameters<typeof menuOf>) =>
  menuOf(...args).find((item) => 'id' in item && item.id === 'forward');

test.each([
  ['words of one’s own', {}],
  ['words of others', { senderId: 'grace' }],
  ['files without words', { text: '', kinds: ['voice'] }],
] as const)('%s can be forwarded', (_, message) => {
  const forward = vi.fn();
  const sent = shown(message as Partial<ShownMessage>);
  const item = forwardOf(sent, forward);
  if (!item || !('onSelect' in item)) throw new Error('nothing to choose');
  item.onSelect();
  expect(forward).toHaveBeenCalledWith(sent);
});

test.each([
  ['is on its way', { delivery: { type: 'sending' } }],
  ['was refused', { delivery: { type: 'failed', code: 'denied' } }],
  ['is hidden', { hiddenAt: 1 }],
  ['was deleted', { deletedAt: 1, text: '' }],
  ['tells an event', { kind: 'system', text: '', event: { type: 'left' } }],
] as const)('what %s cannot', (_, message) => {
  expect(forwardOf(shown(message as Partial<ShownMessage>))).toBeUndefined();
});

test('nothing can where nobody asks for the room', () => {
  expect(forwardOf(shown({}), null)).toBeUndefined();
});
