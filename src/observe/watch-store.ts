// Keeps an eye on the store: whether the last write could be made durable, and which documents turned out to be unreadable.

import type { Store } from '../usecases/ports.ts';
import { StoreUnreadable } from '../usecases/store-unreadable.ts';
import type { PartState } from './health.ts';
import type { Metrics } from './metrics.ts';

export type WatchedStore = { readonly store: Store; readonly state: () => PartState };

/** `onUnreadable` is called once for each document that exists and cannot be read; the read still throws. */
export function watchStore(store: Store, metrics: Metrics, onUnreadable: () => void): WatchedStore {
  let state: PartState = 'ready';
  const unreadable = new Set<string>();
  return {
    state: () => state,
    store: {
      ...store,
      read: async (kind, id) => {
        try {
          return await store.read(kind, id);
        } catch (error) {
          const known = unreadable.size;
          if (error instanceof StoreUnreadable && unreadable.add(`${kind}/${id}`).size > known) onUnreadable();
          throw error;
        }
      },
      commit: async (doc) => {
        const committed = await store.commit(doc);
        if (committed.ok) state = 'ready';
        else {
          metrics.count('esafety_commit_failures_total', { code: committed.why });
          if (committed.why === 'unavailable') state = 'failing';
        }
        return committed;
      },
    },
  };
}
