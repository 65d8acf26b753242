import { afterEach, describe, expect, it } from '@jest/globals';
import { activeHolders } from '../../src/domain/casework/tell.ts';
import type { Person } from '../../src/domain/people/person.ts';
import type { Role } from '../../src/domain/people/role.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const QUIET_THREE_AT_NIGHT = Date.UTC(2026, 10, 24, 3);
/** One mild misuse by a pupil: the co-ordinator, by the end of the next school day. */
const MILD = { ...HARMED_PUPIL, first_choice: 'rules', category: 'low_level_misuse', ticks: [] };

const person = (id: string, roles: readonly Role[], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  email: '',
  roles,
  classes: [],
  absences: [],
  closeTo: [],
  ...more,
});
const staffed = (...people: readonly Person[]): SchoolOptions => ({
  policy: (demo) => ({ ...demo, people, routing: { alsoTell: [], urgency: [] } }),
});
const holders = async (school: TestSchool, caseId: string) => {
  const doc = await school.store.read('case', caseId);
  return doc === null ? [] : activeHolders(doc.state);
};
const alerted = (school: TestSchool) => school.sent.filter((s) => s.view.view === 'case_alert').map((s) => s.to);

describe('somebody eligible is always told', () => {
  it('also when the reporter leaves out the one person there is, and then everybody', async () => {
    const school = await openSchool(staffed(person('p_t', []), person('p_d', ['dsl']), person('p_h', ['headteacher'])));
    await sendReport(school, 'p_t', HARMED_PUPIL, ['p_d']);
    await school.worker.runOnce();
    expect(alerted(school)).toEqual(['p_h']);
    await sendReport(school, 'p_t', HARMED_PUPIL, ['p_d', 'p_h']);
    await school.worker.runOnce();
    expect(alerted(school).slice(1)).toEqual(['p_d']);
  });

  it('never the reporter alone, whoever they leave out', async () => {
    const school = await openSchool(staffed(person('p_d', ['dsl']), person('p_h', ['headteacher'])));
    await sendReport(school, 'p_d', HARMED_PUPIL, ['p_h']);
    await school.worker.runOnce();
    expect(alerted(school)).toEqual(['p_d', 'p_h']);
  });

  it('a safeguarding lead who reports keeps the case, and one other is told', async () => {
    const school = await openSchool(staffed(person('p_d', ['dsl']), person('p_h', ['headteacher'])));
    const { caseId } = await sendReport(school, 'p_d');
    const told = await holders(school, caseId);
    expect(told.map((h) => [h.personId, h.accountable])).toEqual([
      ['p_d', true],
      ['p_h', true],
    ]);
  });

  it.each([
    ['the head', 'p_dev', [], 'p_hana'],
    ['the chair, where the head is the one left out', 'p_dana', ['dsl', 'headteacher'], 'p_chaz'],
  ] as const)('leaving out a safeguarding person tells %s', async (_, unticked, roles, overseer) => {
    const school = await openSchool({
      policy: (demo) => ({
        ...demo,
        people: demo.people.flatMap((p) => {
          if (roles.length === 0) return [p];
          return p.roles.includes('headteacher') ? [] : [p.id === unticked ? { ...p, roles } : p];
        }),
      }),
    });
    await sendReport(school, 'p_tess', HARMED_PUPIL, [unticked]);
    await school.worker.runOnce();
    const lines = school.sent.flatMap((s) => (s.view.view === 'case_line' ? [`${s.to} ${s.view.line}`] : []));
    expect(lines).toContain(`${overseer} someone_unticked_safeguarding`);
    expect(alerted(school)).not.toContain(unticked);
  });

  it('a head who was only told that somebody was left out takes the case over when nobody accepts', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess', HARMED_PUPIL, ['p_dev']);
    await school.worker.runOnce();
    const before = (await holders(school, caseId)).find((h) => h.personId === 'p_hana');
    expect(before).toMatchObject({ depth: 'line', accountable: false });
    school.clock.move(15 * MINUTE_MS);
    await school.worker.runOnce();
    const after = (await holders(school, caseId)).find((h) => h.personId === 'p_hana');
    expect(after).toMatchObject({ depth: 'whole', accountable: true });
    const taken = await school.useCases.acknowledge(await school.who('p_hana'), caseId, { key: 'a' });
    expect(taken).toMatchObject({ ok: true, value: { state: 'You are dealing with this' } });
  });

  it('at once the next person, when the one who was to be told is shut out or has left before the message goes', async () => {
    for (const change of [{ closeTo: ['p_s'] }, { endsOn: '2026-11-20' }] as const) {
      const dana = person('p_d', ['dsl']);
      const school = await openSchool(
        staffed(
          person('p_t', []),
          dana,
          person('p_h', ['headteacher']),
          person('p_s', []),
          person('p_c', ['chair_of_governors']),
        ),
      );
      const about = { ...HARMED_PUPIL, adult_concern: 'yes', adult: 'person:p_s', adult_part: 'about', ticks: [] };
      await sendReport(school, 'p_t', about);
      await replace(school, { ...dana, ...change });
      await school.worker.runOnce();
      expect(alerted(school)).not.toContain('p_d');
      expect(alerted(school).length).toBeGreaterThan(0);
      await closeTestStores();
    }
  });

  it('also when the report is not urgent: nobody waits a day for a ladder because one person is gone', async () => {
    const ed = person('p_e', ['esafety_coordinator']);
    const school = await openSchool(staffed(person('p_t', []), ed, person('p_d', ['dsl'])));
    await sendReport(school, 'p_t', MILD);
    await replace(school, { ...ed, endsOn: '2026-11-20' });
    await school.worker.runOnce();
    expect(alerted(school)).toEqual(['p_d']);
  });

  it('when the person who is dealing with it leaves the school: the next look finds somebody else', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const dana = await school.who('p_dana');
    await school.useCases.acknowledge(dana, caseId, { key: 'a' });
    await replace(school, { ...dana.person, endsOn: '2026-11-23' });
    school.clock.move(2 * HOUR_MS);
    await school.worker.runOnce();
    const doc = await school.store.read('case', caseId);
    expect(doc?.state.acknowledged).toBeUndefined();
    expect(doc?.state.timers.ladder).toBeGreaterThan(school.clock.now());
    expect(school.alertsTo('p_dev')).toHaveLength(2);
  });
});

describe('a ladder', () => {
  it('of an immediate case climbs by the wall clock at three at night', async () => {
    const school = await openSchool({ startAt: QUIET_THREE_AT_NIGHT });
    await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    school.clock.move(15 * MINUTE_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_hana')).toHaveLength(1);
  });

  it('of a case for the next school day waits for school hours', async () => {
    const school = await openSchool({ startAt: QUIET_THREE_AT_NIGHT });
    await sendReport(school, 'p_tess', MILD);
    await school.worker.runOnce();
    const first = alerted(school);
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    expect(alerted(school)).toEqual(first);
  });

  it('that ends is shown to the reporter with numbers, recorded, and tried again at a later time, never in the past', async () => {
    const school = await openSchool(staffed(person('p_t', []), person('p_d', ['dsl'])));
    const { caseId } = await sendReport(school, 'p_t');
    await school.worker.runOnce();
    for (let round = 0; round < 3; round += 1) {
      school.clock.move(HOUR_MS);
      await school.worker.runOnce();
    }
    expect(school.alertsTo('p_d')).toHaveLength(4);
    const doc = await school.store.read('case', caseId);
    expect(doc?.history.filter((e) => e.action === 'ladder.failed')).toHaveLength(3);
    expect(doc?.dueAt).toBeGreaterThan(school.clock.now());
    const status = school.sent.filter((s) => s.view.view === 'report_status').at(-1);
    expect(status).toMatchObject({ to: 'p_t', view: { nobodyAccepted: true } });
    expect(JSON.stringify(status)).toContain('"phone":"999"');
  });

  it('of a case that can wait ends in the same plain words', async () => {
    const school = await openSchool(staffed(person('p_t', []), person('p_e', ['esafety_coordinator'])));
    const { caseId } = await sendReport(school, 'p_t', MILD);
    await school.worker.runOnce();
    school.clock.move(48 * HOUR_MS);
    await school.worker.runOnce();
    expect((await school.store.read('case', caseId))?.state.ladder.failedAt).toBe(school.clock.now());
    const status = school.sent.filter((s) => s.view.view === 'report_status').at(-1);
    expect(status).toMatchObject({ to: 'p_t', view: { nobodyAccepted: true } });
  });

  it('that has nobody at all says so at once', async () => {
    const school = await openSchool(staffed(person('p_t', [])));
    const receipt = await sendReport(school, 'p_t');
    expect(receipt).toMatchObject({ nobodyAccepted: true, toldCount: 0 });
    expect(receipt.next.join(' ')).toMatch(/phone/);
  });

  it('goes on although those on its earlier rungs have left meanwhile', async () => {
    const people = [
      person('p_t', []),
      person('p_d', ['dsl']),
      person('p_h', ['headteacher']),
      person('p_c', ['chair_of_governors']),
      person('p_v', ['vice_chair_of_governors']),
    ];
    const school = await openSchool(staffed(...people));
    await sendReport(school, 'p_t');
    await school.worker.runOnce();
    for (let rung = 0; rung < 2; rung += 1) {
      school.clock.move(15 * MINUTE_MS);
      await school.worker.runOnce();
    }
    expect(alerted(school)).toEqual(['p_d', 'p_h', 'p_c']);
    for (const gone of people.slice(1, 3)) await replace(school, { ...gone, endsOn: '2026-11-20' });
    school.clock.move(15 * MINUTE_MS);
    await school.worker.runOnce();
    expect(alerted(school)).toContain('p_v');
  });
});

async function replace(school: TestSchool, state: Person): Promise<void> {
  const stored = await school.store.commit<'person'>({
    kind: 'person',
    id: state.id,
    school: school.policy.key,
    version: 0,
    state,
    history: [],
    outbox: [],
    dueAt: null,
    terms: [],
  });
  expect(stored.ok).toBe(true);
  school.people.forget(school.policy.key);
}
