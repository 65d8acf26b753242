// Signing at the demo school, through the real steps: read, sign, a text that changes meanwhile, questions, a no, and the round.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hashOf } from '../../../src/config/parse-agreement.ts';
import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import { checkField } from '../../../src/domain/aup/sign-form.ts';
import { agreementId, signaturesId } from '../../../src/domain/aup/sign-life.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import type { Result } from '../../../src/domain/shared/result.ts';
import { makeAupUseCases } from '../../../src/usecases/aup/make-aup-use-cases.ts';
import { signDutySource } from '../../../src/usecases/aup/sign-duty-source.ts';
import type { Deps } from '../../../src/usecases/ports.ts';
import { changePerson } from '../../support/change-person.ts';
import { demoPolicy, openSchool, type TestSchool } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

const DAY = 24 * 3_600_000;
const YEAR = 365 * DAY;
const text = (key: string): Agreement => {
  const found = demoPolicy().agreements.texts.find((each) => each.key === key);
  if (found === undefined) throw new Error(`no text ${key}`);
  return found;
};
const STAFF = text('staff');
const reworded = (change: Partial<Agreement>): Agreement => {
  const next = { ...STAFF, ...change };
  return { ...next, hash: hashOf(next) };
};
const NEXT = reworded({ version: '2027-01', intro: ['A new beginning.', ...STAFF.intro] });

let school: TestSchool;
let policy: Policy;
let deps: Deps;
beforeEach(async () => {
  school = await openSchool();
  policy = school.policy;
  deps = { ...school.deps, policy: () => policy };
});
afterEach(() => school.store.close());

const withText = (next: Agreement): void => {
  const texts = policy.agreements.texts.map((each) => (each.key === next.key ? next : each));
  policy = { ...policy, agreements: { ...policy.agreements, texts } };
};
let press = 0;
const key = (): string => `press-${++press}`;
const aup = () => makeAupUseCases(deps);
const value = <T>(done: Result<T>): T => {
  if (!done.ok) throw new Error(`${done.refusal.code}: ${done.refusal.message}`);
  return done.value;
};
const answers = (of: Agreement): Record<string, string> => ({
  ...Object.fromEntries(of.questions.map(({ id, right }) => [checkField(id), right])),
  ...{ job_title: 'Teacher', name: 'T. Teacher' },
});
const sign = async (personId: string, input: { hash?: string; inputs?: Record<string, string>; key?: string } = {}) =>
  aup().sign(await school.who(personId), 'staff', { hash: STAFF.hash, inputs: answers(STAFF), key: key(), ...input });
const standing = async (personId: string, agreement = 'staff') =>
  value(await aup().mine(await school.who(personId))).agreements.find((each) => each.key === agreement);
const doc = (personId: string) => school.deps.store.read('signatures', signaturesId('demo', personId));
const duties = (today: string) => signDutySource.duties(deps, 'demo', today);
const dutyOf = async (personId: string, today = '2026-11-24') =>
  (await duties(today)).filter((duty) => duty.to === personId && duty.about === 'staff');

describe('who signs what', () => {
  it('staff theirs, governors theirs, and somebody no list names nothing', async () => {
    const titles = async (id: string) => value(await aup().mine(await school.who(id))).agreements.map((a) => a.key);
    expect(await titles('p_tess')).toEqual(['staff']);
    expect(await titles('p_chaz')).toEqual(['governor']);
    const stranger = await school.useCases.identify({
      ...{ platform: 'console', tenant: 'console', userId: 'nobody-knows', standing: 'member', name: 'New Face' },
    });
    const who = value(stranger);
    expect(value(await aup().mine(who)).agreements).toEqual([]);
    expect(await aup().read(who, 'staff')).toMatchObject({ refusal: { code: 'agreement.not_yours' } });
    expect((await duties('2026-11-24')).filter(({ to }) => to === who.person.id)).toEqual([]);
    expect(await aup().read(await school.who('p_tess'), 'governor')).toMatchObject({ ok: false });
    expect(await aup().read(await school.who('p_tess'), 'visitor')).toMatchObject({ ok: false });
  });

  it('a leaver is asked nothing and reads nothing any more', async () => {
    value(await sign('p_tam'));
    const who = await school.who('p_tam');
    await changePerson(school, 'p_tam', { endsOn: '2026-11-23' });
    expect(value(await aup().mine(who))).toEqual({
      agreements: [],
      signed: [],
      waiting: null,
      seesAll: false,
      runsCampaigns: false,
    });
    expect(await aup().copy(who, 's1')).toMatchObject({ refusal: { code: 'agreement.no_copy' } });
    expect(await sign('p_tam')).toMatchObject({ refusal: { code: 'agreement.not_yours' } });
    expect(await dutyOf('p_tam')).toEqual([]);
  });
});

describe('signing', () => {
  it('gives a receipt, keeps the text first, and ends what was owed', async () => {
    expect(await standing('p_tess')).toMatchObject({ owed: true, state: 'To sign by Tue 8 Dec' });
    const receipt = value(await sign('p_tess'));
    expect(receipt.receipt).toEqual(
      expect.arrayContaining([
        { label: 'Name', value: 'T. Teacher' },
        { label: 'Job title or role', value: 'Teacher' },
        { label: 'Signed', value: 'Tue 24 Nov 2026, 10:00' },
        { label: 'Version', value: '2026-09' },
        { label: 'Mark of the text', value: STAFF.hash.slice(0, 12) },
      ]),
    );
    expect(await standing('p_tess')).toMatchObject({ owed: false, state: 'Signed Tue 24 Nov 2026' });
    expect((await school.deps.store.read('agreement', agreementId('demo', STAFF.hash)))?.state.text).toEqual(STAFF);
    expect((await doc('p_tess'))?.history.map(({ action, detail }) => [action, detail.hash])).toEqual([
      ['signature.signed', STAFF.hash.slice(0, 12)],
    ]);
    expect(await dutyOf('p_tess')).toEqual([]);
    expect(school.logged.join()).not.toContain('T. Teacher');
  });

  it('takes two presses as one signature, also when they come at once with keys of their own', async () => {
    const [a, b] = await Promise.all([sign('p_tess'), sign('p_tess')]);
    expect(value(a).id).toBe(value(b).id);
    value(await sign('p_tess', { key: 'once' }));
    expect((await doc('p_tess'))?.state.signatures).toHaveLength(1);
  });

  it('names wrong answers with the clause to read again, and stores nothing', async () => {
    const wrong = await sign('p_tess', { inputs: { ...answers(STAFF), check_friend_request: 'accept', name: '' } });
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'agreement.form' } });
    if (wrong.ok) throw new Error('taken');
    expect(wrong.refusal.fields?.check_friend_request).toMatch(
      /^That is not what it says\. Read clause 6 again: “I have/,
    );
    expect(wrong.refusal.fields?.name).toMatch(/Type your name/);
    expect(await doc('p_tess')).toBeNull();
  });

  it('is refused for a text that changed while it was read, and what changed is told', async () => {
    value(await aup().read(await school.who('p_tess'), 'staff'));
    withText(NEXT);
    expect(await sign('p_tess')).toMatchObject({ refusal: { code: 'agreement.changed' } });
    expect(await doc('p_tess')).toBeNull();
    const again = value(await aup().read(await school.who('p_tess'), 'staff', STAFF.hash));
    expect(again.changes).toMatchObject({ heading: 'Changed while you were reading' });
    expect(again.changes?.lines.join()).toContain('A new beginning.');
    value(await sign('p_tess', { hash: NEXT.hash }));
    expect((await doc('p_tess'))?.state.signatures.map(({ hash }) => hash)).toEqual([NEXT.hash]);
  });

  it('of a new version tells what changed since, and the copy of the old one stays word for word', async () => {
    value(await sign('p_tess'));
    school.clock.move(60 * DAY);
    withText(NEXT);
    expect(await standing('p_tess')).toMatchObject({ owed: true, version: '2027-01' });
    const reading = value(await aup().read(await school.who('p_tess'), 'staff'));
    expect(reading.changes?.heading).toBe('Changed since you signed in Nov 2026');
    expect(reading.fields).toMatchObject([{ id: 'job_title', value: 'Teacher' }]);
    value(await sign('p_tess', { hash: NEXT.hash }));
    const mine = value(await aup().mine(await school.who('p_tess')));
    expect(mine.signed.map(({ version }) => version)).toEqual(['2027-01', '2026-09']);
    const old = value(await aup().copy(await school.who('p_tess'), mine.signed[1]?.id ?? ''));
    expect(old.agreement).toEqual(STAFF);
    expect(await aup().copy(await school.who('p_dev'), 's1')).toMatchObject({ ok: false });
  });

  it('of a version for joiners is asked of nobody who signed before, and of everybody who did not', async () => {
    value(await sign('p_tess'));
    withText(reworded({ version: '2027-01', intro: ['Other words.'], signAgain: 'joiners' }));
    expect(await standing('p_tess')).toMatchObject({ owed: false });
    expect(await standing('p_dev')).toMatchObject({ owed: true });
  });

  it('comes again each year, as a signature of its own', async () => {
    value(await sign('p_tess'));
    school.clock.move(YEAR);
    expect(await standing('p_tess')).toMatchObject({ owed: true });
    value(await sign('p_tess'));
    expect((await doc('p_tess'))?.state.signatures.map(({ signedOn }) => signedOn)).toEqual([
      '2026-11-24',
      '2027-11-24',
    ]);
  });
});

const ask = async (personId: string, clause = 'own-phone', words = 'secret question') =>
  aup().askClause(await school.who(personId), 'staff', { hash: STAFF.hash, clause, text: words, key: key() });

describe('a question about a clause', () => {
  it('goes to the co-ordinator without its words, holds the reminder, and comes back answered', async () => {
    expect(await dutyOf('p_tess')).toHaveLength(1);
    const reading = value(await ask('p_tess'));
    expect(reading.state).toBe('You asked about clause 11. Nobody reminds you before there is an answer.');
    expect(await dutyOf('p_tess')).toEqual([]);
    await finish(school.worker);
    const [line] = school.sent;
    expect([line?.to, line?.view]).toMatchObject(['p_ezra', { view: 'notice', title: 'A colleague has a question' }]);
    expect(JSON.stringify(school.sent)).not.toMatch(/secret|Tess/);

    const ezra = await school.who('p_ezra');
    const [item] = value(await aup().waiting(ezra));
    expect(item).toMatchObject({ kind: 'question', from: 'Tess Teacher', title: STAFF.title });
    const opened = value(await aup().question(ezra, item?.doc ?? '', item?.id ?? ''));
    expect(opened).toMatchObject({ text: 'secret question', clause: { id: 'own-phone', number: 11 } });
    expect((await duties('2026-11-25')).filter(({ kind }) => kind === 'answer_question')).toMatchObject([
      { to: 'p_ezra', title: STAFF.title },
    ]);

    value(await aup().answerClause(ezra, item?.doc ?? '', item?.id ?? '', { text: 'In the office.', key: key() }));
    await finish(school.worker);
    expect(school.sent.at(-1)).toMatchObject({ to: 'p_tess', view: { title: 'Your question is answered' } });
    expect(JSON.stringify(school.sent)).not.toContain('In the office');
    expect(value(await aup().read(await school.who('p_tess'), 'staff')).asked).toMatchObject([
      { answer: 'In the office.' },
    ]);
    expect(await dutyOf('p_tess')).toHaveLength(1);
    expect(await duties('2026-11-25')).not.toContainEqual(expect.objectContaining({ kind: 'answer_question' }));
    expect((await doc('p_tess'))?.history.map(({ by, action }) => [by, action])).toEqual([
      ['p_tess', 'signature.asked'],
      ['p_ezra', 'signature.shown'],
      ['p_ezra', 'signature.answered'],
    ]);
  });

  it('is opened and answered by nobody else, and one answer is enough', async () => {
    value(await ask('p_tess'));
    const id = signaturesId('demo', 'p_tess');
    for (const other of ['p_tess', 'p_dev', 'p_chaz']) {
      const who = await school.who(other);
      expect(await aup().question(who, id, 'q1')).toMatchObject({ refusal: { code: 'agreement.not_yours' } });
      expect(await aup().answerClause(who, id, 'q1', { text: 'x', key: key() })).toMatchObject({ ok: false });
      expect(await aup().waiting(who)).toMatchObject({ ok: false });
    }
    const ezra = await school.who('p_ezra');
    value(await aup().answerClause(ezra, id, 'q1', { text: 'So.', key: 'same' }));
    value(await aup().answerClause(ezra, id, 'q1', { text: 'So.', key: 'same' }));
    expect(await aup().answerClause(ezra, id, 'q1', { text: 'No.', key: key() })).toMatchObject({
      refusal: { code: 'agreement.answered' },
    });
  });

  it('of the co-ordinator goes to somebody else; five at once are enough; a clause that is not there is refused', async () => {
    value(await ask('p_ezra'));
    await finish(school.worker);
    expect(school.sent.map(({ to }) => to)).toEqual(['p_hana']);
    for (let count = 0; count < 5; count += 1) value(await ask('p_sol'));
    expect(await ask('p_sol')).toMatchObject({ refusal: { code: 'agreement.enough_questions' } });
    expect(await ask('p_tess', 'no-such')).toMatchObject({ refusal: { field: 'clause' } });
  });
});

describe('a no', () => {
  const refuse = async (personId: string, reason = 'secret reason') =>
    aup().refuse(await school.who(personId), 'staff', { hash: STAFF.hash, reason, key: key() });

  it('ends the reminders, is told to whoever keeps them without the reason, and can be followed by a signature', async () => {
    value(await refuse('p_tess'));
    expect(await dutyOf('p_tess', '2027-03-01')).toEqual([]);
    await finish(school.worker);
    expect(school.sent).toMatchObject([{ to: 'p_ezra', view: { title: 'Somebody does not agree' } }]);
    expect(JSON.stringify([school.sent, school.logged])).not.toContain('secret');
    const id = signaturesId('demo', 'p_tess');
    expect(value(await aup().refusal(await school.who('p_ezra'), id, '0'))).toMatchObject({ reason: 'secret reason' });
    for (const other of ['p_dev', 'p_tess', 'p_hana'])
      expect(await aup().refusal(await school.who(other), id, '0')).toMatchObject({ ok: false });
    value(await sign('p_tess'));
    expect(await standing('p_tess')).toMatchObject({ owed: false });
    expect(value(await aup().waiting(await school.who('p_ezra')))).toEqual([]);
    expect(await refuse('p_tess')).toMatchObject({ refusal: { code: 'agreement.signed' } });
  });

  it('to a text that changed while it was read is refused, and to the one that stands it is taken', async () => {
    withText(NEXT);
    expect(await refuse('p_tess')).toMatchObject({ refusal: { code: 'agreement.changed' } });
    expect(await doc('p_tess')).toBeNull();
    expect((await dutyOf('p_tess')).length).toBe(1);
    value(await aup().refuse(await school.who('p_tess'), 'staff', { hash: NEXT.hash, reason: '', key: key() }));
    expect((await doc('p_tess'))?.state.refusals.map(({ hash }) => hash)).toEqual([NEXT.hash]);
    expect(await dutyOf('p_tess')).toEqual([]);
  });

  it('to one text is no answer to the next: a new version is asked for, and the old no is told as what it was', async () => {
    value(await refuse('p_tess'));
    withText(NEXT);
    expect(await standing('p_tess')).toMatchObject({ owed: true });
    expect((await dutyOf('p_tess')).length).toBe(1);
    value(await sign('p_tess', { hash: NEXT.hash }));
    expect(value(await aup().waiting(await school.who('p_ezra')))).toEqual([]);
  });

  it('is not sent any more once the person has signed', async () => {
    school.clock.move(14 * 3_600_000);
    value(await refuse('p_tess'));
    value(await sign('p_tess'));
    school.clock.move(12 * 3_600_000);
    await finish(school.worker);
    expect(school.sent).toEqual([]);
  });
});

describe('what signing asks of people', () => {
  it('goes to everybody who owes, with the last day, and names who is told afterwards', async () => {
    const all = await duties('2026-11-24');
    expect(all.map(({ to, about }) => `${to} ${about}`).sort()).toEqual(
      school.policy.people
        .map(({ id, roles }) => `${id} ${roles.some((role) => /govern|committee/.test(role)) ? 'governor' : 'staff'}`)
        .sort(),
    );
    expect(all.find(({ to }) => to === 'p_tess')).toMatchObject({
      ...{ kind: 'sign', title: STAFF.title, dueOn: '2026-12-08', handedOnOn: '2026-12-09' },
      ...{ handedOnTo: 'the e-safety co-ordinator', spacing: [7, 4, 3] },
    });
    expect(all.find(({ to }) => to === 'p_ezra')).toMatchObject({ handedOnOn: null });
    expect(await signDutySource.dutiesOf?.(deps, 'demo', '2026-11-24', 'p_tess')).toEqual(
      all.filter(({ to }) => to === 'p_tess'),
    );
  });

  it('begins with the day on which somebody joins in the middle of the year, and waits while they are away', async () => {
    await duties('2026-11-24');
    school.clock.move(30 * DAY);
    const joined = { startsOn: '2026-12-24', absences: [{ from: '2026-12-26', to: '2027-01-04' }] };
    await changePerson(school, 'p_sol', joined);
    expect(await dutyOf('p_sol', '2026-12-24')).toMatchObject([{ firstOn: '2026-12-24', dueOn: '2027-01-17' }]);
  });
});
