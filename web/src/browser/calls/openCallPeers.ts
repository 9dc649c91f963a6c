import type { CallPeersPort } from '../../ports/callPeer';
import { CallLink } from './callLink';

/** Links to other browsers, through simple-peer. */
export function callPeers(): CallPeersPort {
  return {
    open: (options) => new CallLink(options),
  };
}
