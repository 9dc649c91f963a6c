import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../ports/auth';
import { buildAccount } from '../../testing/builders';
import { renderApp } from '../../testing/renderApp';
import { WelcomePage } from './WelcomePage';

async function open(account: Partial<Account> = {}) {
  const user = userEvent.setup({ delay: null });
  const { world } = await renderApp(
    <WelcomePage account={buildAccount({ uid: 'newcomer', ...account })} />,
  );
  return {
    user,
    world,
    name: screen.getByLabelText('Name'),
    handle: screen.getByLabelText('Handle'),
    goOn: screen.getByRole('button', { name: 'Go on' }),
  };
}

describe('WelcomePage', () => {
  it('proposes a handle from the name until one types another', async () => {
    const { user, name, handle } = await open();
    await user.type(name, 'Zoë Müller');
    expect(handle).toHaveValue('zoe_muller');
    await user.clear(handle);
    await user.type(handle, '@Zoe');
    expect(handle).toHaveValue('zoe');
    await user.type(name, ' jr');
    expect(handle).toHaveValue('zoe');
  });

  it('starts from the name that the provider knows', async () => {
    const { name, handle } = await open({ suggestedName: 'Alan Turing' });
    expect(name).toHaveValue('Alan Turing');
    expect(handle).toHaveValue('alan_turing');
  });

  it('makes the profile', async () => {
    const { user, world, name, goOn } = await open();
    await user.type(name, '  Alan   Turing ');
    await user.click(goOn);
    await waitFor(() =>
      expect(world.people.profile('newcomer')).toMatchObject({
        displayName: 'Alan Turing',
        handle: 'alan_turing',
      }),
    );
  });

  it('tells while one types that a handle is taken, and what is free', async () => {
    const { user, world, name, handle, goOn } = await open();
    await user.type(name, 'Another Ada');
    await user.clear(handle);
    await user.type(handle, 'ada');
    await waitFor(() =>
      expect(handle).toHaveAccessibleDescription(/Somebody else has this handle/),
    );
    await user.click(goOn);
    expect(world.people.profile('newcomer')).toBeUndefined();
    await user.click(await screen.findByRole('button', { name: '@the_ada' }));
    expect(handle).toHaveValue('the_ada');
    expect(await screen.findByText('Free')).toBeVisible();
  });

  it('keeps what was typed when somebody was faster', async () => {
    const { user, world, name, handle, goOn } = await open();
    await user.type(name, 'Alan Turing');
    expect(await screen.findByText('Free')).toBeVisible();
    world.people.write({ uid: 'faster', handle: 'alan_turing' });
    await user.click(goOn);
    await waitFor(() =>
      expect(handle).toHaveAccessibleDescription(/Somebody else has this handle/),
    );
    expect(name).toHaveValue('Alan Turing');
    await waitFor(() => expect(handle).toHaveFocus());
  });

  it.each([
    ['x', /at least 3/],
    ['a'.repeat(21), /at most 20/],
    ['zoë', /only a–z/],
  ])('says what is wrong with %s', async (typed, problem) => {
    const { user, handle } = await open();
    await user.type(handle, typed);
    expect(handle).toHaveAccessibleDescription(problem);
  });

  it('asks for a name, also when it is only invisible', async () => {
    const { user, world, name, handle, goOn } = await open();
    await user.type(name, '\u200B\u2800');
    await user.type(handle, 'nobody');
    expect(name).not.toHaveAccessibleDescription(/Enter a name/);
    await user.click(goOn);
    expect(name).toHaveAccessibleDescription(/Enter a name/);
    expect(name).toHaveFocus();
    expect(world.people.profile('newcomer')).toBeUndefined();
  });

  it('still saves when the check is out of reach, and says what happened', async () => {
    const { user, world, name, goOn } = await open();
    world.people.setReachable(false);
    await user.type(name, 'Alan Turing');
    expect(await screen.findByText(/Could not check/)).toBeVisible();
    await user.click(goOn);
    expect(await screen.findByText(/No connection/)).toBeVisible();
    world.people.setReachable(true);
    await user.click(goOn);
    await waitFor(() => expect(world.people.profile('newcomer')).toBeDefined());
  });
});
