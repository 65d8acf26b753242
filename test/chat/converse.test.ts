import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/chat/commands.ts';
import type { Actor, Answer } from '../../src/chat/turn.ts';
import { makeVerbs } from '../../src/chat/verbs.ts';
import { CODE, NUMBERS, TEAM } from './fake-use-cases.ts';
import { actionOf, fill, formPage, makeTalk, member, PLAIN_ANSWERS, walkToReview } from './talk.ts';

const VERBS = Object.keys(
  makeVerbs(
    { allows: () => true, mayBeWriting: () => false },
    { keep: () => undefined, of: () => '', forget: () => undefined },
  ),
);
const SAVING = [
  'report.next',
  'report.save',
  'report.send',
  'report.add.save',
  'case.acknowledge',
  'case.note.save',
  'case.conflict.confirm',
  'case.close.save',
];
const viewsOf = (answer: Answer) => [answer.show?.view, ...(answer.say ?? []).map((view) => view.view)].filter(Boolean);
const called = (talk: ReturnType<typeof makeTalk>, name: string) =>
  talk.fake.calls.filter((call) => call.name === name);

describe('who may', () => {
  const others: readonly (readonly [string, Actor])[] = [
    ['a guest', { ...member, standing: 'guest' }],
    ['a stranger', { ...member, standing: 'stranger' }],
    ['a bot', { ...member, standing: 'bot' }],
    ['a member of another tenant', { ...member, tenant: 'T_OTHER' }],
  ];
  for (const [name, actor] of others) {
    it.each([...VERBS, 'case.delete', '__proto__', 'constructor', ''])(
      `gives ${name} the fixed card and nothing else for the button %j`,
      async (verb) => {
        const talk = makeTalk();
        const answer = await talk.press({ verb, target: 'c1' }, { text: 'x', code: CODE }, { actor });
        expect(viewsOf(answer)).toEqual(['guest_help']);
        expect(answer.show).toBeUndefined();
        expect(talk.fake.calls).toEqual([]);
      },
    );

    it.each([...COMMANDS.map((command) => command.name), '', 'anything'])(
      `gives ${name} the fixed card and nothing else for the word %j`,
      async (word) => {
        const talk = makeTalk();
        expect(viewsOf(await talk.text(word, actor))).toEqual(['guest_help']);
        expect(talk.fake.calls).toEqual([]);
      },
    );

    it(`gives ${name} the fixed card for a file, an installation and home`, async () => {
      const talk = makeTalk();
      for (const turn of [
        { kind: 'file', actor, place: 'direct' },
        { kind: 'installed', actor },
        { kind: 'home', actor },
      ] as const) {
        expect(viewsOf(await talk.converse(turn))).toEqual(['guest_help']);
      }
      expect(talk.fake.calls).toEqual([]);
    });
  }

  it('answers a button nobody knows with help, and asks no step', async () => {
    const talk = makeTalk();
    for (const verb of ['case.delete', '__proto__', 'constructor', 'toString', '']) {
      expect(viewsOf(await talk.press({ verb, target: 'c1' }))).toEqual(['help']);
    }
    expect(talk.fake.calls).toEqual([]);
  });

  it.each(VERBS)('answers a member who presses %s', async (verb) => {
    const talk = makeTalk();
    const answer = await talk.press({ verb, target: 'c1' }, { text: 'x' });
    expect(viewsOf(answer)).not.toContain('guest_help');
    expect(viewsOf(answer).length).toBeGreaterThan(0);
  });
});

describe('a report from the first word to Send', () => {
  it('goes through Slack: the typed word opens page one in place', async () => {
    const talk = makeTalk();
    const first = await talk.text('report');
    expect(formPage(first).warnings[0]).toMatch(/999/);
    expect(called(talk, 'saveDraft')).toEqual([]);
    const { review } = await walkToReview(talk, first, PLAIN_ANSWERS);
    expect(review.told?.options.map((option) => option.value)).toEqual(TEAM.map((person) => person.personId));
    const sent = await talk.press(actionOf(review, 'report.send'), { told: review.told?.value ?? '' });
    expect(sent.show?.view).toBe('receipt');
    expect(called(talk, 'submitReport')[0]?.args[2]).toMatchObject({ untick: [] });
  });

  it('goes through Teams: the typed word leaves a card whose button opens page one', async () => {
    const talk = makeTalk();
    const teams: Actor = { ...member, platform: 'teams' };
    const typed = await talk.text('report a boy in my class', teams);
    expect(typed.sayInstead).toBe(true);
    const card = typed.say?.[0];
    if (card?.view !== 'report_start') throw new Error('no card');
    expect(JSON.stringify(card)).not.toMatch(/boy/);
    expect(JSON.stringify(typed.show)).not.toMatch(/boy/);
    const first = await talk.press(actionOf(card, 'report.start'), {}, { actor: teams });
    const { review } = await walkToReview(talk, first, PLAIN_ANSWERS, teams);
    const sent = await talk.press(actionOf(review, 'report.send'), {}, { actor: teams });
    expect(sent.show?.view).toBe('receipt');
  });

  it('stores nothing before the first Next, and one page at each Next', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    expect(talk.fake.docs.size).toBe(0);
    await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS));
    expect(called(talk, 'saveDraft')[0]?.args[1]).toBeNull();
    expect(talk.fake.docs.get('c1')?.state.answers.danger).toBe('no');
  });

  it('takes words typed after report in Slack as a first draft of the story, kept only at Next', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report a page came up on the board'));
    expect(first.questions.find((question) => question.id === 'story')?.value).toBe('a page came up on the board');
    await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS));
    expect(talk.fake.docs.get('c1')?.state.answers.story).toBe(PLAIN_ANSWERS.story);
  });

  it('shows the page again with what was typed and names the field when it cannot be taken', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const answer = await talk.press(actionOf(first, 'report.next'), { danger: 'yes', naming: 'confidential' });
    expect(Object.keys(answer.errors ?? {})).toEqual(['adult_concern']);
    const page = formPage(answer);
    expect(page.questions.find((question) => question.id === 'danger')?.value).toBe('yes');
    expect(page.questions.find((question) => question.id === 'adult_concern')?.error).not.toBe('');
    expect(talk.fake.docs.size).toBe(0);
  });

  it('keeps a story that is too long and says how long it may be', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const change = review.answers.find((line) => line.value === PLAIN_ANSWERS.story)?.action;
    const page = formPage(await talk.press(change ?? { verb: '', target: '' }));
    const long = 'a'.repeat(3412);
    const answer = await talk.press(actionOf(page, 'report.next'), fill(page, { story: long }));
    expect(answer.errors?.story).toMatch(/3,412 letters; 3,000 fit/);
    expect(formPage(answer).questions.find((question) => question.id === 'story')?.value).toBe(long);
  });

  it('goes straight back to the last page after one answer was changed from there', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const change = review.answers.find((line) => line.value === PLAIN_ANSWERS.story)?.action;
    const page = formPage(await talk.press(change ?? { verb: '', target: '' }));
    const back = await talk.press(actionOf(page, 'report.next'), fill(page, { story: 'Other words.' }));
    expect(back.show?.view).toBe('form_review');
  });

  it('walks on through the questions when the changed answer opens new ones', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const change = review.answers.find((line) => /adult who works/.test(line.label))?.action;
    const page = formPage(await talk.press(change ?? { verb: '', target: '' }));
    const next = await talk.press(actionOf(page, 'report.next'), fill(page, { adult_concern: 'yes' }));
    expect(formPage(next).title).toBe('The adult');
  });

  it('goes back a page without asking or storing anything', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const second = formPage(await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS)));
    const saved = called(talk, 'saveDraft').length;
    const back = formPage(await talk.press(actionOf(second, 'report.back')));
    expect(back.title).toBe(first.title);
    expect(back.questions.find((question) => question.id === 'danger')?.value).toBe('no');
    expect(called(talk, 'saveDraft')).toHaveLength(saved);
  });

  it('finds the unfinished report again and goes on where it stopped', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const second = formPage(await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS)));
    const kept = await talk.press(actionOf(second, 'report.save'), fill(second, {}));
    expect(kept.show?.view).toBe('message');
    expect(kept.say?.[0]?.view).toBe('report_start');
    const again = formPage(await talk.text('report and more'));
    expect(again.title).toBe(second.title);
    expect(again.intro.join(' ')).toMatch(/not added/);
  });

  it('asks once before a draft is deleted', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const second = formPage(await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS)));
    const ask = await talk.press(actionOf(second, 'report.discard'));
    if (ask.show?.view !== 'message') throw new Error('no question');
    expect(called(talk, 'discardDraft')).toEqual([]);
    await talk.press(actionOf(ask.show, 'report.discard'));
    expect(talk.fake.docs.get('c1')?.state.phase).toBe('discarded');
    expect((await talk.press(actionOf(second, 'report.next'), fill(second, PLAIN_ANSWERS))).show?.view).toBe('message');
  });

  it('gives a double press the same answer and makes one draft', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const inputs = fill(first, { ...PLAIN_ANSWERS, naming: 'anonymous' });
    const next = actionOf(first, 'report.next');
    const [one, two] = await Promise.all([
      talk.press(next, inputs, { key: 'same' }),
      talk.press(next, inputs, { key: 'same' }),
    ]);
    expect(two).toBe(one);
    expect(talk.fake.docs.size).toBe(1);
  });

  it('never gives one person the kept answer of another', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const send = actionOf(review, 'report.send');
    await talk.press(send, {}, { key: 'same' });
    const other = await talk.press(send, {}, { key: 'same', actor: { ...member, userId: 'someone_else' } });
    expect(viewsOf(other)).toEqual(['message', 'notice']);
  });

  it('shows the receipt when Send or Next is pressed on a report that was sent', async () => {
    const talk = makeTalk();
    const first = await talk.text('report');
    const { review } = await walkToReview(talk, first, PLAIN_ANSWERS);
    await talk.press(actionOf(review, 'report.send'));
    expect((await talk.press(actionOf(review, 'report.send'))).show?.view).toBe('receipt');
    expect((await talk.press(actionOf(review, 'report.back'))).show?.view).toBe('receipt');
    expect((await talk.press({ verb: 'report.next', target: 'c1~story' }, { story: 'x' })).show?.view).toBe('receipt');
  });

  it('leaves out only people the reporter was shown and unticked', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    talk.fake.team = [...TEAM, { personId: 'p_new', name: 'Newly In', role: 'Headteacher', canUntick: true }];
    await talk.press(actionOf(review, 'report.send'), { told: 'p_dan' });
    expect(called(talk, 'submitReport')[0]?.args[2]).toMatchObject({ untick: ['p_dee'] });
  });

  it('does not send while a needed answer is missing, and shows where', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS));
    const answer = await talk.press({ verb: 'report.send', target: 'c1~review' });
    expect(formPage(answer).title).toBe('What kind of thing');
    expect(called(talk, 'submitReport')).toEqual([]);
  });

  it('says on every page after a danger alert who knows, and offers no way to delete it', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const second = formPage(
      await talk.press(actionOf(first, 'report.next'), fill(first, { ...PLAIN_ANSWERS, danger: 'yes' })),
    );
    expect(second.warnings[0]).toMatch(/999/);
    expect(second.actions.map((action) => action.verb)).not.toContain('report.discard');
  });
});

describe('a report without a name', () => {
  const begin = async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const second = await talk.press(
      actionOf(first, 'report.next'),
      fill(first, { ...PLAIN_ANSWERS, naming: 'anonymous' }),
    );
    return { talk, second };
  };

  it('is stored with nobody, goes on by its card alone, and gives its code once', async () => {
    const { talk, second } = await begin();
    expect(called(talk, 'saveDraft')[0]?.args[0]).toBeNull();
    expect(talk.fake.docs.get('c1')?.state.reporter).toEqual({ kind: 'anonymous', codeHash: null });
    expect(formPage(second).actions.map((action) => action.verb)).not.toContain('report.save');
    const { review } = await walkToReview(talk, second, PLAIN_ANSWERS);
    expect(review.toldLines.join(' ')).toMatch(/name is not on/);
    const sent = await talk.press(actionOf(review, 'report.send'));
    if (sent.show?.view !== 'receipt') throw new Error('no receipt');
    expect(sent.show.code).toBe(CODE);
    expect(sent.say).toBeUndefined();
    for (const call of talk.fake.calls.filter((c) => ['saveDraft', 'preview', 'submitReport'].includes(c.name)))
      expect(call.args[0]).toBeNull();
  });

  it('can be looked up by its code, and by nothing else', async () => {
    const { talk, second } = await begin();
    const { review } = await walkToReview(talk, second, PLAIN_ANSWERS);
    await talk.press(actionOf(review, 'report.send'));
    const ask = formPage(await talk.press({ verb: 'anonymous.look', target: '' }));
    const found = await talk.press(actionOf(ask, 'anonymous.look'), { code: CODE });
    expect(found.show?.view).toBe('receipt');
    const lost = await talk.press(actionOf(ask, 'anonymous.look'), { code: 'WRONG' });
    expect(lost.errors?.code).toMatch(/No report has this code/);
    expect(formPage(lost).questions[0]?.value).toBe('WRONG');
  });

  it('does not find a report with a name by its id', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    await talk.press(actionOf(review, 'report.send'));
    const answer = await talk.press({ verb: 'anonymous.look', target: '' }, { code: 'c1' });
    expect(answer.show?.view).toBe('form_page');
  });

  it('cannot be given a name later, and says how instead', async () => {
    const { talk, second } = await begin();
    const start = formPage(await talk.press(actionOf(formPage(second), 'report.back')));
    const answer = await talk.press(actionOf(start, 'report.next'), fill(start, { naming: 'named' }));
    expect(answer.errors?.naming).toMatch(/stays so/);
  });

  it('is limited to a few an hour from one account, but never when somebody may be in danger', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    const begun = (danger: string) =>
      talk.press(actionOf(first, 'report.next'), fill(first, { ...PLAIN_ANSWERS, naming: 'anonymous', danger }));
    for (let i = 0; i < 5; i += 1) expect((await begun('no')).errors).toBeUndefined();
    expect((await begun('no')).errors?.naming).toBeDefined();
    expect((await begun('unsure')).errors).toBeUndefined();
  });
});

describe('after Send', () => {
  const sent = async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const answer = await talk.press(actionOf(review, 'report.send'));
    if (answer.show?.view !== 'receipt') throw new Error('no receipt');
    return { talk, receipt: answer.show };
  };

  it('the receipt says what happened, who was told and what is next', async () => {
    const { receipt } = await sent();
    expect(receipt.savedLine).toMatch(/ES-7K3QF9XB/);
    expect(receipt.told).toEqual(['Designated Safeguarding Lead (DSL)']);
    expect(receipt.next.length).toBeGreaterThan(0);
    expect(receipt.numbers).toEqual(NUMBERS);
  });

  it('something can be added, in one free text or page by page of the longer form', async () => {
    const { talk, receipt } = await sent();
    const add = formPage(await talk.press(actionOf(receipt, 'report.add')));
    await talk.press(actionOf(add, 'report.add.save'), { text: 'There is more.' });
    expect(called(talk, 'addToReport')[0]?.args[2]).toMatchObject({ text: 'There is more.', answers: {} });
    const pages = add.actions.filter((action) => action.verb === 'report.add');
    expect(pages.map((action) => action.label)).toEqual([
      'Place and device',
      'People',
      'What it was',
      'Evidence and actions',
    ]);
    const people = formPage(await talk.press(pages[1] ?? { verb: '', target: '' }));
    await talk.press(actionOf(people, 'report.add.save'), { people: 'Two pupils of one class', people_kinds: 'child' });
    expect(called(talk, 'addToReport')[1]?.args[2]).toMatchObject({
      text: '',
      answers: { people: 'Two pupils of one class', people_kinds: ['child'] },
    });
  });

  it('an empty addition is sent back with the field named', async () => {
    const { talk, receipt } = await sent();
    const add = formPage(await talk.press(actionOf(receipt, 'report.add')));
    expect((await talk.press(actionOf(add, 'report.add.save'), { text: '  ' })).errors?.text).toBeDefined();
    const extra = await talk.press({ verb: 'report.add.save', target: 'c1~x_place' }, { room: '' });
    expect(Object.keys(extra.errors ?? {})).toEqual(['room']);
    expect(called(talk, 'addToReport')).toEqual([]);
  });

  it('one’s own reports lead to the advice again', async () => {
    const { talk } = await sent();
    const mine = await talk.text('mine');
    if (mine.show?.view !== 'my_reports') throw new Error('no list');
    expect(mine.show.items[0]?.action.verb).toBe('report.receipt');
    expect((await talk.press({ verb: 'report.receipt', target: 'c1' })).show?.view).toBe('receipt');
  });
});

describe('the desk of a holder', () => {
  it('opens a case and acknowledges it with the press of the same name', async () => {
    const talk = makeTalk();
    const list = await talk.text('cases');
    if (list.show?.view !== 'case_list') throw new Error('no list');
    const opened = await talk.press(list.show.items[0]?.action ?? { verb: '', target: '' });
    if (opened.show?.view !== 'case_file') throw new Error('no case');
    expect(opened.show.actions.map((action) => action.verb)).toEqual([
      'case.acknowledge',
      'case.note',
      'case.add',
      'case.conflict',
      'case.close',
    ]);
    const taken = await talk.press(actionOf(opened.show, 'case.acknowledge'), {}, { key: 'k-ack' });
    expect(taken.show?.view).toBe('case_file');
    expect(called(talk, 'acknowledge')[0]?.args.slice(1)).toEqual(['c8', { key: 'k-ack' }]);
  });

  it('checks every showing anew, also when the press is the same', async () => {
    const talk = makeTalk();
    await talk.press({ verb: 'case.open', target: 'c8' }, {}, { key: 'same' });
    await talk.press({ verb: 'case.open', target: 'c8' }, {}, { key: 'same' });
    expect(called(talk, 'openCase')).toHaveLength(2);
  });

  it('takes a note, refuses an empty one and keeps one that is too long', async () => {
    const talk = makeTalk();
    const list = await talk.press({ verb: 'case.add', target: 'c8' });
    if (list.show?.view !== 'item_list') throw new Error('no list');
    const page = formPage(await talk.press(list.show.items[0]?.action ?? { verb: '', target: '' }));
    const save = actionOf(page, 'case.record.save');
    expect((await talk.press(save, { sort: 'facts', text: '' })).errors?.text).toBeDefined();
    const long = formPage(await talk.press(save, { sort: 'facts', text: 'b'.repeat(3001) }));
    expect(long.questions.map(({ value }) => value.length)).toEqual([5, 3001]);
    expect((await talk.press(save, { sort: 'facts', text: 'Rang home.' })).show?.view).toBe('case_file');
    expect(called(talk, 'records.add')).toHaveLength(3);
  });

  it('asks before stepping back, then the case is gone', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.press({ verb: 'case.conflict', target: 'c8' }));
    expect(called(talk, 'declareConflict')).toEqual([]);
    const done = await talk.press(actionOf(page, 'case.conflict.confirm'), { reason: '' });
    expect(done.show?.view).toBe('message');
    expect(called(talk, 'declareConflict')[0]?.args[2]).toMatchObject({ reason: '' });
  });

  it('closes only with all five fields, naming each that is missing', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.press({ verb: 'case.close', target: 'c8' }));
    const close = actionOf(page, 'case.close.save');
    const answer = await talk.press(close, { summary: 'S', action: 'A' });
    expect(Object.keys(answer.errors ?? {})).toEqual(['decision', 'reason', 'outcome', 'lessons']);
    expect(formPage(answer).questions[0]?.value).toBe('S');
    const all = { summary: 'S', action: 'A', decision: 'D', reason: 'R', outcome: 'O', lessons: 'no' };
    expect((await talk.press(close, all)).show?.view).toBe('case_file');
    expect(called(talk, 'closing.close')[0]?.args[2]).toMatchObject(all);
  });
});

describe('when the store is down', () => {
  it.each(['refuses', 'throws'] as const)('help still gives the numbers (it %s)', async (mode) => {
    const talk = makeTalk();
    talk.fake.mode = mode;
    const answer = await talk.text('help');
    const help = answer.say?.[0];
    expect(help?.view === 'help' && help.numbers).toEqual(NUMBERS);
  });

  it('a page that cannot be stored stays with what was typed, says NOT saved, and gives the numbers', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const change = review.answers.find((line) => line.value === PLAIN_ANSWERS.story)?.action;
    const page = formPage(await talk.press(change ?? { verb: '', target: '' }));
    for (const mode of ['refuses', 'throws'] as const) {
      talk.fake.mode = mode;
      const answer = await talk.press(actionOf(page, 'report.next'), fill(page, { story: 'Typed in vain?' }));
      const shown = formPage(answer);
      expect(shown.warnings.join(' ')).toMatch(/NOT saved/);
      expect(shown.numbers).toEqual(NUMBERS);
      expect(shown.questions.find((question) => question.id === 'story')?.value).toBe('Typed in vain?');
      expect(answer.say?.[0]).toEqual({ view: 'not_saved', numbers: NUMBERS });
      talk.fake.mode = 'up';
      const retried = await talk.press(actionOf(shown, 'report.next'), fill(shown, {}));
      expect(retried.show).toBeDefined();
      expect(talk.fake.docs.get('c1')?.state.answers.story).toBe('Typed in vain?');
    }
  });

  it('the very same press may be tried again once the store is back', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('report'));
    talk.fake.mode = 'refuses';
    const failed = await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS), { key: 'same' });
    expect(failed.say?.[0]?.view).toBe('not_saved');
    talk.fake.mode = 'up';
    const again = await talk.press(actionOf(first, 'report.next'), fill(first, PLAIN_ANSWERS), { key: 'same' });
    expect(formPage(again).title).toBe('What kind of thing');
  });

  it.each(SAVING)('%s never claims that anything was saved', async (verb) => {
    for (const mode of ['refuses', 'throws'] as const) {
      const talk = makeTalk();
      const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
      if (verb === 'report.add.save') await talk.press(actionOf(review, 'report.send'));
      talk.fake.mode = mode;
      const inputs = {
        text: 'x',
        summary: 'S',
        action: 'A',
        decision: 'D',
        reason: 'R',
        outcome: 'O',
        lessons: 'no',
        ...PLAIN_ANSWERS,
      };
      const target = verb.startsWith('case') ? 'c8' : verb === 'report.send' ? 'c1~review' : 'c1~start';
      const answer = await talk.press({ verb, target }, inputs);
      expect(JSON.stringify(answer)).toMatch(/NOT saved/);
      expect(JSON.stringify(answer)).toContain('01234 567890');
      expect(answer.say?.[0]?.view).toBe('not_saved');
    }
  });

  it.each(VERBS)('%s never throws, and logs no word of what was typed', async (verb) => {
    const talk = makeTalk();
    talk.fake.mode = 'throws';
    const answer = await talk.press({ verb, target: 'c1~story' }, { story: 'secret words', text: 'secret words' });
    expect(viewsOf(answer).length).toBeGreaterThan(0);
    expect(JSON.stringify(talk.logged)).not.toMatch(/secret/);
  });

  it('home still shows the way in and the numbers', async () => {
    const talk = makeTalk();
    talk.fake.mode = 'throws';
    const answer = await talk.converse({ kind: 'home', actor: member });
    const home = answer.say?.[0];
    expect(home?.view === 'home' && home.numbers).toEqual(NUMBERS);
  });
});

describe('everything else', () => {
  it('a posted file gets the fixed advice and the team is told, even if telling fails', async () => {
    const talk = makeTalk();
    expect(viewsOf(await talk.converse({ kind: 'file', actor: member, place: 'direct' }))).toEqual(['no_files']);
    expect(called(talk, 'filePosted')).toHaveLength(1);
    talk.fake.mode = 'throws';
    expect(viewsOf(await talk.converse({ kind: 'file', actor: member, place: 'direct' }))).toEqual(['no_files']);
  });

  it('a sentence is not kept, and is answered with 999 and the way to report', async () => {
    const talk = makeTalk();
    const answer = await talk.text('A boy in my class has sent a picture round and I am worried');
    const notice = answer.say?.[0];
    if (notice?.view !== 'notice') throw new Error('no notice');
    expect(notice.lines[0]).toMatch(/999/);
    expect(JSON.stringify(answer)).not.toMatch(/boy/);
    expect(talk.fake.calls).toEqual([]);
  });

  it('a slip of the finger is answered with the button it meant', async () => {
    const talk = makeTalk();
    const notice = (await talk.text('reprot')).say?.[0];
    expect(notice?.view === 'notice' && notice.actions[0]?.verb).toBe('report.start');
  });

  it('a guess never stands between somebody who is worried and the report', async () => {
    const talk = makeTalk();
    for (const words of ['he blocked me', 'unblok', 'overides', 'halp', 'casess']) {
      const notice = (await talk.text(words)).say?.[0];
      if (notice?.view !== 'notice') throw new Error('no notice');
      expect(notice.lines[0]).toMatch(/999/);
      const verbs = notice.actions.map((action) => action.verb);
      expect(verbs).toContain('report.start');
      expect(new Set(verbs).size).toBe(verbs.length);
    }
  });

  it('home and help hold references and times only', async () => {
    const talk = makeTalk();
    await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const home = await talk.converse({ kind: 'home', actor: member });
    expect(JSON.stringify(home)).not.toMatch(/Nasty|cyberbullying|Safeguard\b/);
  });

  it('every title fits into a Slack modal', async () => {
    const talk = makeTalk();
    const { review, titles } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const answers = await Promise.all([
      ...VERBS.map((verb) => talk.press({ verb, target: 'c1' })),
      ...['x_place', 'x_people', 'x_material', 'x_actions'].map((page) =>
        talk.press({ verb: 'report.add', target: `c1~${page}` }),
      ),
    ]);
    const shown = answers.flatMap((answer) => (answer.show === undefined ? [] : [answer.show.title]));
    for (const title of [...titles, ...shown, review.title]) expect(title.length).toBeLessThanOrEqual(24);
  });

  it('every button it offers is one it answers', async () => {
    const talk = makeTalk();
    const { review } = await walkToReview(talk, await talk.text('report'), PLAIN_ANSWERS);
    const answers = [
      await talk.text('help'),
      await talk.converse({ kind: 'installed', actor: member }),
      { show: review },
    ];
    for (const verb of VERBS) answers.push(await talk.press({ verb, target: 'c1' }));
    const verbs = [...JSON.stringify(answers).matchAll(/"verb":"([^"]+)"/g)].map((match) => match[1]);
    expect(verbs.length).toBeGreaterThan(20);
    for (const verb of verbs) expect(VERBS).toContain(verb);
  });
});
