import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DevicePort } from '../ports/device';
import { useSession } from './session';

export type ConnectionState = 'online' | 'offline' | 'connecting';

export interface ConnectionStore extends StoreApi<ConnectionState> {
  stop(): void;
}

/** Follows what the device knows of the connection for as long as the session lives. */
export function createConnectionStore(device: DevicePort): ConnectionStore {
  const store = createStore<ConnectionState>(() => 'connecting');
  const stop = device.watchConnection((state) => {
    store.setState(state, true);
  });
  return { ...store, stop };
}

export function useConnection(): ConnectionState {
  return useStore(useSession().connection);
}
