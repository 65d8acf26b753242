import { afterEach, describe, expect, it } from '@jest/globals';
import type { StaffRow } from '../../../src/domain/people/staff-rows.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { coverDutySource } from '../../../src/usecases/cover/cover-duty-source.ts';
import { importStaff } from '../../../src/usecases/people/import-staff.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const say = async (school: TestSchool, id: string, from: string, to: string) => {
  const done = await school.useCases.cover.away(await school.who(id), { from, to });
  school.people.forget('demo');
  return done;
};
const noticesTo = (school: TestSchool, id: string): readonly string[] =>
  school.sent.flatMap(({ to, view }) => (to === id && view.view === 'notice' ? view.lines.slice(0, 1) : []));

describe('somebody says that they are away', () => {
  it('and who is asked instead is shown; nobody is written to while somebody of the team is in', async () => {
    const school = await openSchool();
    const done = await say(school, 'p_dana', '2026-11-30', '2026-12-02');
    const said = { from: '2026-11-30', to: '2026-12-02', said: true, cover: '' };
    expect(done.ok && done.value.absences).toEqual([said]);
    expect(done.ok && done.value.covers.flatMap(({ names }) => names)).toContain('Dev Deputy');
    expect(done.ok && done.value.gaps).toEqual([]);
    await school.worker.runOnce();
    expect(noticesTo(school, 'p_hana')).toEqual([]);
  });

  it('and when the whole team would be away, they read so and the head hears it once, without a name', async () => {
    const school = await openSchool();
    await say(school, 'p_dana', '2026-11-30', '2026-12-02');
    const done = await say(school, 'p_dev', '2026-12-01', '2026-12-04');
    const words = 'From Tue 1 Dec 2026 to Wed 2 Dec 2026 nobody of the safeguarding team is in.';
    expect(done.ok && done.value.gaps).toContain(words);
    await school.worker.runOnce();
    await school.worker.runOnce();
    expect(noticesTo(school, 'p_hana').filter((line) => line === words)).toHaveLength(1);
    expect(noticesTo(school, 'p_hana').join(' ')).not.toMatch(/Dana|Dev/);
  });

  it('and the head who is away is not the one who hears of it: the deputy head is', async () => {
    const school = await openSchool();
    await say(school, 'p_hana', '2026-12-01', '2026-12-01');
    await school.worker.runOnce();
    expect(noticesTo(school, 'p_dev')).toEqual(['On Tue 1 Dec 2026 nobody is in for this role: Headteacher.']);
    expect(noticesTo(school, 'p_hana')).toEqual([]);
  });

  it('and on the last school day before, whoever stands for the head is reminded, and not when somebody came back', async () => {
    const school = await openSchool();
    await say(school, 'p_dana', '2026-12-01', '2026-12-02');
    await say(school, 'p_dev', '2026-12-01', '2026-12-02');
    const on = async (day: string) =>
      (await coverDutySource.duties(school.deps, 'demo', day)).map(({ to, title }) => [to, title]);
    expect(await on('2026-11-29')).toEqual([]);
    expect(await on('2026-11-30')).toContainEqual([
      'p_hana',
      'From Tue 1 Dec 2026 to Wed 2 Dec 2026 nobody of the safeguarding team is in.',
    ]);
    await school.useCases.cover.back(await school.who('p_dana'), { from: '2026-12-01', to: '2026-12-02' });
    school.people.forget('demo');
    expect((await on('2026-11-30')).filter(([, title]) => title?.includes('safeguarding team'))).toEqual([]);
  });

  it('and reports that day go past them; back early, they hear again', async () => {
    const school = await openSchool();
    await say(school, 'p_dana', '2026-11-24', '2026-11-27');
    await sendReport(school, 'p_tess', HARMED_PUPIL);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(0);
    expect(school.alertsTo('p_dev')).toHaveLength(1);
    school.clock.move(DAY_MS);
    const back = await school.useCases.cover.back(await school.who('p_dana'), { from: '2026-11-24', to: '2026-11-27' });
    school.people.forget('demo');
    expect(back.ok && back.value.absences).toEqual([]);
    const { ref } = await sendReport(school, 'p_tess', HARMED_PUPIL);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana').some((view) => view.view === 'case_alert' && view.ref === ref)).toBe(true);
  });

  it('and when everybody is away who could be told, somebody is told all the same', async () => {
    const school = await openSchool();
    for (const { id } of school.policy.people) await say(school, id, '2026-11-24', '2026-11-27');
    await sendReport(school, 'p_tess', HARMED_PUPIL);
    await school.worker.runOnce();
    expect(school.sent.some(({ view }) => view.view === 'case_alert')).toBe(true);
  });

  it('and a staff list that names another absence, or none, leaves what they said', async () => {
    const school = await openSchool();
    await say(school, 'p_dana', '2026-11-30', '2026-12-02');
    const rows: readonly StaffRow[] = school.policy.people.map((person, index) => ({
      ...{ line: index + 2, name: person.name, email: person.email, roles: person.roles },
      absence: person.id === 'p_dana' ? { from: '2027-01-11', to: '2027-01-12' } : null,
    }));
    await importStaff(school.deps, { school: 'demo', rows, apply: true, manyLeavers: false });
    school.people.forget('demo');
    expect((await school.who('p_dana')).person.absences).toEqual([
      { from: '2027-01-11', to: '2027-01-12' },
      { from: '2026-11-30', to: '2026-12-02', said: true },
    ]);
  });

  it('and whom they name is told once, and reads it again in their own page', async () => {
    const school = await openSchool();
    await changePerson(school, 'p_hana', { roles: ['headteacher', 'deputy_dsl'] });
    const name = async (cover: string, from = '2026-11-24', to = '2026-11-25') => {
      const done = await school.useCases.cover.away(await school.who('p_dana'), { from, to, cover });
      school.people.forget('demo');
      return done;
    };
    // Somebody of another team is no choice, and neither is oneself.
    for (const nobody of ['p_tess', 'p_dana', 'p_gone'])
      expect(await name(nobody)).toMatchObject({ ok: false, refusal: { field: 'cover' } });
    const done = await name('p_hana');
    expect(done.ok && done.value.absences.map(({ cover }) => cover)).toEqual(['Hana Head']);
    expect(done.ok && done.value.eligible.map(({ id }) => id)).toEqual(expect.arrayContaining(['p_dev', 'p_hana']));
    await school.worker.runOnce();
    await school.worker.runOnce();
    expect(noticesTo(school, 'p_hana')).toEqual([
      'From Tue 24 Nov 2026 to Wed 25 Nov 2026 Dana Safeguard is away and has named you. Reports that can wait until today or tomorrow come to you first.',
    ]);
    const hers = await school.useCases.cover.mine(await school.who('p_hana'));
    expect(hers.ok && hers.value.standsIn).toEqual([
      'From Tue 24 Nov 2026 to Wed 25 Nov 2026: you stand in for Dana Safeguard.',
    ]);
  });

  it('and whoever was named hears nothing of it once they are back', async () => {
    const school = await openSchool();
    const days = { from: '2026-11-30', to: '2026-12-02' };
    await school.useCases.cover.away(await school.who('p_dana'), { ...days, cover: 'p_dev' });
    school.people.forget('demo');
    await school.useCases.cover.back(await school.who('p_dana'), days);
    await school.worker.runOnce();
    expect(noticesTo(school, 'p_dev')).toEqual([]);
  });

  it('and days that make no sense are refused by the question they belong to', async () => {
    const school = await openSchool();
    const refusal = async (from: string, to: string) => {
      const done = await say(school, 'p_tess', from, to);
      return done.ok ? '' : done.refusal.field;
    };
    expect(await refusal('', '2026-12-01')).toBe('from');
    expect(await refusal('2026-12-01', '2026-02-30')).toBe('to');
    expect(await refusal('2026-12-02', '2026-12-01')).toBe('to');
    expect(await refusal('2026-11-02', '2026-11-03')).toBe('to');
    expect(await refusal('2029-11-02', '2029-11-03')).toBe('from');
  });
});
