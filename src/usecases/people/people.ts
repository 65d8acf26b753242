// Everybody a school knows: the pack's people (demo) and the imported ones, kept in memory until somebody is written.

import type { Person } from '../../domain/people/person.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { People, Store } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';

export type PeopleCache = People & {
  /** To be called after every commit of a person, or the staff import. */
  readonly forget: (school: string) => void;
};

const PAGE = 500;

export function makePeople(store: Store, policy: (school: string) => Policy): PeopleCache {
  const cache = new Map<string, Promise<ReadonlyMap<string, Person>>>();
  const load = (school: string): Promise<ReadonlyMap<string, Person>> => {
    const loading = cache.get(school) ?? readAll(store, policy(school));
    cache.set(school, loading);
    loading.catch(() => cache.delete(school));
    return loading;
  };
  return {
    directory: async (school) => ({ people: [...(await load(school)).values()] }),
    byId: async (school, id) => (await load(school)).get(id) ?? null,
    forget: (school) => void cache.delete(school),
  };
}

/** A stored person replaces the pack's person of the same id. */
async function readAll(store: Store, policy: Policy): Promise<ReadonlyMap<string, Person>> {
  const found = new Map(policy.people.map((person) => [person.id, person]));
  let after: string | undefined;
  do {
    const page = await store.list('person', [], after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const header of page.headers) {
      if (header.school !== policy.key) continue;
      // A record that cannot be read is named by the store. It must not keep the others from being told.
      const doc = await store.read('person', header.id).catch(orUnreadable);
      if (doc !== null) found.set(doc.id, doc.state);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
