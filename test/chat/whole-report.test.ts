import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import type { Actor, Answer, Converse } from '../../src/chat/turn.ts';
import { unnamedCaseId } from '../../src/usecases/reporting/own-report.ts';
import type { Action } from '../../src/views/fields.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { actionOf, fill, formPage, PLAIN_ANSWERS } from './talk.ts';

// The conversation over the real steps and a real store: what a person sees from the first word to the closed case.

let school: TestSchool | null = null;
afterEach(async () => {
  await school?.store.dispose();
  school = null;
});

const actor = (userId: string): Actor => ({ platform: 'console', tenant: 'console', userId, standing: 'member' });

async function open() {
  const here = await openSchool();
  school = here;
  const converse: Converse = makeConverse({ useCases: here.useCases, clock: here.clock, log: here.deps.log });
  let presses = 0;
  const type = (who: string, text: string) => converse({ kind: 'text', actor: actor(who), text, place: 'direct' });
  const press = (
    who: string,
    action: Pick<Action, 'verb' | 'target'>,
    inputs: Record<string, string> = {},
    key?: string,
  ): Promise<Answer> => {
    presses += 1;
    const { verb, target } = action;
    return converse({ kind: 'press', actor: actor(who), verb, target, inputs, key: key ?? `k${presses}` });
  };
  return { here, type, press };
}

type Room = Awaited<ReturnType<typeof open>>;

const holding = (here: TestSchool, role: string): string => {
  const found = here.policy.people.find((person) => person.roles.some((held) => held === role));
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found.id;
};
const teacher = (here: TestSchool): string =>
  (here.policy.people.find((person) => person.roles.every((role) => role === 'class_teacher')) ?? here.policy.people[0])
    ?.id ?? '';

async function toReview(room: Room, who: string, answers: Readonly<Record<string, string>>) {
  let answer: Answer = await room.type(who, 'report');
  for (let step = 0; answer.show?.view === 'form_page' && step < 20; step += 1)
    answer = await room.press(who, actionOf(answer.show, 'report.next'), fill(answer.show, answers));
  if (answer.show?.view !== 'form_review') throw new Error(JSON.stringify(answer));
  return answer.show;
}

async function send(room: Room, who: string, answers: Readonly<Record<string, string>>) {
  const review = await toReview(room, who, answers);
  const inputs: Record<string, string> = review.told === null ? {} : { told: review.told.value };
  const answer = await room.press(who, actionOf(review, 'report.send'), inputs);
  if (answer.show?.view !== 'receipt') throw new Error(JSON.stringify(answer));
  return { review, receipt: answer.show };
}

const HARM = { ...PLAIN_ANSWERS, victim: 'pupil', ticks: 'harm_signs' };

describe('a whole report', () => {
  it('is sent by a teacher, opened and acknowledged by the safeguarding lead, worked and closed', async () => {
    const room = await open();
    const [tess, dsl] = [teacher(room.here), holding(room.here, 'dsl')];
    const { review, receipt } = await send(room, tess, HARM);
    expect(review.told?.options.map((option) => option.value)).toContain(dsl);
    expect(receipt.told.join(' ')).toMatch(/Designated Safeguarding Lead/);
    const list = (await room.type(dsl, 'cases')).show;
    if (list?.view !== 'case_list') throw new Error('no list');
    const [item] = list.items;
    if (item === undefined) throw new Error('no case');
    expect(item.ref).toBe(receipt.ref);
    const file = (await room.press(dsl, item.action)).show;
    if (file?.view !== 'case_file') throw new Error('no case');
    expect(JSON.stringify(file)).toContain(PLAIN_ANSWERS.story);
    const taken = (await room.press(dsl, actionOf(file, 'case.acknowledge'))).show;
    if (taken?.view !== 'case_file') throw new Error('not taken');
    await room.press(
      dsl,
      { verb: 'case.note.save', target: item.action.target },
      {
        ...{ sort: 'facts', text: 'Rang home at ten.' },
      },
    );
    const mine = (await room.type(tess, 'mine')).show;
    if (mine?.view !== 'my_reports') throw new Error('no list');
    expect(mine.items.map(({ ref, status }) => [ref, status])).toEqual([[receipt.ref, 'In hand']]);
    const closing = { summary: 'S', action: 'A', decision: 'D', reason: 'R', outcome: 'O', lessons: 'no' };
    const closed = await room.press(dsl, { verb: 'case.close.save', target: item.action.target }, closing);
    expect(closed.show?.view === 'case_file' && closed.show.state).toMatch(/Closed/);
  });

  it('is never seen by the adult it is about, also when that is the safeguarding lead', async () => {
    const room = await open();
    const [tess, dsl] = [teacher(room.here), holding(room.here, 'dsl')];
    const about = { ...HARM, adult_concern: 'yes', adult: `person:${dsl}`, adult_part: 'about' };
    const { review, receipt } = await send(room, tess, about);
    expect(review.told?.options.map((option) => option.value)).not.toContain(dsl);
    const list = (await room.type(dsl, 'cases')).show;
    expect(list?.view === 'case_list' && list.items).toEqual([]);
    const target = receipt.actions[0]?.target ?? '';
    const tried = await room.press(dsl, { verb: 'case.open', target });
    expect(tried.show?.view).toBe('message');
    expect(JSON.stringify(tried)).not.toContain(PLAIN_ANSWERS.story);
  });

  it('keeps the teacher out of the desk of their own report', async () => {
    const room = await open();
    const tess = teacher(room.here);
    const { receipt } = await send(room, tess, HARM);
    const target = receipt.actions[0]?.target ?? '';
    for (const verb of [
      'case.open',
      'case.acknowledge',
      'case.note.save',
      'case.conflict.confirm',
      'case.close.save',
    ]) {
      const inputs = { text: 'x', reason: '', summary: 'S', action: 'A', decision: 'D', outcome: 'O' };
      expect((await room.press(tess, { verb, target }, { ...inputs, reason: 'R' })).show?.view).toBe('message');
    }
  });

  it('sends the danger alert at page one’s Next and stays a case when nobody goes on', async () => {
    const room = await open();
    const [tess, dsl] = [teacher(room.here), holding(room.here, 'dsl')];
    const first = formPage(await room.type(tess, 'report'));
    const second = formPage(
      await room.press(tess, actionOf(first, 'report.next'), fill(first, { ...HARM, danger: 'yes' })),
    );
    expect(second.warnings.join(' ')).toMatch(/999/);
    const list = (await room.type(dsl, 'cases')).show;
    expect(list?.view === 'case_list' && list.items).toHaveLength(1);
  });

  it('waits in danger for the page that picks the adult, and no longer', async () => {
    const room = await open();
    const [tess, dsl] = [teacher(room.here), holding(room.here, 'dsl')];
    const cases = async () => {
      const list = (await room.type(dsl, 'cases')).show;
      return list?.view === 'case_list' ? list.items.length : -1;
    };
    const first = formPage(await room.type(tess, 'report'));
    const answers = { ...HARM, danger: 'yes', adult_concern: 'unsure', adult: 'skip' };
    const adult = formPage(await room.press(tess, actionOf(first, 'report.next'), fill(first, answers)));
    expect(await cases()).toBe(0);
    await room.press(tess, actionOf(adult, 'report.next'), fill(adult, answers));
    expect(await cases()).toBe(1);
  });

  it('can be sent without a name: nothing stored names the reporter, and the code finds it again', async () => {
    const room = await open();
    const tess = teacher(room.here);
    const { receipt } = await send(room, tess, { ...HARM, naming: 'anonymous' });
    expect(receipt.code).not.toBe('');
    const mine = (await room.type(tess, 'mine')).show;
    expect(mine?.view === 'my_reports' && mine.items).toEqual([]);
    const found = await room.press(tess, { verb: 'anonymous.look', target: '' }, { code: receipt.code });
    expect(found.show?.view === 'receipt' && found.show.ref).toBe(receipt.ref);
    const added = await room.press(
      tess,
      { verb: 'report.add.save', target: actionOf(receipt, 'report.add').target },
      { text: 'More.' },
    );
    expect(added.show?.view).toBe('receipt');
    const secret = actionOf(receipt, 'report.add').target.split('~')[0] ?? '';
    const doc = await room.here.store.read('case', unnamedCaseId(secret));
    expect(JSON.stringify(doc)).not.toContain(secret);
    expect(doc?.state.reporter.kind).toBe('anonymous');
    expect(JSON.stringify({ ...doc, state: { ...doc?.state, holders: [], recusals: [] } })).not.toContain(`"${tess}"`);
  });

  it('pressed twice is one report with one answer', async () => {
    const room = await open();
    const tess = teacher(room.here);
    const review = await toReview(room, tess, HARM);
    const action = actionOf(review, 'report.send');
    const [one, two] = await Promise.all([room.press(tess, action, {}, 'same'), room.press(tess, action, {}, 'same')]);
    expect(two).toEqual(one);
    const mine = (await room.type(tess, 'mine')).show;
    expect(mine?.view === 'my_reports' && mine.items).toHaveLength(1);
  });

  it('is saved and taken up again with nothing lost, or deleted for good', async () => {
    const room = await open();
    const tess = teacher(room.here);
    const first = formPage(await room.type(tess, 'report'));
    const second = formPage(await room.press(tess, actionOf(first, 'report.next'), fill(first, HARM)));
    await room.press(tess, actionOf(second, 'report.save'), fill(second, HARM));
    const again = formPage(await room.type(tess, 'report'));
    expect(again.questions.find((question) => question.id === 'first_choice')?.value).toBe('unkind');
    const ask = (await room.press(tess, actionOf(again, 'report.discard'))).show;
    if (ask?.view !== 'message') throw new Error('not asked');
    await room.press(tess, actionOf(ask, 'report.discard'));
    expect(formPage(await room.type(tess, 'report')).questions[0]?.value).toBe('');
  });

  it('leaves no word of the story, no name and no kind in the log', async () => {
    const room = await open();
    await send(room, teacher(room.here), HARM);
    expect(room.here.logged.join()).not.toMatch(/Nasty|cyberbullying|Tess/);
  });
});
