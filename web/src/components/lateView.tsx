import {
  createContext,
  lazy,
  use,
  useCallback,
  useEffect,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { lazyPart } from '../ui/lazyPart';

/**
 * A component whose code comes when it is first shown, which a Suspense around it waits for. Where the
 * code can't be fetched, it says so in its own place and can be tried again; nothing around it breaks.
 */
export interface LateView<Props> {
  (props: Props): ReactNode;
  /** Fetches the code some time after the start, so that it is there without a connection as well. */
  warm: () => void;
}

export interface FailedProps<Props> {
  /** Of the component that is missing. */
  props: Props;
  onRetry: () => void;
}

/** Imports the part that is missing once more. */
const RetryContext = createContext<() => void>(() => undefined);

/** `Failed` takes the place of what could not be fetched. */
export function lateView<Props extends object>(
  importView: () => Promise<ComponentType<Props>>,
  Failed: ComponentType<FailedProps<Props>>,
): LateView<Props> {
  const part = lazyPart(importView);

  function Missing(props: Props) {
    const onRetry = use(RetryContext);
    useEffect(() => {
      window.addEventListener('online', onRetry);
      return () => {
        window.removeEventListener('online', onRetry);
        // Shown once more later, it is tried once more.
        attempt = begin();
      };
    }, [onRetry]);
    return <Failed props={props} onRetry={onRetry} />;
  }
  // React keeps what a lazy component has come to, so each attempt is one of its own.
  const begin = (): ComponentType<Props> =>
    lazy(async () => ({ default: await part.load().catch(() => Missing) }));
  let attempt = begin();

  function Late(props: Props) {
    const [View, setView] = useState(() => part.loaded ?? attempt);
    const retry = useCallback(() => {
      attempt = begin();
      setView(() => attempt);
    }, []);
    return (
      <RetryContext value={retry}>
        <View {...props} />
      </RetryContext>
    );
  }
  return Object.assign(Late, { warm: part.warm });
}

/** A page, or a panel within `Frame`. */
export function latePage<Props extends object>(
  importView: () => Promise<ComponentType<Props>>,
  Frame?: ComponentType<{ children: ReactNode }>,
): LateView<Props> {
  return lateView<Props>(importView, ({ onRetry }) => {
    const failure = <PageFailure onRetry={onRetry} />;
    return Frame ? <Frame>{failure}</Frame> : failure;
  });
}

/** What nobody asked for, and misses where it can't be had. */
export function lateExtra<Props extends object>(
  importView: () => Promise<ComponentType<Props>>,
): LateView<Props> {
  return lateView<Props>(importView, () => null);
}

function PageFailure({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  return (
    <div role="alert">
      <EmptyState
        title={t('start.partTitle')}
        body={t('start.partBody')}
        action={
          <Button variant="primary" onClick={onRetry}>
            {t('start.retry')}
          </Button>
        }
      />
    </div>
  );
}
