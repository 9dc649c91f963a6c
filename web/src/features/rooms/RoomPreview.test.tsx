import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { buildGroup, buildMessage } from '../../testing/builders';
import { renderApp } from '../../testing/renderApp';
import { RoomPreview } from './RoomPreview';

const shown = (message: Parameters<typeof buildMessage>[0]) =>
  renderApp(<RoomPreview room={buildGroup({ id: 'room' }, buildMessage(message))} typers={[]} />);

test('what moderation has hidden is told without its words', async () => {
  await shown({ id: 'm1', senderId: 'grace', text: '', hiddenAt: 1 });
  expect(screen.getByText('Message hidden')).toBeDefined();
});

test('a file without words, and what was deleted, are something else', async () => {
  const { unmount } = await shown({ id: 'm1', senderId: 'ada', text: '', kinds: ['image'] });
  expect(screen.getByText(/You: Photo/)).toBeDefined();
  unmount();
  await shown({ id: 'm1', senderId: 'grace', text: '', deletedAt: 1 });
  expect(screen.getByText('Message deleted')).toBeDefined();
});
