/**
 * Stands in for the regular expression engine (45 KiB) with which Firestore evaluates the pattern
 * functions of pipelines on cached documents. Plain queries, the only kind here, never call it.
 */
export const RE2JS = {
  compile(): never {
    throw new Error('Pipelines with patterns are left out of this build; see web/vite.config.ts');
  },
};
