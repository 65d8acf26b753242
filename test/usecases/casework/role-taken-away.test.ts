// After an allegation the school often takes the role away from the person. Whoever holds the same role was not meant, and stays.

import { afterEach, expect, it } from '@jest/globals';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import { changePerson, storePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const ABOUT_DEV: Answers = { ...HARMED_PUPIL, adult_concern: 'yes', adult: 'person:p_dev', adult_part: 'about' };
const DORA: Person = {
  ...{ id: 'p_dora', name: 'Dora Second', email: 'dora.second@demo-school.example', roles: ['deputy_dsl'] },
  ...{ classes: [], absences: [], closeTo: [] },
};

it('the second deputy keeps the case when the deputy it is about is no deputy any more, and that one stays out', async () => {
  const policy = (demo: Policy): Policy => ({ ...demo, routing: { ...demo.routing, sharedRoles: [] } });
  const school = await openSchool({ policy });
  await storePerson(school, DORA);
  const { caseId } = await sendReport(school, 'p_tess', ABOUT_DEV);
  const input = { person: 'p_dora', depth: 'whole', reason: 'She knows the family.', key: 'share' };
  await school.useCases.casework.sharing.share(await school.who('p_dana'), caseId, input);
  const read = async (id: string, key: string) =>
    (await school.useCases.openCase(await school.who(id), caseId, { key })).ok;
  expect(await read('p_dora', 'before')).toBe(true);
  await changePerson(school, 'p_dev', { roles: [] });
  await school.worker.runOnce();
  expect(await read('p_dora', 'after')).toBe(true);
  expect(await read('p_dev', 'himself')).toBe(false);
});
