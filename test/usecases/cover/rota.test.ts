import { afterEach, describe, expect, it } from '@jest/globals';
import { onDutyFirst } from '../../../src/domain/cover/rota.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

/** A report for today about the rules: the co-ordinator alone is told first. */
const SMALL_BREACH: Answers = {
  danger: 'no',
  adult_concern: 'no',
  naming: 'named',
  first_choice: 'rules',
  category: 'low_level_misuse',
  victim: 'pupil',
  age_band: '13-17',
  image: 'none',
  story: 'He played a game in the lesson.',
};

const set = async (school: TestSchool, by: string, day: string, people: readonly string[]) => {
  const done = await school.useCases.cover.setRota(await school.who(by), { day, people });
  school.people.forget('demo');
  return done;
};

describe('the rota of the safeguarding team', () => {
  it('is set by the head or the DSL, read by the team, and by nobody else', async () => {
    const school = await openSchool();
    expect((await set(school, 'p_hana', 'tue', ['p_dev'])).ok).toBe(true);
    expect((await set(school, 'p_dana', 'wed', ['p_dana'])).ok).toBe(true);
    expect((await set(school, 'p_dev', 'tue', ['p_dana'])).ok).toBe(false);
    expect((await school.useCases.cover.rota(await school.who('p_tess'))).ok).toBe(false);
    const seen = await school.useCases.cover.rota(await school.who('p_dev'));
    if (!seen.ok) throw new Error(seen.refusal.code);
    expect(seen.value.canSet).toBe(false);
    expect(seen.value.days.filter(({ onDuty }) => onDuty.length > 0)).toEqual([
      { day: 'tue', onDuty: ['p_dev'] },
      { day: 'wed', onDuty: ['p_dana'] },
    ]);
  });

  it('takes nobody who is not of the team, and can be emptied again', async () => {
    const school = await openSchool();
    const done = await set(school, 'p_hana', 'tue', ['p_tess', 'p_dev']);
    expect(done.ok).toBe(true);
    expect((await school.who('p_tess')).person.dutyDays).toBeUndefined();
    expect((await school.who('p_dev')).person.dutyDays).toEqual(['tue']);
    await set(school, 'p_hana', 'tue', []);
    expect((await school.who('p_dev')).person.dutyDays).toEqual([]);
  });

  it('says who of several is told first, and tells everybody of what is urgent', async () => {
    const school = await openSchool();
    await changePerson(school, 'p_dev', { roles: ['deputy_dsl', 'esafety_coordinator'], dutyDays: ['tue'] });
    await sendReport(school, 'p_tess', SMALL_BREACH);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dev')).toHaveLength(1);
    expect(school.alertsTo('p_ezra')).toHaveLength(0);
    await sendReport(school, 'p_tess', HARMED_PUPIL);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
  });

  it('puts in order and leaves nobody out', async () => {
    const { policy } = await openSchool();
    const people = policy.people.map((person, index) =>
      index % 3 === 0 ? { ...person, dutyDays: ['tue' as const] } : person,
    );
    const ordered = onDutyFirst(people, '2026-11-24');
    expect(ordered.map(({ id }) => id).toSorted()).toEqual(people.map(({ id }) => id).toSorted());
    expect(onDutyFirst(people, '2026-11-25')).toEqual(people);
  });
});
