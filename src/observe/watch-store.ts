// Keeps an eye on the store for /readyz and /metrics: whether the last write could be made durable, and how often not.

import type { Store } from '../usecases/ports.ts';
import type { PartState } from './health.ts';
import type { Metrics } from './metrics.ts';

export type WatchedStore = { readonly store: Store; readonly state: () => PartState };

export function watchStore<S extends Store>(store: S, metrics: Metrics): WatchedStore {
  let state: PartState = 'ready';
  return {
    state: () => state,
    store: {
      ...store,
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
