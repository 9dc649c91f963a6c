import { OBSTACLE_WORDS, type CallObstacle } from '../../../components/useCallObstacle';
import { useT } from '../../../i18n/i18n';
import { useToast } from '../../../ui/Toasts';

/** What stands in the way of a button that is there all the same. */
export type CallHindrance = Exclude<CallObstacle, 'nobody'> | null;

/** How a button that calls stays reachable, so that it can say why it does not. */
export function useCallPress(hindrance: CallHindrance) {
  const t = useT();
  const toast = useToast();
  const why = hindrance && t(OBSTACLE_WORDS[hindrance]);
  return {
    isHindered: why !== null,
    labelled: (label: string) => (why === null ? label : `${label}: ${why}`),
    press: (act: () => void) => {
      if (why === null) act();
      else toast({ text: why });
    },
  };
}
