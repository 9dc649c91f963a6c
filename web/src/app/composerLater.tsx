import { useEffect, useRef } from 'react';
import type { ComposerLater } from '../features/composer/composerLater';
import { withMoreWords } from '../i18n/moreWords';
import { lazyPart, useLazyPart } from '../ui/lazyPart';

/** Late enough to take nothing from the first view of the room. */
const LINE_AFTER_MS = 3_000;

const menuPart = lazyPart(
  withMoreWords(async () => (await import('../features/later/SendLater')).SendLater),
);
const linePart = lazyPart(
  withMoreWords(async () => (await import('../features/later/ScheduledLine')).ScheduledLine),
);

/** Without a network it may not come: then one writes without it. */
const Menu: ComposerLater['Menu'] = (props) => {
  const { loaded: SendLater, request } = useLazyPart(menuPart);
  useEffect(() => {
    request(() => undefined);
  }, [request]);
  return SendLater && <SendLater {...props} />;
};

const Line: ComposerLater['Line'] = ({ roomId }) => {
  // Warms what comes with the first letter.
  useLazyPart(menuPart);
  const { loaded: ScheduledLine, request } = useLazyPart(linePart);
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(() => undefined), LINE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return ScheduledLine && <ScheduledLine roomId={roomId} />;
};

/** How the composer sends later. */
export const composerLater: ComposerLater = { Menu, Line };
