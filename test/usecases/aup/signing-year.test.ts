// A school year of signing, lived in seconds through the real worker: reminded on school days only, until it is done, and not once more.

import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkField } from '../../../src/domain/aup/sign-form.ts';
import { signDutySource } from '../../../src/usecases/aup/sign-duty-source.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { ENGLISH_YEAR, openSchoolYear, schoolDaysOf } from '../../support/school-year.ts';

afterEach(closeTestStores);

const DAYS = [...schoolDaysOf(ENGLISH_YEAR)].sort();
const FIRST = '2026-09-01';
const LAST = '2026-12-18';
const AWAY = { from: '2026-09-14', to: '2026-10-09' };
const LEAVES = '2026-09-18';

it('whoever owes is reminded, whoever has signed, asked, refused, left or is away is not', async () => {
  const people = ['p_tess', 'p_dev', 'p_bea', 'p_clem', 'p_sena', 'p_ola'];
  const [signsOn = []] = fc.sample(
    fc.array(fc.constantFrom(...DAYS.filter((day) => day < '2026-10-20')), { minLength: 6, maxLength: 6 }),
    1,
  );
  const plan = new Map(people.map((id, index) => [id, signsOn[index] ?? DAYS[10] ?? '']));
  const year = await openSchoolYear({ from: FIRST, sources: [signDutySource] });
  const { school } = year;
  await changePerson(school, 'p_sol', { absences: [AWAY] });
  await changePerson(school, 'p_tam', { endsOn: LEAVES });
  const staff = school.policy.agreements.texts.find(({ key }) => key === 'staff');
  if (staff === undefined) throw new Error('no text for staff');
  const inputs = {
    ...Object.fromEntries(staff.questions.map(({ id, right }) => [checkField(id), right])),
    ...{ name: 'Somebody', job_title: 'Staff' },
  };
  const done = new Map<string, string>();
  const press = { hash: staff.hash };
  await year.runTo(LAST, async (day) => {
    for (const [id, on] of plan) {
      if (on !== day) continue;
      const signed = await school.useCases.aup.sign(await school.who(id), 'staff', {
        ...press,
        key: `${id} ${day}`,
        inputs,
      });
      expect(signed.ok).toBe(true);
      done.set(id, day);
    }
    if (day === '2026-09-10') {
      await school.useCases.aup.refuse(await school.who('p_ivy'), 'staff', { ...press, key: 'no', reason: '' });
      const question = { ...press, key: 'ask', clause: 'own-phone', text: 'Why?' };
      await school.useCases.aup.askClause(await school.who('p_dana'), 'staff', question);
    }
  });

  const toSign = (id: string): readonly string[] =>
    year.bundles
      .filter(({ to, view }) => to === id && view.items.some(({ action }) => action.target === 'staff'))
      .map(({ day }) => day);
  for (const { day } of year.bundles) expect(DAYS).toContain(day);
  for (const [id, on] of done) {
    expect([id, toSign(id).filter((day) => day >= on)]).toEqual([id, []]);
    // The text is first seen on the first school day (the 1st is an INSET day), and asked for from the next one.
    if (on > '2026-09-03') expect(toSign(id)[0]).toBe('2026-09-03');
  }
  expect(done.size).toBe(people.length);
  for (const id of ['p_ivy', 'p_dana']) expect(toSign(id).filter((day) => day >= '2026-09-10')).toEqual([]);
  expect(toSign('p_sol').filter((day) => day >= AWAY.from && day <= AWAY.to)).toEqual([]);
  expect(toSign('p_sol').some((day) => day > AWAY.to)).toBe(true);
  expect(toSign('p_tam').filter((day) => day > LEAVES)).toEqual([]);
  // Nobody who goes on owing is forgotten: never more days apart than the spacing and a holiday allow.
  const hana = toSign('p_hana');
  expect(hana.length).toBeGreaterThan(15);
  expect(new Set(hana).size).toBe(hana.length);
  expect((hana.at(-1) ?? '') >= '2026-12-14').toBe(true);
}, 60_000);
