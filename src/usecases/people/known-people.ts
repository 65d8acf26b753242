// Everybody an import compares a list with: those of the pack and those in the store, with how they came to be known.

import type { KnownPerson } from '../../domain/people/staff-import.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { PersonDoc, Store } from '../ports.ts';
import { isImport } from './on-staff-list.ts';

export type Known = KnownPerson & { readonly doc: PersonDoc | null };

const PAGE = 500;

export async function knownPeople(store: Store, policy: Policy): Promise<readonly Known[]> {
  const found = new Map<string, Known>(
    policy.people.map((person) => [person.id, { person, imported: false, doc: null }]),
  );
  let after: string | undefined;
  do {
    const page = await store.list('person', [], after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const header of page.headers) {
      const doc = header.school === policy.key ? await store.read('person', header.id) : null;
      if (doc === null) continue;
      const imported = doc.history.some(isImport);
      const onlySeen = !imported && !policy.people.some((person) => person.id === doc.id);
      found.set(doc.id, { person: doc.state, imported, onlySeen, doc });
    }
    after = page.next;
  } while (after !== undefined);
  return [...found.values()];
}
