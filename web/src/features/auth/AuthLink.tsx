import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

/** A link between the signed-out pages: keeps in mind where the person wanted to go. */
export function AuthLink({ to, children }: { to: string; children: ReactNode }) {
  const { state } = useLocation();
  return (
    <Link to={to} state={state}>
      {children}
    </Link>
  );
}
