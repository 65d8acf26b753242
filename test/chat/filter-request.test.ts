import { describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from '../../src/chat/turn.ts';
import { refuse } from '../../src/domain/shared/result.ts';
import { aFile, aForm } from './fake-filtering.ts';
import { NUMBERS } from './fake-use-cases.ts';
import { actionOf, formPage, makeTalk, member } from './talk.ts';

const teams: Actor = { ...member, platform: 'teams' };
const ADDRESS = 'video.example/lesson';
const MINUTE = 60_000;

const called = (talk: ReturnType<typeof makeTalk>, name: string) =>
  talk.fake.calls.filter((call) => call.name === name);

function noticeOf(answer: Answer) {
  const said = answer.say?.[0];
  if (said?.view !== 'notice') throw new Error(`no notice: ${JSON.stringify(answer)}`);
  return said;
}
function messageOf(answer: Answer) {
  if (answer.show?.view !== 'message') throw new Error(`not a message: ${JSON.stringify(answer)}`);
  return answer.show;
}
const standsIn = (page: ReturnType<typeof formPage>, field: string) =>
  page.questions.find(({ id }) => id === field)?.value;
const wordsGiven = (talk: ReturnType<typeof makeTalk>) => called(talk, 'startRequest').map((call) => call.args[1]);

describe('an address typed after the word', () => {
  it('opens the form with it where the platform answers in place', async () => {
    const talk = makeTalk();
    const answer = await talk.text(`unblock ${ADDRESS}`);
    expect(standsIn(formPage(answer), 'addresses')).toBe(ADDRESS);
    expect(wordsGiven(talk)).toEqual([{ words: ADDRESS }]);
  });

  it('stands in no card, no button and no log in Teams, and is filled in when the button is pressed', async () => {
    const talk = makeTalk();
    const typed = await talk.text(`unblock ${ADDRESS} please`, teams);
    expect(typed.sayInstead).toBe(true);
    const notice = noticeOf(typed);
    expect(JSON.stringify([notice, talk.logged])).not.toContain('video.example');
    const button = actionOf(notice, 'filter.start');
    expect(button.target).toBe('');
    await talk.press(button, {}, { actor: teams });
    await talk.press(button, {}, { actor: teams });
    expect(wordsGiven(talk)).toEqual([{ words: ADDRESS }, { words: ADDRESS }, { words: ADDRESS }]);
  });

  it('is forgotten after ten minutes, and at once when it is stored or nothing is to be kept', async () => {
    const talk = makeTalk();
    await talk.text(`unblock ${ADDRESS}`, teams);
    talk.wait(10 * MINUTE);
    const first = formPage(await talk.press({ verb: 'filter.start', target: '' }, {}, { actor: teams }));
    await talk.text(`unblock ${ADDRESS}`, teams);
    await talk.press(actionOf(first, 'filter.next'), { addresses: ADDRESS }, { actor: teams });
    await talk.press({ verb: 'filter.start', target: '' }, {}, { actor: teams });
    await talk.text(`unblock ${ADDRESS}`, teams);
    const stopped = await talk.press({ verb: 'filter.discard', target: '~site' }, {}, { actor: teams });
    expect(messageOf(stopped).lines).toEqual(['Nothing was kept and nobody was asked.']);
    await talk.press({ verb: 'filter.start', target: '' }, {}, { actor: teams });
    expect(wordsGiven(talk)).toEqual(
      ['', ADDRESS, '', ADDRESS, ''].flatMap((words, i) =>
        i === 0 ? [{ words: ADDRESS }, { words: '' }] : [{ words }],
      ),
    );
  });

  it('is nobody else’s', async () => {
    const talk = makeTalk();
    await talk.text(`unblock ${ADDRESS}`, teams);
    await talk.press({ verb: 'filter.start', target: '' }, {}, { actor: { ...teams, userId: 'someone_else' } });
    expect(wordsGiven(talk).at(-1)).toEqual({ words: '' });
  });

  it('joins the addresses of an unfinished request, where it can be taken out again', async () => {
    const talk = makeTalk();
    talk.fake.world.form = aForm({ id: 'o1', page: 'when', answers: { addresses: 'old.example' } });
    const page = formPage(await talk.text(`unblock ${ADDRESS}`));
    expect(page.intro[0]).toMatch(/did not send/);
    expect(called(talk, 'readRequest')[0]?.args[2]).toBe('site');
    expect(actionOf(page, 'filter.next').target).toBe('o1~site');
    expect(standsIn(page, 'addresses')).toBe(`old.example\n${ADDRESS}`);
    expect(called(talk, 'saveRequest')).toEqual([]);
  });

  it('a sentence is not taken for one', async () => {
    const talk = makeTalk();
    await talk.text('block a boy in my class who keeps sending me things', teams);
    const page = formPage(await talk.press({ verb: 'site.start', target: '' }, {}, { actor: teams }));
    expect(JSON.stringify(page)).not.toMatch(/boy/);
  });
});

describe('the form of a filter request', () => {
  it('stores a page at each press, and says on the button when the press sends', async () => {
    const talk = makeTalk();
    const first = formPage(await talk.text('unblock'));
    expect(actionOf(first, 'filter.next').label).toBe('Next');
    const second = formPage(await talk.press(actionOf(first, 'filter.next'), { addresses: ADDRESS }, { key: 'k1' }));
    expect(called(talk, 'saveRequest')[0]?.args.slice(1)).toEqual([
      null,
      { page: 'site', inputs: { addresses: ADDRESS }, key: 'k1' },
    ]);
    expect(actionOf(second, 'filter.next').target).toBe('o1~when');
    expect(actionOf(second, 'filter.next').label).toBe('Send request');
    expect(standsIn(second, 'lesson')).toBe('l1');
    const back = formPage(await talk.press(actionOf(second, 'filter.previous')));
    expect(actionOf(back, 'filter.next').target).toBe('o1~site');
  });

  it('after sending says who was asked, by when one hears, and that it stays blocked till then', async () => {
    const talk = makeTalk();
    talk.fake.world.sent = true;
    talk.fake.world.file = aFile({ asked: ['Ezra Online', 'Hana Head'], hearBy: '10:20' });
    const answer = await talk.press({ verb: 'filter.next', target: 'o1~when' }, { lesson: 'l1' });
    expect(messageOf(answer).lines).toEqual([
      'Your reference is FR-7K3QF9XB.',
      'Ezra Online and Hana Head have been asked.',
      'You will hear here by 10:20 at the latest.',
      'The site stays blocked until you hear that it is open.',
    ]);
    expect(noticeOf(answer).lines).toEqual(messageOf(answer).lines);
    expect(JSON.stringify(answer)).not.toContain('video.example');
  });

  it('promises no answer where nobody was asked', async () => {
    const talk = makeTalk();
    talk.fake.world.sent = true;
    const file = aFile({ asked: [] });
    talk.fake.world.file = { ...file, card: { ...file.card, standing: 'A regular need. Nothing was opened.' } };
    const { lines } = messageOf(await talk.press({ verb: 'filter.next', target: 'o1~when' }));
    expect(lines).toEqual(['Your reference is FR-7K3QF9XB.', 'A regular need. Nothing was opened.']);
  });

  it('gives a double click on Send the same answer, and sends once', async () => {
    const talk = makeTalk();
    talk.fake.world.sent = true;
    const send = { verb: 'filter.next', target: 'o1~when' };
    const [one, two] = await Promise.all([talk.press(send, {}, { key: 's' }), talk.press(send, {}, { key: 's' })]);
    expect(two).toBe(one);
    expect(called(talk, 'saveRequest')).toHaveLength(1);
  });

  it('names the field that cannot be taken and keeps what was typed', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.saveRequest = refuse('form.required', 'Which site?', 'addresses');
    const first = formPage(await talk.text('unblock'));
    const answer = await talk.press(actionOf(first, 'filter.next'), { addresses: 'not an address', group: '4B' });
    const page = formPage(answer);
    expect(answer.errors).toEqual({ addresses: 'Which site?' });
    expect(standsIn(page, 'addresses')).toBe('not an address');
    expect(standsIn(page, 'group')).toBe('4B');
    expect(page.questions.find(({ id }) => id === 'addresses')?.error).toBe('Which site?');
    expect(actionOf(page, 'filter.next').target).toBe('~site');
  });

  it('offers to report what may be illegal, and sends nothing', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.saveRequest = refuse('override.illegal', 'Nobody may open this.', 'category');
    const answer = await talk.press({ verb: 'filter.next', target: '~site' }, { addresses: ADDRESS });
    const page = formPage(answer);
    expect(page.warnings[0]).toMatch(/If a pupil saw it.*report it/);
    expect(page.questions.find(({ id }) => id === 'category')?.error).toBe('Nobody may open this.');
    // With the reason, above the form: on a phone the foot of the page is out of sight.
    expect(page.urgent?.map(({ verb }) => verb)).toEqual(['report.start']);
    expect(page.actions.map(({ verb }) => verb)).not.toContain('report.start');
    expect(page.numbers).toEqual(NUMBERS);
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.say)).not.toMatch(/video\.example|Nobody may open/);
  });

  it('names every field that cannot be taken where there are several', async () => {
    const talk = makeTalk();
    const fields = { addresses: 'Which site?', group: 'For whom?' };
    const refusal = { code: 'override.form', message: 'Which site?', field: 'addresses', fields };
    talk.fake.world.refusals.saveRequest = { ok: false, refusal };
    const answer = await talk.press({ verb: 'filter.next', target: '~site' }, { addresses: '' });
    expect(answer.errors).toEqual(fields);
    expect(formPage(answer).questions.filter(({ error }) => error !== '')).toHaveLength(2);
  });

  it('what is wrong on another page shows that page, with the field named', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.saveRequest = refuse('override.never_host', 'That site stays blocked.', 'addresses');
    const page = formPage(await talk.press({ verb: 'filter.next', target: 'o1~when' }, { lesson: 'l1' }));
    expect(actionOf(page, 'filter.next').target).toBe('o1~site');
    expect(page.questions.find(({ id }) => id === 'addresses')?.error).toBe('That site stays blocked.');
  });

  it('what is wrong with no field of the form is said above it', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.saveRequest = refuse('override.odd', 'Something else is wrong.', 'no_such_field');
    const page = formPage(await talk.press({ verb: 'filter.next', target: '~site' }, { addresses: ADDRESS }));
    expect(page.warnings).toEqual(['Something else is wrong.']);
  });

  it('a refusal that quotes the form does not stand in a chat', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.saveRequest = refuse('override.odd', 'video.example cannot be asked for.');
    const answer = await talk.press({ verb: 'filter.next', target: '~site' }, { addresses: ADDRESS });
    expect(messageOf(answer).lines[0]).toContain('video.example');
    expect(JSON.stringify(answer.say)).not.toContain('video.example');
  });

  it('that was sent meanwhile leads to where it stands', async () => {
    const talk = makeTalk();
    const sent = refuse('request.already_sent', 'This request was sent already.');
    talk.fake.world.refusals = { saveRequest: sent, readRequest: sent };
    for (const verb of ['filter.next', 'filter.previous']) {
      const answer = await talk.press({ verb, target: 'o1~when' }, { lesson: 'l1' });
      expect(actionOf(messageOf(answer), 'filter.open').target).toBe('o1');
    }
  });

  it('goes back without asking for anything to be stored', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.press({ verb: 'filter.previous', target: 'o1~when' }));
    expect(actionOf(page, 'filter.next').target).toBe('o1~site');
    expect(called(talk, 'saveRequest')).toEqual([]);
  });

  it('is found again where it was left', async () => {
    const talk = makeTalk();
    talk.fake.world.form = aForm({ id: 'o1', page: 'when' });
    const page = formPage(await talk.text('unblock'));
    expect(page.intro[0]).toMatch(/began this request earlier/);
  });

  it('is deleted only after it was asked once', async () => {
    const talk = makeTalk();
    const ask = messageOf(await talk.press({ verb: 'filter.discard', target: 'o1~when' }));
    expect(called(talk, 'discardRequest')).toEqual([]);
    const done = messageOf(await talk.press(actionOf(ask, 'filter.discard')));
    expect(done.title).toBe('Deleted');
    expect(called(talk, 'discardRequest')).toHaveLength(1);
  });

  it.each(['refuses', 'throws'] as const)('says NOT saved when nothing can be stored (it %s)', async (mode) => {
    const talk = makeTalk();
    talk.fake.mode = mode;
    for (const target of ['~site', 'o1~when', 'o1~times']) {
      const answer = await talk.press({ verb: 'filter.next', target }, { addresses: ADDRESS });
      expect(JSON.stringify(answer.show)).toMatch(/NOT saved/);
      if (target === '~site') expect(standsIn(formPage(answer), 'addresses')).toBe(ADDRESS);
      expect(noticeOf(answer).title).toBe('NOT saved');
      expect(JSON.stringify(answer.say)).not.toContain('video.example');
    }
  });
});

describe('the way in', () => {
  it('stands on help and home, beside the report and not before it', async () => {
    const talk = makeTalk();
    const help = (await talk.text('help')).say?.[0];
    const home = (await talk.converse({ kind: 'home', actor: member })).say?.[0];
    for (const view of [help, home]) {
      if (view?.view !== 'help' && view?.view !== 'home') throw new Error('no view');
      expect(view.actions[0]?.verb).toBe('report.start');
      expect(view.actions.map((action) => action.label)).toContain('Ask to open a blocked site');
      expect(view.actions.length).toBeLessThanOrEqual(6);
    }
    const usages = help?.view === 'help' ? help.commands.map((command) => command.usage) : [];
    expect([usages[0], usages.at(-1)]).toEqual(['report', 'help']);
    expect(usages).toEqual(
      expect.arrayContaining(['unblock <address>', 'block <address>', 'overrides', 'filtercheck']),
    );
  });
});
