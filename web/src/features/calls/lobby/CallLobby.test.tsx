import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ServicesContext, useServices } from '../../../ports/services';
import { buildDirect } from '../../../testing/builders';
import { createWorld, renderApp, type World } from '../../../testing/renderApp';
import { CallLobby } from './CallLobby';

const direct = buildDirect('ada', 'grace');

async function open(kind: 'audio' | 'video' = 'video', prepare?: (world: World) => void) {
  const world = createWorld({ rooms: [direct] });
  prepare?.(world);
  const onClose = vi.fn();
  const shown = await renderApp(<CallLobby roomId={direct.id} kind={kind} onClose={onClose} />, {
    world,
  });
  const call = vi.spyOn(shown.session.calls.actions, 'call').mockReturnValue();
  await screen.findByRole('dialog', { name: 'Call Grace Hopper' });
  return { ...shown, onClose, call, media: world.callMedia };
}

it('shows oneself and calls by Enter, with what was chosen', async () => {
  const { call, onClose, media } = await open();
  await screen.findByText('How the others will see you');
  expect(screen.getByRole('meter', { name: 'Microphone level' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Call' })).toHaveFocus());
  await userEvent.keyboard('{Enter}');
  expect(call).toHaveBeenCalledWith(direct.id, 'video', { hasCamera: true, isMuted: false });
  expect(onClose).toHaveBeenCalled();
  expect(media.opened).toHaveLength(2);
});

it('says that devices start while what opens them is on its way', async () => {
  const world = createWorld({ rooms: [direct] });
  const callMedia = () => new Promise<never>(() => undefined);
  function Lobby() {
    return (
      <ServicesContext value={{ ...useServices(), callMedia }}>
        <CallLobby roomId={direct.id} kind="video" onClose={vi.fn()} />
      </ServicesContext>
    );
  }
  await renderApp(<Lobby />, { world });
  expect(await screen.findByText('Your camera starts …')).toBeVisible();
  expect(screen.getByText('Waiting for the microphone')).toBeVisible();
});

it('needs a connection to go on', async () => {
  const { world, call } = await open();
  const enter = screen.getByRole('button', { name: 'Call' });
  act(() => world.browser.setConnection('offline'));
  expect(screen.getByText('Calls need a connection')).toBeVisible();
  await userEvent.click(enter);
  expect(call).not.toHaveBeenCalled();
  act(() => world.browser.setConnection('online'));
  await userEvent.click(enter);
  expect(call).toHaveBeenCalledOnce();
});

it('lets go of microphone and camera when it closes', async () => {
  const { unmount, media } = await open();
  await screen.findByText('How the others will see you');
  unmount();
  expect(media.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
});

it('opens no camera for a voice call, and neither when one switches off', async () => {
  const { call, media } = await open('audio');
  await screen.findByText('Your camera is off');
  await userEvent.click(screen.getByRole('button', { name: 'Mute' }));
  expect(await screen.findByText('You come in muted.')).toBeVisible();
  expect(media.opened.every(({ kind }) => kind === 'audio')).toBe(true);
  expect(media.opened.every(({ readyState }) => readyState === 'ended')).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Call' }));
  expect(call).toHaveBeenCalledWith(direct.id, 'audio', { hasCamera: false, isMuted: true });
});

it('explains what was denied, says that one can come in without, and tries again', async () => {
  const { call, media } = await open('video', ({ callMedia }) => {
    callMedia.refuse('microphone', 'microphoneDenied');
    callMedia.refuse('camera', 'cameraMissing');
  });
  expect(await screen.findByText(/microphone is blocked.*You can come in without/)).toBeVisible();
  expect(await screen.findByText(/No camera was found.*You can come in without/)).toBeVisible();
  media.refuse('camera', null);
  await userEvent.click(screen.getByRole('button', { name: 'Turn camera on' }));
  await screen.findByText('How the others will see you');
  media.refuse('camera', 'cameraDenied');
  await userEvent.selectOptions(screen.getByLabelText('Camera'), 'Back camera');
  await screen.findByText(/camera is blocked/);
  await userEvent.click(screen.getByRole('button', { name: 'Call' }));
  expect(call).toHaveBeenCalledWith(direct.id, 'video', { hasCamera: false, isMuted: false });
});

it('remembers the devices that one chooses', async () => {
  const { media } = await open();
  await userEvent.selectOptions(await screen.findByLabelText('Microphone'), 'Headset');
  expect(media.choice().microphoneId).toBe('microphone-2');
  await waitFor(() => expect(media.opened.at(-1)?.label).toBe('Headset'));
});

it('comes into the call that goes on, and says who is there', async () => {
  const world = createWorld({ rooms: [direct] });
  await world.calls
    .port('grace')
    .start(direct, { uid: 'grace', sessionId: 'g' }, { id: 'c1', kind: 'audio' });
  const onClose = vi.fn();
  const { session } = await renderApp(
    <CallLobby roomId={direct.id} kind="audio" onClose={onClose} />,
    { world },
  );
  const accept = vi.spyOn(session.calls.actions, 'accept').mockReturnValue();
  await screen.findByRole('dialog', { name: 'Join the call in Grace Hopper' });
  expect(await screen.findByText('Grace Hopper is in this call')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(accept).toHaveBeenCalledWith('c1', { hasCamera: false, isMuted: false });
});
