import type { ReactNode } from 'react';
import { PageLink } from '../../components/PageLink';

/** A link between the signed-out pages: keeps in mind where the person wanted to go. */
export function AuthLink({ to, children }: { to: string; children: ReactNode }) {
  return <PageLink to={to + location.search}>{children}</PageLink>;
}
