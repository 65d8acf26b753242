// Changes somebody on the staff list as an import would, at this very moment: the next press or message is judged by it.

import type { Person } from '../../src/domain/people/person.ts';
import type { TestSchool } from './school.ts';

export async function changePerson(school: TestSchool, id: string, change: Partial<Person>): Promise<void> {
  const before = await school.people.byId(school.policy.key, id);
  if (before === null) throw new Error(`nobody is ${id}`);
  await storePerson(school, { ...before, ...change });
}

type Writes = Pick<TestSchool, 'people'> & {
  readonly clock: Pick<TestSchool['clock'], 'now'>;
  readonly store: Pick<TestSchool['store'], 'read' | 'commit'>;
  readonly policy: Pick<TestSchool['policy'], 'key'>;
};

/** Somebody the list did not name before. */
export async function storePerson(school: Writes, person: Person): Promise<void> {
  const known = await school.store.read('person', person.id);
  const entry = { at: school.clock.now(), by: 'operator', action: 'person.import_changed', detail: {} };
  const stored = await school.store.commit<'person'>({
    ...{ kind: 'person', id: person.id, school: school.policy.key, version: known?.version ?? 0, state: person },
    ...{ history: [...(known?.history ?? []), entry], outbox: [], dueAt: null, terms: [] },
  });
  if (!stored.ok) throw new Error(stored.why);
  school.people.forget(school.policy.key);
}
