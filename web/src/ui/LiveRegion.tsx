import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTopLayer } from './topLayer';
import { VisuallyHidden } from './VisuallyHidden';

/** Reads a text aloud; `assertive` interrupts, for what cannot wait. */
export type Announce = (text: string, urgency?: 'polite' | 'assertive') => void;

const AnnounceContext = createContext<Announce | null>(null);

interface Announcement {
  text: string;
  /** Makes the same text, said twice, two announcements. */
  count: number;
}

const SILENCE: Announcement = { text: '', count: 0 };

/** Holds the regions that assistive technology listens to. One, near the root. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState(SILENCE);
  const [assertive, setAssertive] = useState(SILENCE);
  const count = useRef(0);
  const host = useTopLayer();
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    count.current += 1;
    (urgency === 'polite' ? setPolite : setAssertive)({ text, count: count.current });
  }, []);
  const regions = useMemo(
    () => (
      <VisuallyHidden>
        <span role="status">
          <span key={polite.count}>{polite.text}</span>
        </span>
        <span role="alert">
          <span key={assertive.count}>{assertive.text}</span>
        </span>
      </VisuallyHidden>
    ),
    [polite, assertive],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {createPortal(regions, host ?? document.body)}
    </AnnounceContext>
  );
}

/** How to read something aloud that the screen shows in its own way. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error('useAnnounce needs AnnounceProvider');
  return announce;
}

/** A part of the page whose changes are read aloud, such as a connection state. */
export function LiveRegion({
  children,
  isHidden = false,
}: {
  children: ReactNode;
  isHidden?: boolean;
}) {
  const region = <span role="status">{children}</span>;
  return isHidden ? <VisuallyHidden>{region}</VisuallyHidden> : region;
}
