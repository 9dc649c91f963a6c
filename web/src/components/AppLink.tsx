import type { AnchorHTMLAttributes } from 'react';
import { useLinkClickHandler } from 'react-router-dom';

interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string;
}

/** A link within the app. The router's own brings code of a framework that is not ours. */
export function AppLink({ to, ...anchor }: AppLinkProps) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return <a {...anchor} href={to} onClick={follow} />;
}
