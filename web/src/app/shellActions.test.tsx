import type { CallKind } from '@hearth/domain/callKind';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { useOpenCall } from '../components/openCall';
import { buildDirect, buildGroup } from '../testing/builders';
import { createWorld, renderApp } from '../testing/renderApp';
import { ShellActionsProvider, useShellActions } from './shellActions';

function Caller({ roomId, kind }: { roomId: string; kind: CallKind }) {
  const openCall = useOpenCall();
  const { overlay } = useShellActions();
  return (
    <>
      <button onClick={() => openCall?.(roomId, kind)}>Call</button>
      <output>{JSON.stringify(overlay)}</output>
    </>
  );
}

async function press(roomId: string, kind: CallKind) {
  const rooms = [buildGroup({ id: 'tea' }), buildDirect('ada', 'grace')];
  const { session, stop } = await renderApp(
    <ShellActionsProvider>
      <Caller roomId={roomId} kind={kind} />
    </ShellActionsProvider>,
    { world: createWorld({ rooms }) },
  );
  const call = vi.spyOn(session.calls.actions, 'call').mockReturnValue();
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await userEvent.click(screen.getByRole('button', { name: 'Call' }));
  stop();
  return call;
}

it('calls the voice of one person at once', async () => {
  const call = await press('dm_ada_grace', 'audio');
  expect(call).toHaveBeenCalledWith('dm_ada_grace', 'audio', { hasCamera: false, isMuted: false });
  expect(screen.getByText('null')).toBeDefined();
});

it.each([
  ['a call with several', 'tea', 'audio'],
  ['one is seen', 'dm_ada_grace', 'video'],
] as const)('opens the lobby before %s', async (_, roomId, kind) => {
  const call = await press(roomId, kind);
  expect(call).not.toHaveBeenCalled();
  expect(screen.getByText(JSON.stringify({ type: 'call', roomId, kind }))).toBeDefined();
});
