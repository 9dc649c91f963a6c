import { FirebaseError } from 'firebase/app';
import { expect, test } from 'vitest';
import { apply, type Commit } from './commit';
import type { Engine } from './engine';

const DENIALS = new Set(['permission-denied', 'storage/unauthorized', 'storage/unauthenticated']);

/** Whether rules let an operation pass. Any other failure is a mistake of the test and is thrown. */
export async function isAllowed(operation: Promise<unknown>): Promise<boolean> {
  try {
    await operation;
    return true;
  } catch (error) {
    if (error instanceof FirebaseError && DENIALS.has(error.code)) return false;
    throw error;
  }
}

export const passes = (engine: Engine, uid: string | null, commit: Commit): Promise<boolean> =>
  isAllowed(apply(engine.db(uid), commit));

/** A whole commit, who makes it, and the scene it belongs to. */
export interface Attempt<Scene> {
  scene: Scene;
  by: string;
  commit: Commit;
}

/** One thing changed in a commit that is otherwise accepted. */
export type Forgeries<Scene> = Record<string, (commit: Commit, scene: Scene) => Commit>;

/**
 * A commit that passes, and the same commit with one thing forged, which must not. Each attempt is
 * made in a new scene.
 */
export function testForgeries<Scene>(
  engine: Engine,
  what: string,
  attempt: () => Promise<Attempt<Scene>>,
  forgeries: Forgeries<Scene>,
): void {
  test(`${what}: passes as it is`, async () => {
    const { by, commit } = await attempt();
    expect(await passes(engine, by, commit)).toBe(true);
  });
  test.each(Object.entries(forgeries))(`${what}: denied with %s`, async (_, forgery) => {
    const { scene, by, commit } = await attempt();
    expect(await passes(engine, by, forgery(commit, scene))).toBe(false);
  });
}

/** As {@link testForgeries} for variants that must pass as well. */
export function testVariants<Scene>(
  engine: Engine,
  what: string,
  attempt: () => Promise<Attempt<Scene>>,
  variants: Forgeries<Scene>,
): void {
  test.each(Object.entries(variants))(`${what}: passes with %s`, async (_, variant) => {
    const { scene, by, commit } = await attempt();
    expect(await passes(engine, by, variant(commit, scene))).toBe(true);
  });
}
