import { describe, expect, it } from '@jest/globals';
import { acknowledge } from '../../../src/domain/casework/acknowledge.ts';
import type { CaseDoc } from '../../../src/domain/casework/case.ts';
import { close } from '../../../src/domain/casework/close.ts';
import { declareConflict, moveOn } from '../../../src/domain/casework/conflict.ts';
import { discarded, touchDraft } from '../../../src/domain/casework/draft.ts';
import { addToReport } from '../../../src/domain/casework/note.ts';
import { addRecord } from '../../../src/domain/casework/record/add-record.ts';
import { settle } from '../../../src/domain/casework/settle.ts';
import { alertEarly, submit, withSecondPerson } from '../../../src/domain/casework/submit.ts';
import { activeHolders } from '../../../src/domain/casework/tell.ts';
import { type School, timed } from '../../../src/domain/casework/timed.ts';
import { withdraw } from '../../../src/domain/casework/withdraw.ts';
import type { Plan } from '../../../src/domain/people/plan.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/shared/instant.ts';
import { aDraft, anOpenCase, anOutcome, decided, REPORTER, recipient, TUESDAY_10 } from '../../support/a-case.ts';

const owed = (doc: CaseDoc, kind: string) =>
  doc.outbox.filter((i) => i.kind === kind && i.settled === undefined).map((i) => i.to);

const school = (plan: Plan, over: Partial<School> = {}): School => ({
  plan: () => plan,
  acceptBy: (from) => from + 15 * MINUTE_MS,
  nextOpen: (from) => from,
  away: () => new Set(),
  alertEarly: (doc) => doc,
  clocks: () => [],
  ...over,
});
const planOf = (...rungs: Plan['rungs']): Plan => ({ rungs, emptied: false, advice: [] });

describe('sending', () => {
  it('owes one alert to each person of the first rung and a status to the reporter, in the same document', () => {
    const doc = anOpenCase([recipient('p_dsl'), recipient('p_deputy')]);
    expect(owed(doc, 'case_alert')).toEqual(['p_dsl', 'p_deputy']);
    expect(owed(doc, 'report_status')).toEqual(['p_reporter']);
    expect(doc.state.phase).toBe('open');
    expect(doc.dueAt).toBe(TUESDAY_10);
  });

  it('keeps a shut-out person from becoming a holder even if they were told by the danger alert', () => {
    const early = alertEarly(aDraft(), decided([[recipient('p_dsl'), recipient('p_deputy')]]), TUESDAY_10);
    const sent = submit(
      early,
      decided([[recipient('p_deputy'), recipient('p_head')]], {
        recusals: [{ personId: 'p_dsl', why: 'subject', at: TUESDAY_10 }],
      }),
      { reporter: REPORTER, key: 'k' },
      TUESDAY_10 + MINUTE_MS,
    );
    expect(activeHolders(sent.state).map((h) => h.personId)).toEqual(['p_deputy', 'p_head']);
    expect(owed(sent, 'case_alert')).not.toContain('p_dsl');
    expect(sent.outbox.filter((i) => i.to === 'p_dsl' && i.settled === undefined).map((i) => i.params.line)).toEqual([
      'moved',
    ]);
  });

  it('records a ladder that ends at once, so that the reporter is shown numbers', () => {
    const doc = anOpenCase([]);
    expect(doc.state.ladder.failedAt).toBe(TUESDAY_10);
    expect(doc.history.some((e) => e.action === 'ladder.failed')).toBe(true);
  });

  it('tells a second person when the reporter is the only one who would be told', () => {
    const plan = withSecondPerson(planOf([recipient('p_reporter')], [recipient('p_head')]), 'p_reporter', []);
    expect(plan.rungs[0]?.map((r) => r.personId)).toEqual(['p_reporter', 'p_head']);
    expect(plan.rungs[1]).toEqual([]);
  });
});

describe('the ladder', () => {
  const rungs = planOf([recipient('p_dsl')], [recipient('p_head')], [recipient('p_chair')]);

  it('climbs one rung when nobody accepted in time, and shows the reporter that nobody has', () => {
    const doc = anOpenCase([recipient('p_dsl')]);
    const late = timed(doc, TUESDAY_10 + 15 * MINUTE_MS, school(rungs));
    expect(owed(late, 'case_alert')).toContain('p_head');
    expect(owed(late, 'case_alert')).not.toContain('p_chair');
    expect(late.state.ladder.lateAt).toBe(TUESDAY_10 + 15 * MINUTE_MS);
  });

  it('climbs one rung for each time it is asked, however long the server was down', () => {
    const doc = anOpenCase([recipient('p_dsl')]);
    const week = timed(doc, TUESDAY_10 + 7 * DAY_MS, school(rungs));
    expect(activeHolders(week.state).map((h) => h.personId)).toEqual(['p_dsl', 'p_head']);
  });

  it('tells everybody again when no rung is left, and says so in the record', () => {
    const doc = anOpenCase([recipient('p_dsl')]);
    const alone = planOf([recipient('p_dsl')]);
    const late = timed(doc, TUESDAY_10 + HOUR_MS, school(alone));
    expect(late.state.ladder.failedAt).toBe(TUESDAY_10 + HOUR_MS);
    expect(late.outbox.filter((i) => i.kind === 'case_alert' && i.to === 'p_dsl')).toHaveLength(2);
    expect(late.state.timers.ladder).toBeGreaterThan(TUESDAY_10 + HOUR_MS);
  });

  it('tells them again every quarter of an hour at first, later every hour, so that the record does not grow without end', () => {
    const alone = school(planOf([recipient('p_dsl')]));
    let doc = anOpenCase([recipient('p_dsl')]);
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const at = doc.state.timers.ladder ?? 0;
      doc = timed(doc, at, alone);
      pauses.push(((doc.state.timers.ladder ?? 0) - at) / MINUTE_MS);
    }
    expect(pauses).toEqual([15, 15, 15, 15, 60, 60, 60, 60]);
  });

  it('stops when an accountable holder acknowledges, and not when another role has seen it', () => {
    const doc = anOpenCase([recipient('p_dsl'), recipient('p_it', { roles: ['network_manager'], accountable: false })]);
    const seen = acknowledge(doc, 'p_it', 'k1', TUESDAY_10 + MINUTE_MS);
    expect(seen.state.timers.ladder).toBeDefined();
    expect(seen.state.acknowledged).toBeUndefined();
    const taken = acknowledge(seen, 'p_dsl', 'k2', TUESDAY_10 + MINUTE_MS);
    expect(taken.state.timers.ladder).toBeUndefined();
    expect(taken.state.acknowledged?.by).toBe('p_dsl');
    expect(taken.outbox.some((i) => i.id === 'status:seen')).toBe(true);
  });

  it('reaches the next person at once when an alert is dead', () => {
    const doc = anOpenCase([recipient('p_dsl')]);
    const dead = settle(doc, [{ id: 'alert:p_dsl:1', how: 'dead', code: 'no_route' }], TUESDAY_10 + SECOND_MS);
    expect(dead.dueAt).toBe(TUESDAY_10);
    expect(dead.state.timers.ladder).toBe(TUESDAY_10 + SECOND_MS);
    expect(owed(timed(dead, TUESDAY_10 + SECOND_MS, school(rungs)), 'case_alert')).toContain('p_head');
  });

  it('brings an accepted immediate case up again when nothing was entered for two hours, and a note puts that off', () => {
    const taken = acknowledge(anOpenCase([recipient('p_dsl')]), 'p_dsl', 'k', TUESDAY_10);
    const quiet = timed(taken, TUESDAY_10 + 2 * HOUR_MS, school(rungs));
    expect(quiet.outbox.some((i) => i.params.line === 'nothing_entered_yet' && i.to === 'p_dsl')).toBe(true);
    const noted = addRecord(
      taken,
      { by: 'p_dsl', kind: 'note', fields: { sort: 'facts', text: 'Rang home.' }, key: 'n' },
      TUESDAY_10 + HOUR_MS,
    );
    const later = timed(noted, TUESDAY_10 + 2 * HOUR_MS, school(rungs));
    expect(later.outbox.some((i) => i.params.line === 'nothing_entered_yet')).toBe(false);
  });
});

describe('a conflict of interest', () => {
  it('ends access at once, tells only that the report has moved, and restarts the ladder for the others', () => {
    const taken = acknowledge(anOpenCase([recipient('p_dsl'), recipient('p_deputy')]), 'p_dsl', 'k', TUESDAY_10);
    const left = declareConflict(taken, 'p_dsl', 'press-1', TUESDAY_10 + MINUTE_MS);
    expect(left.state.acknowledged).toBeUndefined();
    expect(left.terms).not.toContain('holder:p_dsl');
    const moved = moveOn(left, planOf([recipient('p_deputy')]), TUESDAY_10 + 16 * MINUTE_MS, TUESDAY_10 + MINUTE_MS);
    expect(moved.state.timers.ladder).toBe(TUESDAY_10 + 16 * MINUTE_MS);
    expect(moved.outbox.filter((i) => i.kind === 'case_alert' && i.to === 'p_deputy')).toHaveLength(2);
    const lines = moved.outbox.filter((i) => i.to === 'p_dsl' && i.kind === 'case_line').map((i) => i.params.line);
    expect(lines).toContain('moved');
  });

  it('drops what was still owed to the person who was shut out', () => {
    const doc = anOpenCase([recipient('p_dsl')]);
    const out = withdraw(doc, [{ personId: 'p_dsl', why: 'subject', at: TUESDAY_10 }], TUESDAY_10);
    expect(owed(out, 'case_alert')).toEqual([]);
  });
});

describe('a draft', () => {
  const touch = (danger: boolean) => ({
    answers: {},
    page: 'kind',
    reporter: REPORTER,
    danger,
    draftDays: 7,
    key: 'k',
  });

  it('is destroyed after seven days, after a notice the day before', () => {
    const doc = touchDraft(aDraft(), touch(false), TUESDAY_10);
    const noticed = timed(doc, TUESDAY_10 + 6 * DAY_MS, school(planOf()));
    expect(noticed.outbox.map((i) => i.params.line)).toEqual(['draft_will_go']);
    const gone = timed(noticed, TUESDAY_10 + 7 * DAY_MS, school(planOf()));
    expect(gone.state.phase).toBe('discarded');
    expect(gone.state.answers).toEqual({});
  });

  it('in danger leaves its alert by itself after sixty seconds', () => {
    const doc = touchDraft(aDraft(), touch(true), TUESDAY_10);
    const asked: string[] = [];
    const world = school(planOf(), {
      alertEarly: (d) => {
        asked.push(d.id);
        return alertEarly(d, decided([[recipient('p_dsl')]]), TUESDAY_10 + MINUTE_MS);
      },
    });
    timed(doc, TUESDAY_10 + 59 * SECOND_MS, world);
    expect(asked).toEqual([]);
    const left = timed(doc, TUESDAY_10 + 60 * SECOND_MS, world);
    expect(left.state.phase).toBe('alerted');
    expect(owed(left, 'case_alert')).toEqual(['p_dsl']);
  });

  it('in danger becomes a case of its own when the reporter stops, and the holder is told', () => {
    const early = alertEarly(aDraft(), decided([[recipient('p_dsl')]]), TUESDAY_10);
    const stopped = timed(early, TUESDAY_10 + 20 * MINUTE_MS, school(planOf([recipient('p_dsl')])));
    expect(stopped.state.phase).toBe('open');
    expect(stopped.outbox.some((i) => i.params.line === 'form_stopped' && i.to === 'p_dsl')).toBe(true);
  });

  it('leaves only its reference behind when it is discarded', () => {
    const gone = discarded(touchDraft(aDraft(), touch(false), TUESDAY_10), 'p_reporter', TUESDAY_10);
    expect(gone.terms).toEqual(['ref:ES-7K3QF9XB']);
    expect(gone.dueAt).toBeNull();
  });
});

describe('closing', () => {
  const all = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', lessons: 'no' };

  it.each(['summary', 'action', 'decision', 'reason', 'outcome'] as const)(
    'is refused while the %s is empty',
    (field) => {
      const result = close(anOpenCase([recipient('p_dsl')]), 'p_dsl', { ...all, [field]: ' ' }, 'k', TUESDAY_10);
      expect(result).toMatchObject({ ok: false, refusal: { code: 'case.closing_incomplete', field } });
    },
  );

  it('is for accountable holders only, and stops every clock', () => {
    const doc = anOpenCase([recipient('p_dsl'), recipient('p_it', { accountable: false })]);
    expect(close(doc, 'p_it', all, 'k', TUESDAY_10).ok).toBe(false);
    const closed = close(doc, 'p_dsl', all, 'k', TUESDAY_10);
    expect(closed.ok && closed.value.state.timers).toEqual({});
    expect(closed.ok && closed.value.terms).not.toContain('open:p_dsl');
  });
});

describe('additions', () => {
  it('never change what was sent, and tell the accountable holders that there is more', () => {
    const doc = anOpenCase([recipient('p_dsl'), recipient('p_it', { accountable: false })]);
    const more = addToReport(doc, { text: 'She was crying.', answers: {}, key: 'k' }, TUESDAY_10);
    expect(more.state.answers).toEqual(doc.state.answers);
    expect(more.outbox.filter((i) => i.params.line === 'more_was_added').map((i) => i.to)).toEqual(['p_dsl']);
  });
});

describe('messages', () => {
  it('are owed once per id, so a repeated step owes nothing twice', () => {
    const doc = anOpenCase([recipient('p_dsl')], { outcome: anOutcome({ urgency: 'same_day' }) });
    const twice = acknowledge(acknowledge(doc, 'p_dsl', 'k', TUESDAY_10), 'p_dsl', 'k', TUESDAY_10);
    expect(twice.outbox.filter((i) => i.id === 'status:seen')).toHaveLength(1);
  });

  it('that failed for now are due again later, and a settled one never is', () => {
    const doc = anOpenCase([recipient('p_dsl')]);
    const later = settle(
      doc,
      [{ id: 'alert:p_dsl:1', how: 'later', code: '503', at: TUESDAY_10 + MINUTE_MS }],
      TUESDAY_10,
    );
    expect(later.outbox.find((i) => i.id === 'alert:p_dsl:1')).toMatchObject({
      attempts: 1,
      notBefore: TUESDAY_10 + MINUTE_MS,
    });
    const sent = settle(later, [{ id: 'alert:p_dsl:1', how: 'sent', code: 'slack' }], TUESDAY_10 + MINUTE_MS);
    expect(settle(sent, [{ id: 'alert:p_dsl:1', how: 'dead', code: 'x' }], TUESDAY_10 + DAY_MS)).toEqual(sent);
  });
});
