// Asked about one person, every source gives what it gives for everybody, no more and no less: a short way must not lose a duty.

import { afterEach, expect, it } from '@jest/globals';
import { DUTY_SOURCES } from '../../../src/usecases/reminders/duty-sources.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { ENGLISH_YEAR, openSchoolYear } from '../../support/school-year.ts';
import { signAs } from '../../support/sign-as.ts';

afterEach(closeTestStores);

it.each(['2026-10-06', '2026-12-14', '2027-03-01'])('on %s', async (today) => {
  const year = await openSchoolYear({ from: '2026-09-01', policy: (demo) => ({ ...demo, calendar: ENGLISH_YEAR }) });
  const { school } = year;
  await year.runTo('2026-09-04');
  await signAs(school, 'p_tess');
  await changePerson(school, 'p_tam', { endsOn: '2026-09-10' });
  await changePerson(school, 'p_dana', { absences: [{ from: '2026-10-07', to: '2027-03-10' }] });
  await changePerson(school, 'p_dev', { absences: [{ from: '2026-10-07', to: '2027-03-10' }] });
  const { people } = await school.deps.people.directory(school.policy.key);
  let found = 0;
  for (const { duties, dutiesOf } of DUTY_SOURCES) {
    const all = await duties(school.deps, school.policy.key, today);
    found += all.length;
    for (const { id } of people)
      if (dutiesOf !== undefined)
        expect(await dutiesOf(school.deps, school.policy.key, today, id)).toEqual(all.filter(({ to }) => to === id));
  }
  expect(found).toBeGreaterThan(10);
});
