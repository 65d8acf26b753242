// Who sees a case, and ties, in memory: as much as the conversation needs to draw every page of it.

import { ok, type Result, refuse } from '../../src/domain/shared/result.ts';
import type { CaseworkUseCases } from '../../src/usecases/casework/casework-use-cases.ts';
import type { Candidates } from '../../src/usecases/casework/sharing/sharing.ts';
import type { PeopleData } from '../../src/usecases/casework/sharing/sharing-people.ts';

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

const DOWN = refuse('store.unavailable', 'down');

const PEOPLE: PeopleData = {
  caseId: 'c8',
  ref: 'ES-8M2RG4XC',
  people: [
    {
      personId: 'p_dee',
      name: 'Dee Safeguard',
      depth: 'whole',
      lines: ['Leads on it.'],
      can: { lead: false, end: 'no' },
    },
    {
      personId: 'p_dan',
      name: 'Dan Deputy',
      depth: 'whole',
      lines: ['Sees everything.'],
      can: { lead: true, end: 'yes' },
    },
    {
      personId: 'p_dot',
      name: 'Dot Lead',
      depth: 'whole',
      lines: ['Leads on it.'],
      can: { lead: false, end: 'conflict' },
    },
  ],
  earlier: { title: 'Seen earlier by', facts: [{ label: 'Cy Chair', value: 'Access ended.' }], lines: [] },
  canShare: true,
};
const FOUND: Candidates = {
  ref: 'ES-8M2RG4XC',
  found: [{ personId: 'p_ivy', name: 'Ivy Network', role: 'network_manager', depths: ['technical', 'task', 'line'] }],
  more: true,
};
const NAMED = { personId: 'p_ivy', name: 'Ivy Network', role: 'network_manager' as const };

export const makeFakePeople = (step: Step): Pick<CaseworkUseCases, 'sharing' | 'ties'> => {
  const people = (name: string) => step(name, (): Result<PeopleData> => ok(PEOPLE), DOWN);
  return {
    sharing: {
      people: step('people', (): Result<PeopleData> => ok(PEOPLE)),
      candidates: step('candidates', (): Result<Candidates> => ok(FOUND)),
      candidate: step('candidate', (): Result<Candidates> => ok({ ...FOUND, more: false })),
      share: people('share'),
      lead: people('lead'),
      end: people('end'),
    },
    ties: {
      list: step('ties', () => ({ mine: [NAMED], found: [{ ...NAMED, personId: 'p_tess', role: undefined }] })),
      person: step('tieWith', () => ok(NAMED)),
      declare: step('declareTie', (): Result<{ readonly name: string }> => ok({ name: NAMED.name }), DOWN),
      end: step('endTie', (): Result<{ readonly name: string }> => ok({ name: NAMED.name }), DOWN),
    },
  };
};
