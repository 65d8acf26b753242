// Signs that hide or turn the reading direction are taken out where text comes in: a name or a note must read as it is stored.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const HIDDEN = /[\u202A-\u202E\u2066-\u2069\u200B]/;

const press = (school: TestSchool, userId: string, verb: string, target: string, inputs: Record<string, string>) =>
  makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log })({
    kind: 'press',
    actor: { platform: 'console', tenant: 'console', userId, standing: 'member' },
    verb,
    target,
    inputs,
    key: `${verb}-${target}`,
  });

describe('hidden signs', () => {
  it('are taken out of what a reporter adds and what a holder notes', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await press(school, 'p_tess', 'report.add.save', caseId, { text: 'She \u202Esaid\u202C more.\u0000' });
    await press(school, 'p_dana', 'case.note.save', caseId, { sort: 'facts', text: '\u2066Rang\u2069 home.' });
    const stored = await school.store.read('case', caseId);
    expect(stored?.state.notes.map(({ text }) => text)).toEqual(['She said more.']);
    expect(stored?.state.records?.map(({ fields }) => fields.text)).toEqual(['Rang home.']);
  });

  it('are taken out of the name that somebody gave themselves, and a name has a name’s length', async () => {
    const school = await openSchool();
    const known = await school.useCases.identify({
      platform: 'slack',
      tenant: 'T1',
      userId: 'U1',
      standing: 'member',
      name: `Dana\u202E\u200B \n Saf${'e'.repeat(500)}`,
    });
    const person = known.ok ? known.value.person : null;
    expect(person?.name).toMatch(/^Dana Safe+$/);
    expect(person?.name).not.toMatch(HIDDEN);
    expect(person?.name.length).toBe(120);
  });
});
