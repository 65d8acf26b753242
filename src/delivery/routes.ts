// How a person can be reached: the platforms they use, the platforms that can find them, and e-mail last.

import type { Person } from '../domain/people/person.ts';
import type { Messenger } from '../platforms/messenger.ts';
import type { AccountState, Deps } from '../usecases/ports.ts';

export type Route = {
  readonly messenger: Messenger;
  readonly account: AccountState;
  readonly accountId: string | null;
};

const MOST_ACCOUNTS = 10;

export type Routes = {
  readonly routes: readonly Route[];
  /** True when a platform could not be asked: no route now does not mean no route later. */
  readonly unsure: boolean;
};

/** Reachable routes first, in the order in which the person last bound them; those marked unreachable are tried last. */
export async function routesTo(deps: Deps, messengers: readonly Messenger[], person: Person): Promise<Routes> {
  const { headers } = await deps.store.list('account', [`person:${person.id}`], { limit: MOST_ACCOUNTS });
  const docs = await Promise.all(headers.map((h) => deps.store.read('account', h.id)));
  const bound = docs.flatMap((doc): Route[] => {
    const messenger = messengers.find((m) => m.platform === doc?.state.platform);
    return doc === null || messenger === undefined ? [] : [{ messenger, account: doc.state, accountId: doc.id }];
  });
  const found = await findElsewhere(messengers, bound, person);
  const routes = [...bound, ...found.filter((hit) => hit !== 'unavailable')];
  const reachable = (route: Route) => route.account.unreachableSince === undefined;
  return {
    routes: [...routes.filter(reachable), ...routes.filter((route) => !reachable(route))],
    unsure: found.includes('unavailable'),
  };
}

async function findElsewhere(
  messengers: readonly Messenger[],
  bound: readonly Route[],
  person: Person,
): Promise<readonly (Route | 'unavailable')[]> {
  const untried = messengers.filter((m) => !bound.some((route) => route.messenger === m));
  const found = await Promise.all(
    untried.map(async (messenger): Promise<Route | 'unavailable' | null> => {
      const hit = (await messenger.find?.({ id: person.id, email: person.email })) ?? null;
      if (hit === null || hit === 'unavailable') return hit;
      return { messenger, account: { ...hit, personId: person.id, platform: messenger.platform }, accountId: null };
    }),
  );
  return found.filter((route) => route !== null);
}

/** Remembers that the platform said this person cannot be reached there (or, with null, that they can again). */
export async function markReachability(deps: Deps, route: Route, reachable: boolean): Promise<void> {
  if (route.accountId === null || reachable === (route.account.unreachableSince === undefined)) return;
  const doc = await deps.store.read('account', route.accountId);
  if (doc === null) return;
  const { unreachableSince: _, ...state } = doc.state;
  const now = deps.clock.now();
  const entry = { at: now, by: 'system', action: reachable ? 'account.reachable' : 'account.unreachable', detail: {} };
  // Only an order of preference: if it cannot be written now, the next attempt finds out again.
  const noted = await deps.store.commit<'account'>({
    ...doc,
    state: reachable ? state : { ...state, unreachableSince: now },
    history: [...doc.history, entry],
  });
  if (!noted.ok) deps.log.warn('delivery.reachability_unnoted', { code: noted.why });
}
