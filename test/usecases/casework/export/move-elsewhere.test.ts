// A case that goes on in another system is closed here, and says where it is.

import { afterEach, expect, it } from '@jest/globals';
import { closeTestStores } from '../../../support/open-test-store.ts';
import { openSchool } from '../../../support/school.ts';
import { sendReport } from '../../../support/send-report.ts';

afterEach(closeTestStores);

const WHERE = {
  ...{ system: 'Another system', reference: 'X-12', summary: 'Unkind messages.', reason: 'All of ours are there.' },
  ...{ lessons: 'no', key: 'move' },
};

async function aCase() {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess');
  const dana = await school.who('p_dana');
  await school.useCases.acknowledge(dana, caseId, { key: 'ack' });
  const move = (who = dana, change = {}) =>
    school.useCases.casework.copies.moveElsewhere(who, caseId, { ...WHERE, ...change });
  return { school, caseId, move };
}

it('is closed with everything that closing needs, and with a record of where it is, once', async () => {
  const { school, caseId, move } = await aCase();
  expect((await move()).ok).toBe(true);
  expect((await move()).ok).toBe(true);
  const state = (await school.store.read('case', caseId))?.state;
  expect(state?.phase).toBe('closed');
  for (const field of ['summary', 'action', 'decision', 'reason', 'outcome'] as const)
    expect(state?.closing?.[field]).not.toBe('');
  expect(state?.closing?.outcome).toContain('X-12');
  expect(state?.records?.map(({ kind, fields }) => ({ kind, fields }))).toEqual([
    { kind: 'recorded_elsewhere', fields: { system: 'Another system', reference: 'X-12' } },
  ]);
  expect(state?.timers).toEqual({});
});

it('stays open while anything of it is missing, and is closed by nobody who does not lead on it', async () => {
  const { school, caseId, move } = await aCase();
  for (const field of ['system', 'reference', 'summary', 'reason']) {
    const refused = await move(undefined, { [field]: ' ' });
    expect(refused.ok ? '' : refused.refusal.field).toBe(field);
  }
  for (const person of ['p_tess', 'p_ivy']) expect((await move(await school.who(person))).ok).toBe(false);
  const state = (await school.store.read('case', caseId))?.state;
  expect(state?.phase).toBe('open');
  expect(state?.records ?? []).toEqual([]);
});
