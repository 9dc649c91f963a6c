import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { useKeptMessage } from '../../components/useKeptMessage';
import { useRoom } from '../../state/rooms';
import { buildGroup, buildMessage } from '../../testing/builders';
import { fakeLayout } from '../../testing/fakeLayout';
import { createWorld, renderApp } from '../../testing/renderApp';
import { RoomTimeline } from './RoomTimeline';
import type { TimelineMedia } from './timelineMedia';

const COUNT = 24;
const GROUP = buildGroup({ id: 'room', memberIds: ['ada', 'grace'], seq: COUNT });

beforeAll(() => fakeLayout(200));

/** A player without sound: pressed, it goes on until it leaves the page. */
function Player({ messageId }: { messageId: string }) {
  const [isPlaying, setPlaying] = useState(false);
  useKeptMessage(messageId, isPlaying);
  return (
    <button type="button" aria-pressed={isPlaying} onClick={() => setPlaying(!isPlaying)}>
      {messageId}
    </button>
  );
}

const media: TimelineMedia = {
  Frame: ({ children }) => children,
  Message: ({ message }) => (message.kinds.length > 0 ? <Player messageId={message.id} /> : null),
};

function Live() {
  const room = useRoom(GROUP.id);
  return room ? <RoomTimeline room={room} media={media} /> : null;
}

const idOf = (index: number) => `m${String(index).padStart(19, '0')}`;
const HIGH = idOf(2);
const LOW = idOf(18);

/** A room with voice notes at these places. */
async function open(voiceAt: readonly number[]) {
  const world = createWorld();
  world.rooms.write(GROUP);
  for (let index = 0; index < COUNT; index += 1) {
    world.messages.write(
      buildMessage({
        id: idOf(index),
        roomId: GROUP.id,
        senderId: 'grace',
        text: `number ${index}`,
        createdAt: Date.now() - (COUNT - index) * 1_000,
        kinds: voiceAt.includes(index) ? ['voice'] : [],
      }),
    );
  }
  await renderApp(<Live />, { world });
  await screen.findByText(`number ${COUNT - 1}`);
  const scrollTo = async (top: number) => {
    const list = screen.getByRole('log', { name: /^Messages in/ });
    list.scrollTop = top;
    await act(async () => void fireEvent.scroll(list));
  };
  return { scrollTo };
}

const player = (id: string) => screen.queryByRole('button', { name: id });

test('a message that plays stays in the page when one scrolls away, and leaves it when it ends', async () => {
  const { scrollTo } = await open([2]);
  await scrollTo(0);
  await waitFor(() => expect(player(HIGH)).not.toBeNull());
  fireEvent.click(screen.getByRole('button', { name: HIGH }));
  await scrollTo(700);
  await screen.findByText('number 18');
  expect(player(HIGH)).toHaveAttribute('aria-pressed', 'true');
  fireEvent.click(screen.getByRole('button', { name: HIGH }));
  await waitFor(() => expect(player(HIGH)).toBeNull());
});

test('the voice note that follows what plays is there as well', async () => {
  const { scrollTo } = await open([2, 18]);
  await scrollTo(0);
  await waitFor(() => expect(player(HIGH)).not.toBeNull());
  expect(player(LOW)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: HIGH }));
  await waitFor(() => expect(player(LOW)).not.toBeNull());
});
