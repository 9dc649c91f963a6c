import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on the first field with an error whenever `trouble` changes to something new. */
export function useFocusInvalid(trouble: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!trouble) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [trouble]);
  return form;
}
