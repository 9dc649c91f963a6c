import { HearthError } from '@hearth/domain/errors';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { createWorld, renderApp } from '../testing/renderApp';
import { usePages, type LoadPage, type Page } from './usePages';

interface Thing {
  id: string;
}

/** Answers when it is told to. */
class Shelf {
  readonly asked: (string | null)[] = [];
  #answers: { resolve: (page: Page<Thing>) => void; reject: (error: unknown) => void }[] = [];

  readonly load: LoadPage<Thing> = (after) => {
    this.asked.push(after?.id ?? null);
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  };

  async bring(ids: string, hasMore: boolean): Promise<void> {
    const items = [...ids].map((id) => ({ id }));
    await act(async () => this.#answers.shift()?.resolve({ items, hasMore }));
  }

  async fail(): Promise<void> {
    await act(async () => this.#answers.shift()?.reject(new HearthError('offline')));
  }
}

function List({ shelf, version = null }: { shelf: Shelf; version?: string | null }) {
  const { items, status, hasMore, loadMore } = usePages(shelf.load, version);
  return (
    <>
      <p>{`${items.map(({ id }) => id).join('')} ${status}${hasMore ? '' : ', all'}`}</p>
      <button onClick={loadMore}>More</button>
    </>
  );
}

function Versions({ shelf }: { shelf: Shelf }) {
  const [version, setVersion] = useState('first');
  return (
    <>
      <List shelf={shelf} version={version} />
      <button onClick={() => setVersion('second')}>Anew</button>
    </>
  );
}

const more = () => userEvent.click(screen.getByRole('button', { name: 'More' }));

test('comes page by page, each thing once, until nothing new comes', async () => {
  const shelf = new Shelf();
  await renderApp(<List shelf={shelf} />);
  expect(screen.getByText('loading')).toBeDefined();
  await shelf.bring('ab', true);
  expect(screen.getByText('ab ready')).toBeDefined();
  await more();
  await more();
  expect(screen.getByText('ab loading')).toBeDefined();
  await shelf.bring('bc', true);
  expect(screen.getByText('abc ready')).toBeDefined();
  await more();
  await shelf.bring('c', true);
  expect(screen.getByText('abc ready, all')).toBeDefined();
  await more();
  expect(shelf.asked).toEqual([null, 'b', 'c']);
});

test('another version reads anew, and shows what was there until it has come', async () => {
  const shelf = new Shelf();
  await renderApp(<Versions shelf={shelf} />);
  await shelf.bring('ab', true);
  await more();
  await userEvent.click(screen.getByRole('button', { name: 'Anew' }));
  await shelf.bring('zz', true);
  expect(screen.getByText('ab loading')).toBeDefined();
  await shelf.bring('cab', false);
  expect(screen.getByText('cab ready, all')).toBeDefined();
});

test('what failed offline is tried again when one is back', async () => {
  const shelf = new Shelf();
  const world = createWorld();
  world.browser.setConnection('offline');
  await renderApp(<List shelf={shelf} />, { world });
  await shelf.fail();
  expect(screen.getByText('error')).toBeDefined();
  act(() => world.browser.setConnection('online'));
  await shelf.bring('a', false);
  expect(screen.getByText('a ready, all')).toBeDefined();
});
