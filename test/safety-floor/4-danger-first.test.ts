import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answers } from '../../src/domain/incident/answers.ts';
import { firstPage, pageOf } from '../../src/domain/incident/form/form.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/shared/instant.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL } from '../support/send-report.ts';

afterEach(closeTestStores);

let presses = 0;

/** One Next of Tess, and what the worker then sends. */
async function next(school: TestSchool, answers: Answers, id: string | null = null) {
  presses += 1;
  const input = { school: school.policy.key, answers, page: 'kind', key: `next-${presses}` };
  const saved = await school.useCases.saveDraft(await school.who('p_tess'), id, input);
  if (!saved.ok) throw new Error(saved.refusal.code);
  await school.worker.runOnce();
  return saved.value;
}

const alone = { adult_concern: 'no', naming: 'named' };
const withAdult = { adult_concern: 'unsure', naming: 'named' };

describe('in danger', () => {
  it('the 999 line stands before the first question', async () => {
    const school = await openSchool();
    const ctx = await school.useCases.formContext(await school.who('p_tess'), school.policy.key);
    expect(pageOf(firstPage, {}, ctx).warnings[0]).toMatch(/999/);
  });

  it.each(['yes', 'unsure'])('answered %s the alert leaves on page one, before any other question', async (danger) => {
    const school = await openSchool();
    const saved = await next(school, { danger, ...alone });
    expect(saved.alerted).toBe(true);
    expect(school.alertsTo('p_dana')).toMatchObject([{ urgency: 'Urgent' }]);
  });

  it('the alert waits for the page that picks the adult, but a minute at most', async () => {
    const school = await openSchool();
    await next(school, { danger: 'yes', ...withAdult });
    school.clock.move(59 * SECOND_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toEqual([]);
    school.clock.move(SECOND_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
  });

  it('touching page one again does not put the alert off', async () => {
    const school = await openSchool();
    const { doc } = await next(school, { danger: 'yes', ...withAdult });
    school.clock.move(50 * SECOND_MS);
    await next(school, { danger: 'yes', ...withAdult }, doc.id);
    school.clock.move(10 * SECOND_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
  });

  it('an adult named after the alert is out at once, without Send, and the case has moved on', async () => {
    const school = await openSchool();
    const { doc } = await next(school, { danger: 'yes', ...withAdult });
    school.clock.move(MINUTE_MS);
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    const dana = await school.who('p_dana');
    await school.useCases.acknowledge(dana, doc.id, { key: 'a' });
    await next(school, { adult: 'person:p_dana', adult_part: 'about' }, doc.id);
    expect(await school.useCases.openCase(dana, doc.id, { key: 'o' })).toMatchObject({ ok: false });
    expect(await school.useCases.myCases(dana, 0)).toEqual([]);
    const lines = school.sent.filter((s) => s.to === 'p_dana' && s.view.view === 'case_line');
    expect(lines.map((s) => s.view)).toMatchObject([{ line: 'moved', actions: [] }]);
    const now = (await school.store.read('case', doc.id))?.state;
    expect(now?.acknowledged).toBeUndefined();
    expect(now?.timers.ladder).toBe(school.clock.now() + 15 * MINUTE_MS);
  });

  it('an abandoned form is a case: after twenty minutes its holders are told that it stopped', async () => {
    const school = await openSchool();
    const { doc } = await next(school, { danger: 'yes', ...alone });
    school.clock.move(20 * MINUTE_MS);
    await school.worker.runOnce();
    expect((await school.store.read('case', doc.id))?.state.phase).toBe('open');
    expect(school.sent.filter((s) => s.to === 'p_dana').map((s) => s.view)).toContainEqual(
      expect.objectContaining({ view: 'case_line', line: 'form_stopped' }),
    );
  });

  it('a form that stopped, is taken up again and left for good stays a case for ever', async () => {
    const school = await openSchool();
    const { doc } = await next(school, { danger: 'yes', ...alone });
    school.clock.move(20 * MINUTE_MS);
    await school.worker.runOnce();
    await next(school, { first_choice: 'unkind' }, doc.id);
    const { timers } = (await school.store.read('case', doc.id))?.state ?? { timers: {} };
    expect(Object.keys(timers).sort()).toEqual(['form_stopped', 'ladder']);
    for (let day = 0; day < 9; day += 1) {
      school.clock.move(DAY_MS);
      await school.worker.runOnce();
    }
    const kept = await school.store.read('case', doc.id);
    expect(kept?.state).toMatchObject({ phase: 'open', answers: { danger: 'yes', first_choice: 'unkind' } });
    expect((await school.useCases.openCase(await school.who('p_dana'), doc.id, { key: 'o' })).ok).toBe(true);
  });

  it('it cannot be discarded any more', async () => {
    const school = await openSchool();
    const { doc } = await next(school, { danger: 'yes', ...alone });
    const gone = await school.useCases.discardDraft(await school.who('p_tess'), doc.id);
    expect(gone).toMatchObject({ ok: false, refusal: { code: 'report.already_told' } });
  });

  it('the advice to call 999 is the first thing said before Send', async () => {
    const school = await openSchool();
    const { doc } = await next(school, { ...HARMED_PUPIL, danger: 'unsure' });
    const shown = await school.useCases.preview(await school.who('p_tess'), doc.id);
    if (!shown.ok) throw new Error(shown.refusal.code);
    expect(shown.value.outcome.urgency).toBe('immediate');
    expect(shown.value.outcome.advice[0]).toBe('call_999_now');
    expect(shown.value.warnings[0]).toMatch(/999/);
  });
});
