import { describe, expect, it } from '@jest/globals';
import type { Actor, Answer } from '../../src/chat/turn.ts';
import { CHECK_FIELDS } from '../../src/domain/filtering/check/filter-check-form.ts';
import { SITE_FIELDS } from '../../src/domain/filtering/site/site-form.ts';
import { refuse } from '../../src/domain/shared/result.ts';
import { aSite } from './fake-filtering.ts';
import { actionOf, fill, formPage, makeTalk, member } from './talk.ts';

const teams: Actor = { ...member, platform: 'teams' };
const called = (talk: ReturnType<typeof makeTalk>, name: string) =>
  talk.fake.calls.filter((call) => call.name === name);

function messageOf(answer: Answer) {
  if (answer.show?.view !== 'message') throw new Error(`not a message: ${JSON.stringify(answer)}`);
  return answer.show;
}

const FOUND = {
  addresses: 'bad.example/page',
  seen_by: 'me',
  child: 'no',
  deliberate: '',
  legality: 'no',
  device: 'Laptop 12',
  note: '',
};

describe('an unsuitable site', () => {
  it('says first to turn the screen off, and not to look again', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.text('block'));
    expect(page.intro.join(' ')).toMatch(/screen off.*Do not open it again/);
    expect(page.questions.find((question) => question.id === 'legality')?.help).toMatch(/Do not look again/);
  });

  it('has the typed address filled in, on every platform, and in no button', async () => {
    const talk = makeTalk();
    const typed = await talk.text('block this: bad.example/page', teams);
    expect(JSON.stringify(typed.say)).not.toContain('bad.example');
    const page = formPage(await talk.press({ verb: 'site.start', target: '' }, {}, { actor: teams }));
    expect(page.questions[0]?.value).toBe('bad.example/page');
    await talk.press(actionOf(page, 'site.save'), fill(page, FOUND), { actor: teams });
    const again = formPage(await talk.press({ verb: 'site.start', target: '' }, {}, { actor: teams }));
    expect(again.questions[0]?.value).toBe('');
  });

  it('is sent to IT, with the reference, who was told, and what to do', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.text('block'));
    const done = messageOf(await talk.press(actionOf(page, 'site.save'), fill(page, FOUND), { key: 'k1' }));
    expect(called(talk, 'siteFound')[0]?.args[1]).toEqual({ inputs: FOUND, key: 'k1' });
    expect(done.lines).toEqual([
      'Saved. Your reference is FR-8M2RG4XC.',
      'Told: Network manager.',
      'Do not open it again.',
    ]);
  });

  it('asks for everything the step reads', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.text('block'));
    expect(page.questions.map((question) => question.id)).toEqual([...SITE_FIELDS]);
  });

  it('lets nothing that was typed badly stand in the way of a report', async () => {
    const talk = makeTalk();
    talk.fake.world.siteReport = true;
    const answer = await talk.press({ verb: 'site.save', target: '' }, { addresses: '???', child: 'unsure' });
    expect(actionOf(formPage(answer), 'report.next')).toBeDefined();
  });

  it('hands the step the answers to its questions and nothing else', async () => {
    const talk = makeTalk();
    await talk.press({ verb: 'site.save', target: '' }, { ...FOUND, phase: 'blocked', ['__proto__']: 'x' });
    expect(called(talk, 'siteFound')[0]?.args[1]).toMatchObject({ inputs: FOUND });
    const [given] = called(talk, 'siteFound').map((call) => JSON.stringify(call.args[1]));
    expect(given).not.toMatch(/phase|__proto__/);
  });

  it('names every answer that is missing at once, and keeps the rest', async () => {
    const talk = makeTalk();
    const answer = await talk.press({ verb: 'site.save', target: '' }, { addresses: 'bad.example', legality: 'maybe' });
    expect(Object.keys(answer.errors ?? {}).sort()).toEqual(['child', 'legality', 'seen_by']);
    expect(formPage(answer).questions[0]?.value).toBe('bad.example');
  });

  it('shows what the step found wrong under its field', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.siteFound = refuse('override.no_address', 'That is no web address.', 'addresses');
    const answer = await talk.press({ verb: 'site.save', target: '' }, FOUND);
    expect(answer.errors).toEqual({ addresses: 'That is no web address.' });
    expect(formPage(answer).questions[0]?.error).toBe('That is no web address.');
  });

  it('that a child saw becomes a report: what to do now first, then its first page, with the answers kept', async () => {
    const talk = makeTalk();
    talk.fake.world.siteReport = true;
    const answer = await talk.press({ verb: 'site.save', target: '' }, { ...FOUND, child: 'yes' });
    const page = formPage(answer);
    expect(page.warnings[0]).toMatch(/999/);
    expect(page.intro.slice(0, 3).join(' ')).toMatch(/Turn the screen off.*Nobody is in trouble.*A child saw it/);
    expect(talk.fake.docs.get('c1')?.state.answers).toMatchObject({ story: 'secret story of the site' });
    expect(JSON.stringify(answer.say)).not.toMatch(/secret|bad\.example/);
  });

  it('does not write itself into a report that was begun before, and gives back what was typed', async () => {
    const talk = makeTalk();
    await talk.press({ verb: 'report.next', target: '~start' }, { danger: 'no', adult_concern: 'no' });
    talk.fake.world.siteReport = true;
    const before = talk.fake.docs.get('c1')?.state.answers;
    const shown = messageOf(
      await talk.press({ verb: 'site.save', target: '' }, { ...FOUND, child: 'unsure', note: 'On the board.' }),
    );
    expect(talk.fake.docs.get('c1')?.state.answers).toEqual(before);
    expect(shown.lines).toContain('bad.example/page\nOn the board.');
    expect(shown.lines.join(' ')).toMatch(/Turn the screen off/);
    expect(shown.lines.join(' ')).not.toMatch(/is kept in the report/);
  });

  it('makes one record of a double click', async () => {
    const talk = makeTalk();
    const save = { verb: 'site.save', target: '' };
    const [one, two] = await Promise.all([
      talk.press(save, FOUND, { key: 's' }),
      talk.press(save, FOUND, { key: 's' }),
    ]);
    expect(two).toBe(one);
    expect(called(talk, 'siteFound')).toHaveLength(1);
  });

  it('is confirmed as blocked with the ticket, or left open with a reason', async () => {
    const talk = makeTalk();
    const file = await talk.press({ verb: 'site.open', target: 's1' });
    if (file.show?.view !== 'record_file') throw new Error('no file');
    expect(file.say?.[0]?.view).toBe('site_card');
    const blocked = formPage(await talk.press(actionOf(file.show, 'site.blocked')));
    await talk.press(actionOf(blocked, 'site.blocked.save'), { ticket: 'T-9' }, { key: 'k1' });
    expect(called(talk, 'confirmBlocked')[0]?.args.slice(1)).toEqual(['s1', { ticket: 'T-9', key: 'k1' }]);
    const leave = formPage(await talk.press(actionOf(file.show, 'site.leave')));
    expect((await talk.press(actionOf(leave, 'site.leave.save'), { reason: ' ' })).errors?.reason).toBeDefined();
    await talk.press(actionOf(leave, 'site.leave.save'), { reason: 'It is fine.' }, { key: 'k2' });
    expect(called(talk, 'leaveOpen').map((call) => call.args[2])).toEqual([{ reason: 'It is fine.', key: 'k2' }]);
  });

  it('that somebody else dealt with meanwhile is shown as it stands', async () => {
    const talk = makeTalk();
    talk.fake.world.site = aSite({ can: { confirmBlocked: false, leaveOpen: false } });
    for (const verb of ['site.blocked', 'site.leave']) {
      const answer = await talk.press({ verb, target: 's1' });
      expect(answer.show?.view === 'record_file' && answer.show.warnings[0]).toMatch(/no longer/);
    }
  });
});

const CHECK = {
  what: 'both',
  date: '2026-11-24',
  device: 'Laptop 12',
  where: 'on_site',
  user_group: 'Year 4 pupils',
  tested: 'The test page',
  result: 'worked',
  action: '',
  supervisor: 'Hana Head',
};

describe('a check of the filter', () => {
  it('is written down with every field that is asked for', async () => {
    const talk = makeTalk();
    const page = formPage(await talk.text('filter check'));
    expect(page.questions.map((question) => question.id)).toEqual([...CHECK_FIELDS]);
    expect(page.questions.find((question) => question.id === 'date')?.value).not.toBe('');
    const done = await talk.press(actionOf(page, 'check.save'), CHECK, { key: 'k1' });
    expect(called(talk, 'saveCheck')[0]?.args[1]).toEqual({ inputs: CHECK, key: 'k1' });
    expect(messageOf(done).lines).toEqual(['Saved. The reference of this check is FC-2B4D6F8H.']);
    const file = await talk.press(actionOf(messageOf(done), 'check.open'));
    expect(file.show?.view === 'record_file' && file.show.sections[0]?.facts).toEqual([
      { label: 'Result', value: 'It worked' },
    ]);
  });

  it('that did not work needs what was done about it', async () => {
    const talk = makeTalk();
    for (const result of ['partly', 'failed']) {
      const answer = await talk.press({ verb: 'check.save', target: '' }, { ...CHECK, result });
      expect(Object.keys(answer.errors ?? {})).toEqual(['action']);
    }
    const told = { ...CHECK, result: 'failed', action: 'Provider rung.' };
    expect(messageOf(await talk.press({ verb: 'check.save', target: '' }, told)).title).toBe('Saved');
  });

  it.each([
    { date: '24/11/2026' },
    { date: '' },
    { where: 'moon' },
    { what: '' },
    { date: '2027-01-01' },
    { tested: 'x'.repeat(1001) },
    { device: '' },
  ])('with %j is sent back with that field named', async (wrong) => {
    const talk = makeTalk();
    const answer = await talk.press({ verb: 'check.save', target: '' }, { ...CHECK, ...wrong });
    expect(Object.keys(answer.errors ?? {})).toEqual(Object.keys(wrong));
    const typed = Object.fromEntries(formPage(answer).questions.map(({ id, value }) => [id, value]));
    expect(typed).toEqual({ ...CHECK, ...wrong });
  });

  it('is not asked of somebody who cannot keep one', async () => {
    const talk = makeTalk();
    talk.fake.world.mayCheck = false;
    expect(messageOf(await talk.text('filtercheck')).lines[0]).toMatch(/Ask one of them/);
  });
});
