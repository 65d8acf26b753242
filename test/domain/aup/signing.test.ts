// The rules of signing: a signature is for exactly its text, nobody who owes nothing is asked, and days nobody had do not count.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import { audiencesOf } from '../../../src/domain/aup/sign-audience.ts';
import { daysAfter, lastTime } from '../../../src/domain/aup/sign-days.ts';
import { signDuty } from '../../../src/domain/aup/sign-duties.ts';
import { readSignForm } from '../../../src/domain/aup/sign-form.ts';
import {
  answered,
  asked,
  newSignatures,
  refused,
  signed,
  standingRefusals,
} from '../../../src/domain/aup/sign-life.ts';
import { answerersOf, mayReadRefusal, toldOfRefusal } from '../../../src/domain/aup/sign-rights.ts';
import { type SigningFacts, standingOf } from '../../../src/domain/aup/sign-standing.ts';
import type { SignaturesDoc } from '../../../src/domain/aup/signatures.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Role } from '../../../src/domain/people/role.ts';
import type { Result } from '../../../src/domain/shared/result.ts';
import { addDays, instantAt } from '../../../src/domain/shared/time.ts';
import { agreements } from '../../support/agreement-text.ts';
import { demoPolicy } from '../../support/school.ts';
import { ENGLISH_YEAR } from '../../support/school-year.ts';

const POLICY = { ...demoPolicy().agreements, yearlyOn: '09-07', daysToSign: 14 };
const FORM = { name: 'Tess Teacher', fields: {}, boxes: [] };

const person = (id: string, roles: readonly Role[] = [], more: Partial<Person> = {}): Person => ({
  ...{ id, name: id, email: '', roles, classes: [], absences: [], closeTo: [] },
  ...more,
});
const TESS = person('p_tess');

const facts = (today: string, more: Partial<SigningFacts> = {}): SigningFacts => ({
  ...{ today, zone: 'Europe/London', policy: POLICY, calendar: ENGLISH_YEAR, person: TESS },
  ...{ textSeenOn: '2026-09-10', joinedOn: null, older: [] },
  ...more,
});
const at = (day: string): number => instantAt(day, '10:00', 'Europe/London');
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const fresh = (): SignaturesDoc => newSignatures('demo', 'p_tess');
let presses = 0;
const key = (): string => `k${++presses}`;
const sign = (doc: SignaturesDoc, text: Agreement, day: string): SignaturesDoc =>
  must(signed(doc, text, { key: key(), hash: text.hash, form: FORM, now: at(day), today: day }));

describe('a signature', () => {
  it('counts for exactly the text that was read, and for no other that everybody signs', () => {
    fc.assert(
      fc.property(agreements, agreements, (text, other) => {
        const doc = sign(fresh(), text, '2026-10-01');
        expect(standingOf(text, doc.state, facts('2026-10-02')).state).toBe('signed');
        const asked = { ...other, signAgain: 'everybody' as const };
        const state = standingOf(asked, doc.state, facts('2026-10-02')).state;
        expect(state).toBe(other.hash === text.hash ? 'signed' : 'owed');
      }),
    );
  });

  it('is never taken for a text that was not on the screen', () => {
    fc.assert(
      fc.property(agreements, agreements, (text, other) => {
        fc.pre(text.hash !== other.hash);
        const input = { key: 'k', hash: text.hash, form: FORM, now: at('2026-10-01'), today: '2026-10-01' };
        expect(signed(fresh(), other, input)).toMatchObject({ ok: false, refusal: { code: 'agreement.changed' } });
      }),
    );
  });

  it('lasts until the day of the year on which the school signs anew (a month before counts for it), and for ever where it signs once', () => {
    fc.assert(
      fc.property(agreements, fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }), (text, a, b) => {
        const on = addDays('2026-09-01', a);
        const today = addDays(on, b);
        const doc = sign(fresh(), text, on);
        const again = on < addDays(lastTime('09-07', today), -31);
        expect(standingOf(text, doc.state, facts(today)).state).toBe(again ? 'owed' : 'signed');
        const once = facts(today, { policy: { ...POLICY, yearlyOn: null } });
        expect(standingOf(text, doc.state, once).state).toBe('signed');
      }),
    );
  });

  it('is one, however often the press arrives; in the next year it is a new one', () => {
    const [text] = fc.sample(agreements, 1);
    if (text === undefined) throw new Error('no text');
    const input = { key: 'same', hash: text.hash, form: FORM, now: at('2026-10-01'), today: '2026-10-01' };
    const doc = must(signed(fresh(), text, input));
    expect(must(signed(doc, text, input))).toBe(doc);
    const next = sign(doc, text, '2027-09-09');
    expect(next.state.signatures.map(({ id, signedOn }) => [id, signedOn])).toEqual([
      ['s1', '2026-10-01'],
      ['s2', '2027-09-09'],
    ]);
  });
});

type Act = { readonly what: 'sign' | 'refuse' | 'ask' | 'answer'; readonly days: number };
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({ what: fc.constantFrom('sign', 'refuse', 'ask', 'answer'), days: fc.integer({ min: 0, max: 120 }) }),
  { maxLength: 8 },
);

function act(doc: SignaturesDoc, text: Agreement, what: Act['what'], day: string): SignaturesDoc {
  const now = at(day);
  const clause = text.parts[0]?.clauses[0]?.id ?? '';
  const open = doc.state.questions.find(({ answer }) => answer === undefined);
  const shared = { key: key(), hash: text.hash, now, tell: ['p_ezra'] };
  if (what === 'sign') return sign(doc, text, day);
  if (what === 'refuse') return must(refused(doc, text, { ...shared, reason: '' }, now));
  if (what === 'answer')
    return open === undefined
      ? doc
      : must(answered(doc, { key: key(), id: open.id, by: 'p_ezra', text: 'So.', now }, now));
  const done = asked(doc, text, { ...shared, clause, text: 'Why?' }, now);
  return done.ok ? done.value : doc;
}

describe('who is asked', () => {
  it('is whoever owes and nobody else: not after signing, not after a no, not while a question is open', () => {
    fc.assert(
      fc.property(agreements, acts, (text, done) => {
        let doc = fresh();
        let day = '2026-09-14';
        // Worked out by another road: what was done last within this year.
        let last: { readonly what: Act['what']; readonly day: string } | null = null;
        for (const { what, days } of done) {
          day = addDays(day, days + 1);
          doc = act(doc, text, what, day);
          if (what !== 'answer') last = { what, day };
          const open = doc.state.questions.some((q) => q.answer === undefined);
          const standing = standingOf(text, doc.state, facts(day));
          const duty = signDuty(TESS, text, standing, POLICY);
          expect(duty === null).toBe(standing.state !== 'owed');
          if (last !== null && last.day >= lastTime('09-07', day) && last.what !== 'ask') expect(duty).toBeNull();
          if (last !== null && last.day === day && last.what === 'ask' && open) expect(duty).toBeNull();
          if (duty !== null)
            expect(duty.dueOn !== null && duty.dueOn >= duty.firstOn && duty.firstOn <= addDays(day, 1)).toBe(true);
        }
      }),
    );
  });

  it('is told by their roles: governors theirs, staff theirs, a governor who teaches both', () => {
    expect(audiencesOf(person('a'))).toEqual(['staff']);
    expect(audiencesOf(person('b', ['dsl']))).toEqual(['staff']);
    expect(audiencesOf(person('c', ['chair_of_governors']))).toEqual(['governor']);
    expect(audiencesOf(person('d', ['safeguarding_governor', 'class_teacher']))).toEqual(['staff', 'governor']);
    expect(audiencesOf(person('e', ['safeguarding_governor'], { classes: ['5T'] }))).toEqual(['staff', 'governor']);
  });
});

describe('the last day to sign', () => {
  const [text] = fc.sample(agreements, 1);
  const due = (today: string, more: Partial<SigningFacts> = {}, doc = fresh()): unknown => {
    if (text === undefined) throw new Error('no text');
    const standing = standingOf(text, doc.state, facts(today, more));
    return standing.state === 'owed' ? standing.dueOn : standing.state;
  };

  it('comes so many days after the school first had the text, or after somebody began there', () => {
    expect(due('2026-09-10')).toBe('2026-09-24');
    expect(due('2026-11-02', { joinedOn: '2026-11-02' })).toBe('2026-11-16');
    expect(due('2026-10-01', { joinedOn: '2019-01-01' })).toBe('2026-09-24');
  });

  it('is counted anew from the day of the year on which all sign again', () => {
    if (text === undefined) throw new Error('no text');
    expect(due('2027-09-08', {}, sign(fresh(), text, '2026-09-15'))).toBe('2027-09-21');
  });

  it('waits while somebody is away, and over holidays between terms', () => {
    const away = person('p_tess', [], { absences: [{ from: '2026-09-12', to: '2026-10-11' }] });
    expect(due('2026-09-11', { person: away })).toBe('2026-10-24');
    expect(due('2027-07-20', { textSeenOn: '2027-07-19' })).toBe('2027-09-12');
    // Nobody has typed the next year's terms yet: then the days count.
    expect(daysAfter('2027-12-20', 3, { calendar: ENGLISH_YEAR, person: TESS })).toBe('2027-12-23');
  });

  it('is five days after an answer at the soonest', () => {
    if (text === undefined) throw new Error('no text');
    const open = act(fresh(), text, 'ask', '2026-09-20');
    expect(due('2026-09-22', {}, open)).toBe('asked');
    expect(due('2026-10-06', {}, act(open, text, 'answer', '2026-10-05'))).toBe('2026-10-10');
  });
});

describe('the form', () => {
  const text: Agreement = {
    ...{ key: 'staff', audience: 'staff', version: '1', title: 'T', intro: [], hash: 'h', signAgain: 'everybody' },
    parts: [
      {
        title: 'P',
        clauses: [
          { id: 'a', text: 'One.' },
          { id: 'b', text: 'Two.' },
        ],
      },
    ],
    boxes: [
      { id: 'must', label: 'Must.', required: true },
      { id: 'may', label: 'May.', required: false },
    ],
    questions: [
      {
        ...{ id: 'q', text: 'Q?', right: 'yes', clause: 'b' },
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      },
    ],
  };
  const good = { check_q: 'yes', box_must: 'yes', job_title: ' Teacher ', name: ' tess ', class: '' };

  it('takes any name that is typed, and keeps what was typed', () => {
    expect(readSignForm(text, ['job_title', 'class'], good)).toEqual({
      ok: true,
      form: { name: 'tess', fields: { job_title: 'Teacher' }, boxes: ['must'] },
    });
  });

  it('names everything that is missing at once, and which clause to read again', () => {
    const read = readSignForm(text, ['job_title'], { check_q: 'no', name: '  ' });
    if (read.ok) throw new Error('taken');
    expect(Object.keys(read.faults).sort()).toEqual(['box_must', 'check_q', 'job_title', 'name']);
    expect(read.faults.check_q).toContain('clause 2 again: “Two.”');
    expect(readSignForm(text, [], { ...good, name: 'x'.repeat(121) })).toMatchObject({ ok: false });
  });
});

describe('who answers and who is told of a no', () => {
  const ezra = person('p_ezra', ['esafety_coordinator']);
  const hana = person('p_hana', ['headteacher']);
  const dana = person('p_dana', ['dsl']);
  const school = (people: readonly Person[], custodian: Role = 'dsl') => ({
    ...{ directory: { people: [TESS, ...people] }, custodian, today: '2026-11-24' },
  });
  const ids = (people: readonly Person[]): readonly string[] => people.map(({ id }) => id);

  it('is the co-ordinator, then whoever keeps them, then the head, and never the person themselves', () => {
    expect(ids(answerersOf(school([ezra, dana, hana]), 'p_tess'))).toEqual(['p_ezra']);
    expect(ids(answerersOf(school([ezra, dana, hana]), 'p_ezra'))).toEqual(['p_dana']);
    const away = { ...ezra, absences: [{ from: '2026-11-20', to: '2026-11-30' }] };
    expect(ids(answerersOf(school([away, dana, hana]), 'p_tess'))).toEqual(['p_dana']);
    expect(ids(toldOfRefusal(school([ezra, dana, hana]), 'p_dana'))).toEqual(['p_hana']);
    expect(mayReadRefusal(school([ezra, dana, hana]), ezra, 'p_tess')).toBe(false);
    expect(mayReadRefusal(school([ezra, dana, hana]), dana, 'p_dana')).toBe(false);
  });

  it('a no stands until the same agreement is signed after it', () => {
    const [text] = fc.sample(agreements, 1);
    if (text === undefined) throw new Error('no text');
    const no = act(fresh(), text, 'refuse', '2026-10-01');
    expect(standingRefusals(no.state)).toHaveLength(1);
    expect(standingRefusals(sign(no, text, '2026-10-02').state)).toEqual([]);
    expect(no.outbox.map(({ id, kind }) => [id, kind])).toEqual([['refusal:0:p_ezra', 'refusal']]);
  });
});
