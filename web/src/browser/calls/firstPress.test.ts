// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { afterFirstPress } from './firstPress';

afterEach(() => {
  vi.unstubAllGlobals();
});

function pretend(activation: { hasBeenActive: boolean } | null): void {
  vi.stubGlobal('navigator', activation ? { userActivation: activation } : {});
}

it('runs at once where the page was pressed, or nobody can tell', () => {
  const act = vi.fn();
  pretend({ hasBeenActive: true });
  afterFirstPress(act);
  pretend(null);
  afterFirstPress(act);
  expect(act).toHaveBeenCalledTimes(2);
});

it('waits for a press that counts, and runs once', () => {
  const activation = { hasBeenActive: false };
  pretend(activation);
  const act = vi.fn();
  afterFirstPress(act);
  window.dispatchEvent(new Event('keydown'));
  expect(act).not.toHaveBeenCalled();
  activation.hasBeenActive = true;
  window.dispatchEvent(new Event('pointerdown'));
  window.dispatchEvent(new Event('pointerdown'));
  expect(act).toHaveBeenCalledTimes(1);
});

it('can be called off', () => {
  const activation = { hasBeenActive: false };
  pretend(activation);
  const act = vi.fn();
  afterFirstPress(act)();
  activation.hasBeenActive = true;
  window.dispatchEvent(new Event('keydown'));
  expect(act).not.toHaveBeenCalled();
});
