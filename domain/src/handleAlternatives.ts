import { HANDLE_MAX_CHARS } from './limits';
import { handleProblem } from './user';

const SUFFIX_CHARS = 4;

/**
 * Handles to propose where one is taken: close to what was wanted, and the last ones all but sure to
 * be free. `random` gives numbers in [0, 1).
 */
export function handleAlternatives(handle: string, random: () => number): string[] {
  const stem = handle.slice(0, HANDLE_MAX_CHARS - SUFFIX_CHARS - 1).replace(/_+$/, '');
  const year = 2 + Math.floor(random() * 97);
  const number = String(Math.floor(random() * 10 ** SUFFIX_CHARS)).padStart(SUFFIX_CHARS, '0');
  const proposals = [`${stem}_`, `the_${stem}`, `${stem}${year}`, `${stem}_${number}`];
  return proposals.filter((other) => other !== handle && handleProblem(other) === null);
}
