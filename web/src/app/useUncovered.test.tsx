import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { useNavigate } from 'react-router-dom';
import { renderApp } from '../testing/renderApp';
import { ShellActionsProvider, useShellActions } from './shellActions';
import { ONE_COLUMN } from './useIsOneColumn';
import { useUncovered } from './useUncovered';

afterEach(() => {
  vi.restoreAllMocks();
});

function Place() {
  const navigate = useNavigate();
  const { panel, setPanel } = useShellActions();
  useUncovered();
  return (
    <>
      <button onClick={() => setPanel('media')}>Open</button>
      <button onClick={() => void navigate('/r/tea/message')}>Show</button>
      <output aria-label="Panel">{panel ?? 'none'}</output>
    </>
  );
}

async function open(isPhone: boolean) {
  const wide = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(wide(query), { matches: isPhone && query === ONE_COLUMN }),
  );
  const { stop } = await renderApp(
    <ShellActionsProvider>
      <Place />
    </ShellActionsProvider>,
    { path: '/r/tea/message' },
  );
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
  return { press, stop, panel: () => screen.getByLabelText('Panel').textContent };
}

it('takes the panel away in one column, also when one goes to the same message again', async () => {
  const { press, panel, stop } = await open(true);
  await press('Open');
  expect(panel()).toBe('media');
  await press('Show');
  expect(panel()).toBe('none');
  await press('Open');
  await press('Show');
  expect(panel()).toBe('none');
  stop();
});

it('leaves it beside the conversation where there is room for both', async () => {
  const { press, panel, stop } = await open(false);
  await press('Open');
  await press('Show');
  expect(panel()).toBe('media');
  stop();
});
