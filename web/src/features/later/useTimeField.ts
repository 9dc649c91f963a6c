import type { Millis } from '@hearth/domain/time';
import { useState } from 'react';
import { useT } from '../../i18n/i18n';
import { useServices } from '../../ports/services';
import { fromInputTime, timeProblem, toInputTime, type TimeProblem } from './times';

const WORDS = {
  empty: 'later.timeEmpty',
  past: 'later.timePast',
  far: 'later.timeFar',
} as const satisfies Record<TimeProblem, string>;

/** A time that a person chooses: what the field shows, and what is wrong once they have tried. */
export function useTimeField(first: Millis) {
  const t = useT();
  const { device } = useServices();
  const [typed, setTyped] = useState(() => toInputTime(first));
  const [problem, setProblem] = useState<TimeProblem | null>(null);
  return {
    value: typed,
    onChange: (text: string) => {
      setTyped(text);
      setProblem(null);
    },
    error: problem ? t(WORDS[problem]) : undefined,
    /** The time, or null when it is none that can be; then the field says why. */
    check: (): Millis | null => {
      // The field knows minutes; who leaves it as it was means what it was.
      const at = typed === toInputTime(first) ? first : fromInputTime(typed);
      const found = timeProblem(at, device.now());
      setProblem(found);
      return found ? null : at;
    },
  };
}

export type TimeFieldState = ReturnType<typeof useTimeField>;
