import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { ToastList } from './ToastList';

export interface ToastOptions {
  text: string;
  tone?: 'neutral' | 'positive' | 'danger';
  action?: { label: string; onSelect: () => void } | undefined;
}

export interface ShownToast extends ToastOptions {
  id: number;
}

/** Shows a short message for a few seconds; returns how to take it away sooner. */
export type ShowToast = (options: ToastOptions) => () => void;

const ToastContext = createContext<ShowToast | null>(null);
const MAX_SHOWN = 3;
let lastId = 0;

export interface ToastProviderProps {
  /** Names the region of toasts. */
  label: string;
  dismissLabel: string;
  children: ReactNode;
}

export function ToastProvider({ label, dismissLabel, children }: ToastProviderProps) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const dismiss = useCallback((id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  }, []);
  const show = useCallback<ShowToast>(
    (options) => {
      lastId += 1;
      const id = lastId;
      // The same message again replaces itself instead of piling up.
      setToasts((shown) =>
        [...shown.filter((toast) => toast.text !== options.text), { ...options, id }].slice(
          -MAX_SHOWN,
        ),
      );
      return () => dismiss(id);
    },
    [dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <ToastList {...{ label, dismissLabel, toasts }} onDismiss={dismiss} />
    </ToastContext>
  );
}

export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs ToastProvider');
  return show;
}
