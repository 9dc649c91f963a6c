import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Composer } from '../features/composer/Composer';
import { buildGroup } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { composerLater } from './composerLater';

const GROUP = buildGroup({ id: 'room', name: 'Engine', memberIds: ['ada', 'grace'] });

async function open(world = createWorld()) {
  world.rooms.write(GROUP);
  const user = userEvent.setup({ delay: null });
  const app = await renderApp(<Composer room={GROUP} later={composerLater} />, { world });
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox');
  return { ...app, world, user, field };
}

const pickTomorrow = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('menuitem', { name: /^Tomorrow/ }));

describe('sending later', () => {
  test('clears the draft, says when it goes out and shows a quiet line', async () => {
    const { user, field, world, session } = await open();
    await user.type(field, 'Good morning @grace');
    await user.click(screen.getByRole('button', { name: 'Send later' }));
    await pickTomorrow(user);
    await waitFor(() => expect(world.later.scheduled('ada')).toHaveLength(1));
    const [scheduled] = world.later.scheduled('ada');
    expect(scheduled).toMatchObject({ text: 'Good morning <@grace>', mentions: ['grace'] });
    expect(new Date(scheduled?.sendAt ?? 0).getHours()).toBe(9);
    await waitFor(() => expect(field.value).toBe(''));
    expect(await screen.findByText(/^Goes out tomorrow/)).toBeVisible();
    expect(session.outbox.getState().entries).toEqual([]);
    const line = await screen.findByRole(
      'link',
      { name: '1 message scheduled' },
      { timeout: 5_000 },
    );
    expect(line).toHaveAttribute('href', '/later');
  });

  test('Alt and Enter opens the menu, and it does not come back by itself', async () => {
    const { user, field, world } = await open();
    await user.type(field, 'One{Alt>}{Enter}{/Alt}');
    await pickTomorrow(user);
    await waitFor(() => expect(field.value).toBe(''));
    await user.type(field, 'Two');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(world.later.scheduled('ada')).toHaveLength(1);
  });

  test('without a connection it says so and everything stays', async () => {
    const { user, field, world } = await open();
    act(() => {
      world.browser.setConnection('offline');
    });
    await user.type(field, 'Keep me');
    await user.click(screen.getByRole('button', { name: 'Send later' }));
    await pickTomorrow(user);
    expect(await screen.findByText(/there is no connection/)).toBeVisible();
    expect(field.value).toBe('Keep me');
    expect(world.later.scheduled('ada')).toEqual([]);
  });

  test('a lost answer does not make two of it, and keeps what was typed', async () => {
    const { user, field, world } = await open();
    await user.type(field, 'Once');
    const { schedule } = world.later;
    world.later.schedule = async (...args) => {
      await schedule(...args);
      world.later.setReachable(false);
      return schedule(...args);
    };
    await user.click(screen.getByRole('button', { name: 'Send later' }));
    await pickTomorrow(user);
    expect(await screen.findByText(/there is no connection/)).toBeVisible();
    expect(field.value).toBe('Once');
    world.later.schedule = schedule;
    world.later.setReachable(true);
    await user.click(screen.getByRole('button', { name: 'Send later' }));
    await pickTomorrow(user);
    await waitFor(() => expect(field.value).toBe(''));
    expect(world.later.scheduled('ada')).toHaveLength(1);
  });

  test('what is typed meanwhile is not lost', async () => {
    const { user, field, world } = await open();
    await user.type(field, 'First');
    let go = () => {};
    world.later.pause = new Promise((resolve) => {
      go = resolve;
    });
    await user.click(screen.getByRole('button', { name: 'Send later' }));
    await pickTomorrow(user);
    fireEvent.change(field, { target: { value: 'First, and more' } });
    go();
    await waitFor(() => expect(world.later.scheduled('ada')).toHaveLength(1));
    expect(field.value).toBe('First, and more');
  });

  test('any other time is picked in a dialog, which refuses the past in words', async () => {
    const { user, field, world } = await open();
    await user.type(field, 'On my birthday');
    await user.click(screen.getByRole('button', { name: 'Send later' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Pick a time' }));
    const time = await screen.findByLabelText('Date and time');
    fireEvent.change(time, { target: { value: '2020-01-01T09:00' } });
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    expect(time).toHaveAccessibleDescription(/is over/);
    fireEvent.change(time, { target: { value: '' } });
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    expect(time).toHaveAccessibleDescription(/Choose a day/);
    expect(world.later.scheduled('ada')).toEqual([]);
  });

  test('is not offered without words, nor for edits', async () => {
    const { field, user } = await open();
    expect(screen.queryByRole('button', { name: 'Send later' })).toBeNull();
    await user.type(field, '{Alt>}{Enter}{/Alt}');
    expect(screen.queryByRole('menu')).toBeNull();
  });
});
