import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ServicesContext, useServices, type Services } from '../../../ports/services';
import { createWorld, renderApp } from '../../../testing/renderApp';
import { CallsSection } from './CallsSection';

// jsdom plays nothing.
beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
});

async function show(world = createWorld()) {
  const shown = await renderApp(<CallsSection />, { world });
  await screen.findByRole('option', { name: 'Headset' });
  return shown;
}

it('has no devices before there is a connection, and looks for them then', async () => {
  const world = createWorld();
  world.browser.setConnection('offline');
  vi.spyOn(console, 'warn').mockReturnValue();
  const callMedia = vi
    .fn<Services['callMedia']>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue(world.callMedia);
  function Section() {
    return (
      <ServicesContext value={{ ...useServices(), callMedia }}>
        <CallsSection />
      </ServicesContext>
    );
  }
  await renderApp(<Section />, { world });
  expect(screen.getByText('Your devices show up when you are back online.')).toBeVisible();
  act(() => world.browser.setConnection('online'));
  await screen.findByRole('option', { name: 'Headset' });
});

it('remembers which devices to use', async () => {
  const { world } = await show();
  await userEvent.selectOptions(screen.getByLabelText('Microphone'), 'Headset');
  expect(world.callMedia.choice()).toEqual({
    ...{ microphoneId: 'microphone-2', cameraId: null, speakerId: null },
  });
});

it('tries the microphone, anew when another is chosen, and lets go of it', async () => {
  const { world, unmount } = await show();
  const test = screen.getByRole('button', { name: 'Test the microphone' });
  await userEvent.click(test);
  expect(await screen.findByRole('meter')).toBeVisible();
  expect(test).toHaveAttribute('aria-pressed', 'true');
  await userEvent.selectOptions(screen.getByLabelText('Microphone'), 'Headset');
  await waitFor(() => expect(world.callMedia.opened).toHaveLength(2));
  expect(world.callMedia.opened.map(({ label, readyState }) => [label, readyState])).toEqual([
    ['Built-in microphone', 'ended'],
    ['Headset', 'live'],
  ]);
  await userEvent.click(test);
  expect(screen.queryByRole('meter')).toBeNull();
  await userEvent.click(test);
  await screen.findByRole('meter');
  unmount();
  expect(world.callMedia.opened.map(({ readyState }) => readyState)).toEqual([
    'ended',
    'ended',
    'ended',
  ]);
});

it('shows what the camera sees, and why it does not', async () => {
  const { world } = await show();
  world.callMedia.refuse('camera', 'cameraDenied');
  const test = screen.getByRole('button', { name: 'Test the camera' });
  await userEvent.click(test);
  expect(await screen.findByText(/camera/i, { selector: '[class*=banner] *' })).toBeVisible();
  expect(test).toHaveAttribute('aria-pressed', 'false');
  world.callMedia.refuse('camera', null);
  await userEvent.click(test);
  expect(await screen.findByRole('img', { name: 'What your camera shows' })).toBeVisible();
});

it('plays a sound', async () => {
  const { world } = await show();
  await userEvent.click(screen.getByRole('button', { name: 'Play a sound' }));
  expect(world.callMedia.rung).toEqual(['joined']);
});

it('hides the network address when asked, and says where ringing is settled', async () => {
  const { session } = await show();
  const relay = screen.getByRole('switch', { name: /Hide my network address/ });
  await userEvent.click(relay);
  await waitFor(() => expect(session.settings.getState().relaysCalls).toBe(true));
  expect(screen.getByRole('link', { name: 'Notification settings' })).toHaveAttribute(
    'href',
    '/settings/notifications',
  );
});
