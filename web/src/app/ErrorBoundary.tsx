import { Component, type ReactNode } from 'react';
import { useT } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import styles from './ErrorBoundary.module.css';

interface Props {
  children: ReactNode;
  /** A new value tries again: for example the address of the page. */
  resetKey?: string;
}

/** What breaks stays inside; a load or another page is the way on. */
export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override componentDidUpdate(previous: Props): void {
    if (this.state.hasFailed && previous.resetKey !== this.props.resetKey) {
      this.setState({ hasFailed: false });
    }
  }

  override render() {
    return this.state.hasFailed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useT();
  return (
    <div role="alert" className={styles['broken']}>
      <EmptyState
        title={t('start.errorTitle')}
        body={t('start.errorBody')}
        action={
          <Button
            variant="primary"
            onClick={() => {
              location.reload();
            }}
          >
            {t('start.reload')}
          </Button>
        }
      />
    </div>
  );
}
