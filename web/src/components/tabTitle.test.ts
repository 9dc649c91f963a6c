import { renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { setTabTitle, usePageTitle } from './tabTitle';

afterEach(() => setTabTitle({ unread: 0, notice: null, page: null }));

it('names page and app, with what is unread before them, through every change of page', () => {
  setTabTitle({ unread: 3 });
  expect(document.title).toBe('(3) Hearth');
  const page = renderHook(({ title }) => usePageTitle(title), {
    initialProps: { title: 'Calls' },
  });
  expect(document.title).toBe('(3) Calls · Hearth');
  setTabTitle({ unread: 100 });
  expect(document.title).toBe('(99+) Calls · Hearth');
  page.rerender({ title: 'Later' });
  expect(document.title).toBe('(99+) Later · Hearth');
  page.unmount();
  expect(document.title).toBe('(99+) Hearth');
});

it('says first what asks to be looked at now', () => {
  renderHook(() => usePageTitle('Calls'));
  setTabTitle({ notice: 'Ada is calling' });
  expect(document.title).toBe('Ada is calling · Hearth');
  setTabTitle({ notice: null });
  expect(document.title).toBe('Calls · Hearth');
});
