// Small documents for tests of the store. The person is made up.

import type { HistoryEntry } from '../../src/domain/shared/document.ts';
import type { AccountDoc, PersonDoc } from '../../src/usecases/ports.ts';

export function personDoc(id: string, change: Partial<PersonDoc> = {}): PersonDoc {
  return {
    kind: 'person',
    id,
    school: 'demo',
    version: 0,
    state: {
      id,
      name: 'Tess Teacher',
      email: 'tess@school.example',
      roles: [],
      classes: ['3B'],
      absences: [],
      closeTo: [],
    },
    history: [entry('person.imported')],
    outbox: [],
    dueAt: null,
    terms: ['school:demo'],
    ...change,
  };
}

export function accountDoc(id: string, change: Partial<AccountDoc> = {}): AccountDoc {
  return {
    kind: 'account',
    id,
    school: 'demo',
    version: 0,
    state: { personId: 'p_tess', platform: 'console', tenant: 't1', userId: id, address: null },
    history: [],
    outbox: [],
    dueAt: null,
    terms: [],
    ...change,
  };
}

export function entry(action: string, detail: Readonly<Record<string, unknown>> = {}): HistoryEntry {
  return { at: 1_790_000_000_000, by: 'system', action, detail };
}

/** The same document with another name in it: a change of state. */
export function renamed(doc: PersonDoc, name: string): PersonDoc {
  return { ...doc, state: { ...doc.state, name } };
}

export function withEntry<D extends { readonly history: readonly HistoryEntry[] }>(doc: D, added: HistoryEntry): D {
  return { ...doc, history: [...doc.history, added] };
}
