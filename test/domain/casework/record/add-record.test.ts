// Writing into a case: nothing that was written is ever changed or taken away, whoever presses what.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acknowledge } from '../../../../src/domain/casework/acknowledge.ts';
import type { CaseDoc } from '../../../../src/domain/casework/case.ts';
import { close } from '../../../../src/domain/casework/close.ts';
import { declareConflict } from '../../../../src/domain/casework/conflict.ts';
import { addToReport } from '../../../../src/domain/casework/note.ts';
import { addRecord } from '../../../../src/domain/casework/record/add-record.ts';
import { closingsOf, entriesOf, mayRead, openTasks } from '../../../../src/domain/casework/record/entries.ts';
import { RECORD_KINDS } from '../../../../src/domain/casework/record/record.ts';
import { markOf, since } from '../../../../src/domain/casework/record/since.ts';
import { reopen } from '../../../../src/domain/casework/reopen.ts';
import { activeHolders } from '../../../../src/domain/casework/tell.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../src/domain/shared/instant.ts';
import { anOpenCase, recipient, TUESDAY_10 } from '../../../support/a-case.ts';
import '../../../support/property-seed.ts';

const PEOPLE = ['p_dsl', 'p_deputy', 'p_it'] as const;
const aCase = (): CaseDoc =>
  anOpenCase([
    recipient('p_dsl'),
    recipient('p_deputy'),
    recipient('p_it', { depth: 'technical', accountable: false, roles: ['network_manager'] }),
  ]);
const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', lessons: 'no' };
const note = (doc: CaseDoc, by: string, text: string, now = TUESDAY_10): CaseDoc =>
  addRecord(doc, { by, kind: 'note', fields: { sort: 'facts', text }, key: `${by}-${text}` }, now);

const press = fc.record({
  who: fc.constantFrom(...PEOPLE),
  does: fc.constantFrom('write', 'task', 'correct', 'add', 'accept', 'close', 'reopen', 'conflict'),
  kind: fc.constantFrom(...RECORD_KINDS),
  text: fc.string({ maxLength: 30, unit: 'grapheme' }),
});
type Press = typeof press extends fc.Arbitrary<infer T> ? T : never;

function pressed(doc: CaseDoc, { who, does, kind, text }: Press, i: number): CaseDoc {
  const now = TUESDAY_10 + i * MINUTE_MS;
  const key = `k${i}`;
  switch (does) {
    case 'write':
      return addRecord(doc, { by: who, kind, fields: { text }, key }, now);
    case 'task':
      return addRecord(
        doc,
        { by: who, kind: 'task', fields: { for: 'p_tess', what: 'other', due: '2026-11-27' }, key },
        now,
      );
    case 'correct':
      return addRecord(doc, { by: who, kind: 'correction', fields: { text }, about: 'r1', key }, now);
    case 'add':
      return addToReport(doc, { text, answers: {}, key }, now);
    case 'accept':
      return doc.state.phase === 'closed' ? doc : acknowledge(doc, who, key, now);
    case 'close': {
      const done = close(doc, who, CLOSING, key, now);
      return done.ok ? done.value : doc;
    }
    case 'reopen': {
      const done = reopen(doc, who, { reason: text === '' ? 'More came in.' : text, key }, now);
      return done.ok ? done.value : doc;
    }
    case 'conflict':
      return declareConflict(doc, who, key, now);
  }
}

describe('what was written', () => {
  it('is never changed or taken away by any sequence of presses of anybody', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        presses.reduce((doc, one, i) => {
          const next = pressed(doc, one, i);
          for (const list of ['notes', 'records', 'reopenings'] as const) {
            const before = doc.state[list] ?? [];
            expect((next.state[list] ?? []).slice(0, before.length)).toEqual(before);
          }
          const closings = closingsOf(doc.state);
          expect(closingsOf(next.state).slice(0, closings.length)).toEqual(closings);
          expect(next.history.slice(0, doc.history.length)).toEqual(doc.history);
          const ids = entriesOf(next.state).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          return next;
        }, aCase());
      }),
    );
  });

  it('by others since a page was made is exactly what that page had not seen', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 25 }), fc.nat(25), (presses, at) => {
        const states = [aCase()];
        for (const [i, one] of presses.entries()) states.push(pressed(states.at(-1) ?? aCase(), one, i));
        const then = states[Math.min(at, states.length - 1)]?.state;
        const now = states.at(-1)?.state;
        if (then === undefined || now === undefined) throw new Error('no state');
        const seen = new Set(entriesOf(then).map(({ id }) => id));
        const missed = entriesOf(now).filter(({ id }) => !seen.has(id));
        expect(since(now, markOf(then))).toEqual(missed);
      }),
    );
  });

  it('stays in the state: the history says only which kind, and which record', () => {
    const doc = note(aCase(), 'p_dsl', 'She told me in the corridor.');
    expect(doc.history.at(-1)).toMatchObject({ action: 'case.record_added', detail: { kind: 'note', record: 'r1' } });
    expect(JSON.stringify([doc.history, doc.outbox, doc.terms])).not.toContain('corridor');
  });

  it('puts off the reminder of an accepted case, and shows the reporter once that it is in hand', () => {
    const taken = acknowledge(aCase(), 'p_dsl', 'ack', TUESDAY_10);
    const worked = note(note(taken, 'p_dsl', 'one', TUESDAY_10 + HOUR_MS), 'p_dsl', 'two', TUESDAY_10 + HOUR_MS);
    expect(worked.state.timers.retell).toBe(TUESDAY_10 + 3 * HOUR_MS);
    expect(worked.outbox.filter(({ id }) => id.startsWith('status:in_hand'))).toHaveLength(1);
  });

  it('is not asked for by a mark that is none of ours', () => {
    const doc = note(aCase(), 'p_dsl', 'x');
    for (const mark of ['', '-', 'x-0-0-0', '0-0-0', '1e9-0-0-0']) expect(since(doc.state, mark)).toEqual([]);
  });
});

describe('a task', () => {
  const asked = addRecord(
    note(aCase(), 'p_dsl', 'The story.'),
    { by: 'p_dsl', kind: 'task', fields: { what: 'talk_to_class', for: 'p_tess', due: '2026-11-27' }, key: 't' },
    TUESDAY_10,
  );
  const tess = activeHolders(asked.state).find((h) => h.personId === 'p_tess');

  it('brings its person in at the depth of a task, named by whom, and tells them in a fixed line', () => {
    expect(tess).toMatchObject({ depth: 'task', accountable: false, sharedBy: 'p_dsl' });
    expect(asked.outbox.filter(({ to }) => to === 'p_tess').map(({ params }) => params)).toEqual([
      { line: 'task_for_you' },
    ]);
  });

  it('is all that its person reads', () => {
    if (tess === undefined) throw new Error('not brought in');
    expect(
      entriesOf(asked.state)
        .filter((entry) => mayRead(entry, tess))
        .map(({ id }) => id),
    ).toEqual(['r2']);
  });

  it('takes nothing from somebody who holds the case already', () => {
    const again = addRecord(asked, { by: 'p_dsl', kind: 'task', fields: { for: 'p_deputy' }, key: 't2' }, TUESDAY_10);
    expect(activeHolders(again.state).find((h) => h.personId === 'p_deputy')).toMatchObject({ depth: 'whole' });
  });

  it('is open until somebody says that it is done, and a closed case asks nothing of anybody', () => {
    expect(asked.terms).toContain('task');
    const done = addRecord(asked, { by: 'p_tess', kind: 'task_done', fields: {}, about: 'r2', key: 'd' }, TUESDAY_10);
    expect(openTasks(done.state)).toEqual([]);
    expect(done.terms).not.toContain('task');
    const closed = close(asked, 'p_dsl', CLOSING, 'c', TUESDAY_10);
    expect(closed.ok && closed.value.terms).not.toContain('task');
  });
});

describe('opening a closed case again', () => {
  const closed = close(acknowledge(aCase(), 'p_dsl', 'a', TUESDAY_10), 'p_dsl', CLOSING, 'c', TUESDAY_10);
  if (!closed.ok) throw new Error(closed.refusal.code);
  const again = reopen(closed.value, 'p_deputy', { reason: 'More came in.', key: 'r' }, TUESDAY_10 + HOUR_MS);
  if (!again.ok) throw new Error(again.refusal.code);

  it('keeps the closing, says why, tells the others who lead and the reporter, and starts the clocks', () => {
    const { state, outbox } = again.value;
    expect(state).toMatchObject({
      phase: 'open',
      earlierClosings: [{ summary: 's' }],
      reopenings: [{ by: 'p_deputy' }],
    });
    expect(state.closing).toBeUndefined();
    expect(outbox.some(({ to, params }) => to === 'p_dsl' && params.line === 'reopened')).toBe(true);
    expect(outbox.some(({ id }) => id === 'status:reopened-1')).toBe(true);
    expect(state.timers.daily_look).toBeDefined();
    expect(again.value.terms).toContain('open:p_dsl');
  });

  it('is for those who lead, with a reason, and only of a closed case', () => {
    const codes = [
      reopen(closed.value, 'p_it', { reason: 'x', key: 'r' }, TUESDAY_10),
      reopen(closed.value, 'p_dsl', { reason: ' ', key: 'r' }, TUESDAY_10),
      reopen(again.value, 'p_dsl', { reason: 'x', key: 'r' }, TUESDAY_10),
    ].map((done) => (done.ok ? 'ok' : done.refusal.code));
    expect(codes).toEqual(['case.not_accountable', 'case.no_reason', 'case.not_closed']);
  });

  it('lets it be closed anew, and the reporter hears of that too', () => {
    const second = close(again.value, 'p_dsl', { ...CLOSING, summary: 'second' }, 'c2', TUESDAY_10 + 2 * HOUR_MS);
    if (!second.ok) throw new Error(second.refusal.code);
    expect(closingsOf(second.value.state).map(({ summary }) => summary)).toEqual(['s', 'second']);
    expect(second.value.outbox.filter(({ id }) => id.startsWith('status:closed'))).toHaveLength(2);
  });
});
