import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/chat/turn.ts';
import { refuse } from '../../src/domain/shared/result.ts';
import { aFile, approved } from './fake-filtering.ts';
import { actionOf, formPage, makeTalk } from './talk.ts';

const called = (talk: ReturnType<typeof makeTalk>, name: string) =>
  talk.fake.calls.filter((call) => call.name === name);

function messageOf(answer: Answer) {
  if (answer.show?.view !== 'message') throw new Error(`not a message: ${JSON.stringify(answer)}`);
  return answer.show;
}
function fileOf(answer: Answer) {
  if (answer.show?.view !== 'record_file') throw new Error(`not a file: ${JSON.stringify(answer)}`);
  return answer.show;
}

describe('a request as somebody who decides sees it', () => {
  it('shows the file with what this person may do, and its chat card with the same buttons', async () => {
    const talk = makeTalk();
    const answer = await talk.press({ verb: 'filter.open', target: 'o1' });
    const file = fileOf(answer);
    expect(file.actions.map((action) => action.verb)).toEqual([
      'filter.approve',
      'filter.shorter',
      'filter.refuse',
      'filter.ask',
    ]);
    expect(file.actions[0]?.label).toBe('Approve until 11:00');
    const card = answer.say?.[0];
    if (card?.view !== 'override_card') throw new Error('no card');
    expect(card.actions).toEqual(file.actions);
    expect(answer.sayInstead).toBe(true);
    expect(JSON.stringify(card)).not.toMatch(/secret/);
  });

  it('never has more buttons than Teams shows at once', async () => {
    const talk = makeTalk();
    const every = Object.fromEntries(Object.keys(aFile().can).map((name) => [name, true]));
    talk.fake.world.file = aFile({ can: { ...aFile().can, ...every, shorter: aFile().can.shorter, until: '11:00' } });
    const file = fileOf(await talk.press({ verb: 'filter.open', target: 'o1' }));
    expect(file.actions).toHaveLength(6);
  });

  it('is checked anew at each showing, also when the press is the same', async () => {
    const talk = makeTalk();
    await talk.press({ verb: 'filter.open', target: 'o1' }, {}, { key: 'same' });
    await talk.press({ verb: 'filter.open', target: 'o1' }, {}, { key: 'same' });
    expect(called(talk, 'openOverride')).toHaveLength(2);
  });
});

describe('approving', () => {
  it('takes one press, and says until when it really is, whatever the button said', async () => {
    const talk = makeTalk();
    talk.fake.world.file = approved('10:30');
    const answer = await talk.press({ verb: 'filter.approve', target: 'o1' }, {}, { key: 'k1' });
    expect(called(talk, 'approve')[0]?.args.slice(1)).toEqual(['o1', { until: '', reason: '', key: 'k1' }]);
    const shown = messageOf(answer);
    expect(shown.title).toBe('Approved');
    expect(shown.lines.join(' ')).toBe('FR-7K3QF9XB. Approved by Ezra Online until 10:30.');
    expect(shown.actions.map((action) => action.verb)).toEqual(['filter.open', 'filter.revoke']);
    const said = answer.say?.[0];
    if (said?.view !== 'notice') throw new Error('no notice');
    expect([said.title, said.lines, said.actions]).toEqual([shown.title, shown.lines, shown.actions]);
    expect(answer.sayInstead).toBe(true);
  });

  it('says that one more yes is needed while it is', async () => {
    const talk = makeTalk();
    const file = aFile();
    talk.fake.world.file = {
      ...file,
      card: { ...file.card, standing: 'Ezra Online said yes. One more yes is needed.' },
    };
    const shown = messageOf(await talk.press({ verb: 'filter.approve', target: 'o1' }));
    expect(shown.title).toBe('Your yes is kept');
    expect(shown.lines[0]).toMatch(/One more yes/);
  });

  it('gives a double click the first answer, and asks the step once', async () => {
    const talk = makeTalk();
    const [one, two] = await Promise.all([
      talk.press({ verb: 'filter.approve', target: 'o1' }, {}, { key: 'same' }),
      talk.press({ verb: 'filter.approve', target: 'o1' }, {}, { key: 'same' }),
    ]);
    expect(two).toBe(one);
    expect(called(talk, 'approve')).toHaveLength(1);
  });

  it('can be tried again by the very same press after it was not saved', async () => {
    const talk = makeTalk();
    talk.fake.mode = 'refuses';
    const failed = await talk.press({ verb: 'filter.approve', target: 'o1' }, {}, { key: 'same' });
    expect(messageOf(failed).title).toBe('NOT saved');
    talk.fake.mode = 'up';
    talk.fake.world.file = approved('11:00');
    expect(messageOf(await talk.press({ verb: 'filter.approve', target: 'o1' }, {}, { key: 'same' })).title).toBe(
      'Approved',
    );
  });

  it('that comes too late is refused in the words of the rule, and leads to where the request stands', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.approve = refuse('override.too_late', 'The lesson is over, so this cannot be approved.');
    const answer = await talk.press({ verb: 'filter.approve', target: 'o1' });
    const shown = messageOf(answer);
    expect(shown.lines).toEqual(['The lesson is over, so this cannot be approved.']);
    expect(shown.actions.map((action) => action.verb)).toEqual(['filter.open']);
    expect(answer.say?.[0]?.view).toBe('notice');
    expect(answer.sayInstead).toBe(true);
  });

  it('offers no way on to somebody who has no business there', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.approve = refuse('override.not_yours', 'There is no filter request here for you.');
    expect(messageOf(await talk.press({ verb: 'filter.approve', target: 'o1' })).actions).toEqual([]);
  });

  it('for less time offers the ends there are now, and takes one of them with a reason', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.press({ verb: 'filter.shorter', target: 'o1' }));
    expect(page.questions[0]?.options).toEqual([{ value: 's1', label: '10:30' }]);
    const save = actionOf(page, 'filter.shorter.save');
    const stale = await talk.press(save, { until: 'gone', reason: 'One lesson is enough.' });
    expect(Object.keys(stale.errors ?? {})).toEqual(['until']);
    expect(formPage(stale).questions[1]?.value).toBe('One lesson is enough.');
    await talk.press(save, { until: 's1', reason: 'One lesson is enough.' }, { key: 'k9' });
    expect(called(talk, 'approve').map((call) => call.args[2])).toEqual([
      { until: 's1', reason: 'One lesson is enough.', key: 'k9' },
    ]);
  });

  it('for less time never approves for the whole time by mistake', async () => {
    const talk = makeTalk();
    talk.fake.world.file = approved('11:00');
    fileOf(await talk.press({ verb: 'filter.shorter.save', target: 'o1' }, { until: '' }));
    talk.fake.world.file = aFile();
    expect((await talk.press({ verb: 'filter.shorter.save', target: 'o1' }, {})).errors?.until).toBeDefined();
    expect(called(talk, 'approve')).toEqual([]);
  });
});

describe('the short forms on a request', () => {
  const desks = [
    ['filter.refuse', 'reason', 'refuseRequest', 'Refused'],
    ['filter.ask', 'text', 'askRequester', 'Question sent'],
    ['filter.answer', 'text', 'answerQuestion', 'Answer sent'],
  ] as const;

  it.each(desks)('%s takes what was typed and says where it stands', async (verb, field, step, title) => {
    const talk = makeTalk();
    talk.fake.world.file = aFile({ can: { ...aFile().can, answer: true } });
    const page = formPage(await talk.press({ verb, target: 'o1' }));
    expect(page.intro[0]).toBe('FR-7K3QF9XB. Waiting for a decision until 10:20.');
    const done = await talk.press(actionOf(page, `${verb}.save`), { [field]: ' Because. ' }, { key: 'k7' });
    expect(called(talk, step)[0]?.args.slice(1)).toEqual(['o1', { [field]: 'Because.', key: 'k7' }]);
    expect(messageOf(done).title).toBe(title);
  });

  it.each(desks)('%s sends nothing empty or too long, and keeps what was typed', async (verb, field, step, _title) => {
    const talk = makeTalk();
    const save = { verb: `${verb}.save`, target: 'o1' };
    expect((await talk.press(save, { [field]: '  ' })).errors?.[field]).toBeDefined();
    expect((await talk.press(save, {})).errors?.[field]).toBeDefined();
    const long = await talk.press(save, { [field]: 'x'.repeat(1001) });
    expect(long.errors?.[field]).toMatch(/1,001 letters; 1,000 fit/);
    expect(formPage(long).questions[0]?.value).toHaveLength(1001);
    expect(called(talk, step)).toEqual([]);
  });

  it('a reason is asked for where it is refused, and it is said who reads it', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.press({ verb: 'filter.refuse', target: 'o1' }));
    expect(page.questions).toHaveLength(1);
    expect(page.questions[0]?.required).toBe(true);
    expect(page.questions[0]?.label).toMatch(/requester reads/);
  });

  it('the question stands before the field of its answer, and nowhere in the chat', async () => {
    const talk = makeTalk();
    const can = { ...aFile().can, answer: true };
    talk.fake.world.file = aFile({ can, openQuestion: 'Is it a secret page?' });
    const answer = await talk.press({ verb: 'filter.answer', target: 'o1' });
    expect(formPage(answer).intro.join(' ')).toMatch(/Is it a secret page/);
    expect(JSON.stringify(answer.say)).not.toMatch(/secret/);
  });

  it.each(['filter.refuse', 'filter.ask', 'filter.answer', 'filter.shorter', 'filter.live'])(
    '%s on a stale card shows where the request stands before anybody types',
    async (verb) => {
      const talk = makeTalk();
      const can = Object.fromEntries(Object.keys(aFile().can).map((name) => [name, false]));
      talk.fake.world.file = aFile({ can: { ...aFile().can, ...can, shorter: [], until: '' } });
      expect(fileOf(await talk.press({ verb, target: 'o1' })).warnings[0]).toMatch(/no longer/);
    },
  );

  it('in a channel they are reached through a button in the person’s own chat', async () => {
    const talk = makeTalk();
    const answer = await talk.press({ verb: 'filter.refuse', target: 'o1' });
    const said = answer.say?.[0];
    if (said?.view !== 'notice') throw new Error('no notice');
    expect(answer.sayInstead).toBe(true);
    expect(actionOf(said, 'filter.refuse').target).toBe('o1');
  });
});

describe('what comes after the decision', () => {
  it.each([
    ['filter.finish', 'endEarly'],
    ['filter.back', 'confirmClosed'],
  ])('%s is one press', async (verb, step) => {
    const talk = makeTalk();
    talk.fake.world.file = approved('11:00');
    expect(messageOf(await talk.press({ verb, target: 'o1' }, {}, { key: 'k5' })).tone).toBe('good');
    expect(called(talk, step)[0]?.args.slice(1)).toEqual(['o1', { key: 'k5' }]);
  });

  it.each([
    ['filter.withdraw', 'withdrawRequest'],
    ['filter.revoke', 'endEarly'],
    ['filter.illegal', 'stopAsIllegal'],
  ])('%s is asked once before it is done', async (verb, step) => {
    const talk = makeTalk();
    const ask = await talk.press({ verb, target: 'o1' });
    expect(called(talk, step)).toEqual([]);
    const said = ask.say?.[0];
    if (said?.view !== 'notice') throw new Error('no notice');
    expect(actionOf(said, verb)).toEqual(actionOf(messageOf(ask), verb));
    expect(actionOf(said, verb).style).toBe('danger');
    await talk.press(actionOf(messageOf(ask), verb), {}, { key: 'k5' });
    expect(called(talk, step)[0]?.args.slice(1)).toEqual(['o1', { key: 'k5' }]);
  });

  it('tells whoever finds it listed as illegal not to open it and who hears of it', async () => {
    const talk = makeTalk();
    const lines = messageOf(await talk.press({ verb: 'filter.illegal', target: 'o1' })).lines.join(' ');
    expect(lines).toMatch(/Do not open the address/);
    expect(lines).toMatch(/Designated Safeguarding Lead \(DSL\)/);
  });

  it('IT confirms that it is open, with a ticket number if there is one', async () => {
    const talk = makeTalk();
    talk.fake.world.file = approved('11:00', { confirmOpen: true });
    const page = formPage(await talk.press({ verb: 'filter.live', target: 'o1' }));
    await talk.press(actionOf(page, 'filter.live.save'), { ticket: '' }, { key: 'k1' });
    await talk.press(actionOf(page, 'filter.live.save'), { ticket: 'T-17' }, { key: 'k2' });
    expect(called(talk, 'confirmOpen').map((call) => call.args[2])).toEqual([
      { ticket: '', key: 'k1' },
      { ticket: 'T-17', key: 'k2' },
    ]);
  });

  it('a filter that stayed open becomes a report with what is known, and 999 first', async () => {
    const talk = makeTalk();
    const answer = await talk.press({ verb: 'filter.failure', target: 'o1' });
    const page = formPage(answer);
    expect(page.warnings[0]).toMatch(/999/);
    expect(page.intro.join(' ')).toMatch(/filled in already/);
    expect(called(talk, 'saveDraft')[0]?.args[2]).toMatchObject({ answers: { category: 'cyberbullying' } });
    expect(actionOf(page, 'report.next').target).toMatch(/^c1/);
    expect(answer.say?.[0]?.view).toBe('report_start');
    expect(JSON.stringify(answer.say)).not.toMatch(/secret/);
  });

  it('a report that was begun before is not written into', async () => {
    const talk = makeTalk();
    await talk.press({ verb: 'report.next', target: '~start' }, { danger: 'no', adult_concern: 'no' });
    const before = talk.fake.docs.get('c1')?.state.answers;
    const shown = messageOf(await talk.press({ verb: 'filter.failure', target: 'o1' }));
    expect(talk.fake.docs.get('c1')?.state.answers).toEqual(before);
    expect(shown.lines[0]).toMatch(/999/);
    expect(actionOf(shown, 'report.resume').target).toBe('c1');
  });
});
