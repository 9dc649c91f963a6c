import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderApp } from '../testing/renderApp';
import { MessageText } from './MessageText';
import { OpenPersonContext } from './openPerson';

test('a link opens apart and tells nothing about this page', async () => {
  await renderApp(<MessageText text="see [the **notes**](https://example.com/a) now" />);
  const link = screen.getByRole('link', { name: 'the notes' });
  expect(link.getAttribute('href')).toBe('https://example.com/a');
  expect(link.getAttribute('target')).toBe('_blank');
  expect(link.getAttribute('rel')).toContain('noopener');
});

test('markup and dangerous addresses stay words', async () => {
  const source = '<img src=x onerror=alert(1)> [run](javascript:alert(1)) <script>x</script>';
  const { container } = await renderApp(<MessageText text={source} />);
  expect(container.querySelector('img, script, a')).toBeNull();
  expect(container.textContent).toContain(source);
});

test('every block finds its own direction', async () => {
  await renderApp(<MessageText text={'Hello\n\nمرحبا\n\n- one\n\n> two'} />);
  for (const words of ['Hello', 'مرحبا', 'one', 'two']) {
    expect(screen.getByText(words).closest('[dir="auto"]')).not.toBeNull();
  }
});

test('a mention shows the present name, follows a rename, and opens who it is', async () => {
  const open = vi.fn();
  const { world } = await renderApp(
    <OpenPersonContext value={open}>
      <MessageText text="ask <@grace>" />
    </OpenPersonContext>,
  );
  await userEvent.click(await screen.findByRole('button', { name: '@Grace Hopper' }));
  expect(open).toHaveBeenCalledWith('grace');
  world.people.write({ uid: 'grace', displayName: 'Grace B. Hopper' });
  expect(await screen.findByText('@Grace B. Hopper')).toBeDefined();
});

test('code keeps its text, is coloured when its language has come, and can be copied', async () => {
  const user = userEvent.setup();
  const { container } = await renderApp(<MessageText text={'```ts\nconst a = 1;\n```'} />);
  const code = screen.getByRole('region', { name: 'Code ts' });
  expect(code.textContent).toBe('const a = 1;');
  await waitFor(() => expect(within(code).getByText('const').style.color).toContain('keyword'), {
    timeout: 10_000,
  });
  expect(code.textContent).toBe('const a = 1;');
  await user.click(screen.getByRole('button', { name: 'Copy code' }));
  expect(await navigator.clipboard.readText()).toBe('const a = 1;');
  expect(container.querySelector('[style*="url"]')).toBeNull();
});

test('long code is folded until somebody wants it', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`).join('\n');
  await renderApp(<MessageText text={`\`\`\`\n${lines}\n\`\`\``} />);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 60 lines' }));
  expect(screen.queryByRole('button', { name: /Show all/ })).toBeNull();
});

test('10,000 combining marks and a very long word stay text', async () => {
  const source = `e${'\u0301'.repeat(10_000)} ${'x'.repeat(3_000)}`;
  const { container } = await renderApp(<MessageText text={source} />);
  expect(container.textContent.length).toBeLessThan(3_100);
});
