// Papers with a real store and the real conversation: who may, what is bound to which text, what is told, and what nobody sees.

import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { checkSlackView, checkTeamsCard } from '../../../../src/cards/limits.ts';
import { renderCard } from '../../../../src/cards/render-card.ts';
import { toSlackModal } from '../../../../src/cards/to-slack.ts';
import { makeConverse } from '../../../../src/chat/converse.ts';
import { encodeTarget } from '../../../../src/chat/target.ts';
import type { Answer } from '../../../../src/chat/turn.ts';
import { type PupilRow, readPupilRows } from '../../../../src/domain/aup/paper/pupil-rows.ts';
import { addDays } from '../../../../src/domain/shared/time.ts';
import { importPupils } from '../../../../src/usecases/aup/paper/import-pupils.ts';
import { paperDutySource } from '../../../../src/usecases/aup/paper/paper-duty-source.ts';
import type { SheetRef } from '../../../../src/usecases/aup/paper/paper-use-cases.ts';
import { changePerson } from '../../../support/change-person.ts';
import { closeTestStores } from '../../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../../support/school.ts';

afterEach(closeTestStores);

const TODAY = '2026-11-24';
const HEADER = ['id', 'name', 'class', 'year group'];
const SHEET: SheetRef = { list: 'class-demo-5t', agreement: 'pupil_ks2', signer: 'pupil' };

function rowsOf(lines: readonly string[]): readonly PupilRow[] {
  const raw = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));
  const { rows, faults } = readPupilRows(HEADER, raw);
  expect(faults).toEqual([]);
  return rows;
}
const PUPILS = [
  ...Array.from({ length: 28 }, (_, index) => `P${index},Pupilname ${String.fromCodePoint(65 + index)},5T,5`),
  ...['Q1,Secretname One,6C,6', 'Q2,Secretname Two,6C,6'],
];

async function schoolWithPupils(lines: readonly string[] = PUPILS): Promise<TestSchool> {
  const school = await openSchool();
  await list(school, lines);
  return school;
}
async function list(school: TestSchool, lines: readonly string[]): Promise<void> {
  const request = { school: 'demo', rows: rowsOf(lines), apply: true, manyLeavers: true };
  expect(await importPupils(school.deps, request)).toMatchObject({ outcome: 'applied' });
}

const hashOf = (school: TestSchool, key: string): string =>
  school.policy.agreements.texts.find((text) => text.key === key)?.hash ?? '';
const typed = (chosen: readonly string[], more: Record<string, string> = {}) => ({
  ...{ chosen: chosen.join(','), answer: 'signed', signed_on: TODAY, kept_at: 'Blue folder', ...more },
});

let presses = 0;
async function tick(school: TestSchool, chosen: readonly string[], more: Record<string, string> = {}, by = 'p_tess') {
  presses += 1;
  const input = { key: `k${presses}`, hash: hashOf(school, 'pupil_ks2'), inputs: typed(chosen, more) };
  return school.useCases.aup.papers.tickPupils(await school.who(by), SHEET, input);
}
const sheet = async (school: TestSchool, by = 'p_tess') =>
  school.useCases.aup.papers.sheet(await school.who(by), SHEET, 1);

function talk(school: TestSchool) {
  const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
  let key = 0;
  const actor = (id: string) => ({ platform: 'console', tenant: 'console', userId: id, standing: 'member' }) as const;
  return async (id: string, verb: string, target = '', inputs: Record<string, string> = {}): Promise<Answer> => {
    key += 1;
    return converse({ kind: 'press', actor: actor(id), verb, target, inputs, key: `press ${key}` });
  };
}

describe('a class list', () => {
  it('is for its class teachers, the office, the custodian and the head, and for nobody else', async () => {
    const school = await schoolWithPupils();
    const seen = async (id: string) => school.useCases.aup.papers.classes(await school.who(id), { find: '', page: 0 });
    for (const id of ['p_ola', 'p_ezra', 'p_hana', 'p_dev'])
      expect(await seen(id)).toMatchObject({ ok: true, value: { classes: [{ name: '5T' }, { name: '6C' }] } });
    expect(await seen('p_tess')).toMatchObject({ ok: true, value: { classes: [{ name: '5T' }], all: false } });
    for (const id of ['p_ivy', 'p_bea', 'p_chaz', 'p_dana'])
      expect(await seen(id)).toMatchObject({ ok: false, refusal: { code: 'paper.not_yours' } });
    expect(await sheet(school, 'p_clem')).toMatchObject({ ok: false, refusal: { code: 'paper.not_yours' } });
    expect(await tick(school, ['P1'], {}, 'p_clem')).toMatchObject({ ok: false });
  });

  it('is lost at the moment somebody loses the class', async () => {
    const school = await schoolWithPupils();
    expect(await sheet(school)).toMatchObject({ ok: true });
    await changePerson(school, 'p_tess', { classes: ['6C'] });
    expect(await sheet(school)).toMatchObject({ ok: false });
    expect(await tick(school, ['P1'])).toMatchObject({ ok: false, refusal: { code: 'paper.not_yours' } });
  });

  it('takes many ticks in one press and one commit, keeps the place for the next page, and counts', async () => {
    const school = await schoolWithPupils();
    expect(await sheet(school)).toMatchObject({ value: { page: 1, pages: 2, all: 28, signed: 0, keptAt: '' } });
    const before = (await school.store.read('class_list', SHEET.list))?.version ?? 0;
    expect(await tick(school, ['P0', 'P1', 'P2'])).toEqual({ ok: true, value: 3 });
    expect((await school.store.read('class_list', SHEET.list))?.version).toBe(before + 1);
    expect(await sheet(school)).toMatchObject({ value: { pages: 1, signed: 3, keptAt: 'Blue folder' } });
    expect(await tick(school, ['P0', 'P3'], {}, 'p_ola')).toEqual({ ok: true, value: 1 });
  });

  it('refuses another text than the one on the sheet, a day to come, an old paper, and whoever has moved', async () => {
    const school = await schoolWithPupils();
    const who = await school.who('p_tess');
    const other = { key: 'x', hash: 'f'.repeat(64), inputs: typed(['P1']) };
    expect(await school.useCases.aup.papers.tickPupils(who, SHEET, other)).toMatchObject({
      refusal: { code: 'agreement.changed' },
    });
    for (const signed_on of [addDays(TODAY, 1), '2025-09-10', ''])
      expect(await tick(school, ['P1'], { signed_on })).toMatchObject({
        refusal: { fields: { signed_on: expect.any(String) } },
      });
    expect(await tick(school, [], { kept_at: '' })).toMatchObject({
      refusal: { fields: { chosen: expect.any(String), kept_at: expect.any(String) } },
    });
    expect(await tick(school, ['P1', 'Q1'])).toMatchObject({ refusal: { code: 'paper.not_here' } });
    expect(await sheet(school)).toMatchObject({ value: { signed: 0 } });
  });

  it('keeps what was signed when the pupil moves to another class', async () => {
    const school = await schoolWithPupils();
    await tick(school, ['P0', 'P1']);
    await list(
      school,
      PUPILS.map((line) => line.replace('5T,5', '6C,6')),
    );
    const moved = await school.useCases.aup.papers.sheet(
      await school.who('p_clem'),
      { ...SHEET, list: 'class-demo-6c' },
      1,
    );
    expect(moved).toMatchObject({ value: { all: 30, signed: 2 } });
    expect(await sheet(school)).toMatchObject({ ok: false, refusal: { code: 'paper.no_sheet' } });
  });

  it('hands a no to the custodian in a line that names no pupil, and takes back with a reason', async () => {
    const school = await schoolWithPupils();
    await tick(school, ['P0'], { answer: 'refused' });
    await school.worker.runOnce();
    const lines = school.sent.filter(({ view }) => JSON.stringify(view).includes('said no on paper'));
    expect(lines.map(({ to }) => to)).toEqual(['p_ezra']);
    expect(JSON.stringify(lines)).not.toContain('Pupilname');
    const who = await school.who('p_ezra');
    const back = await school.useCases.aup.papers.papersBack(who, SHEET, 1);
    const paper = back.ok ? back.value.papers[0] : undefined;
    expect(paper?.words).toContain('Said no');
    const one = { sheet: paper?.sheet ?? '', pupil: 'P0' };
    const { papers } = school.useCases.aup;
    expect(await papers.onePaper(who, SHEET, one)).toMatchObject({
      value: { className: '5T', name: paper?.name, words: paper?.words },
    });
    expect(await papers.onePaper(await school.who('p_sol'), SHEET, one)).toMatchObject({
      refusal: { code: 'paper.not_yours' },
    });
    expect(await papers.onePaper(who, SHEET, { ...one, pupil: 'P1' })).toMatchObject({
      refusal: { code: 'paper.gone' },
    });
    expect(
      await school.useCases.aup.papers.takeBackPaper(
        who,
        SHEET,
        { sheet: paper?.sheet ?? '', pupil: 'P0' },
        { key: 'b', reason: 'mistake' },
      ),
    ).toMatchObject({ ok: true });
    expect(await sheet(school)).toMatchObject({ value: { refused: 0, signed: 0 } });
    expect(await papers.onePaper(who, SHEET, one)).toMatchObject({ refusal: { code: 'paper.gone' } });
  });
});

describe('reminders to collect', () => {
  const duties = async (school: TestSchool, day: string) => paperDutySource.duties(school.deps, 'demo', day);

  it('go to the class teacher with a count, then to the custodian, and stop when all is back', async () => {
    const school = await schoolWithPupils();
    const first = await duties(school, TODAY);
    const own = first.filter(({ to, about }) => to === 'p_tess' && about.includes('pupil_ks2'));
    expect(own.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^28 of 28 agreements of class 5T have not come back/),
    ]);
    expect(first.filter(({ about }) => about.startsWith('class-demo-6c')).every(({ to }) => to === 'p_clem')).toBe(
      true,
    );
    expect(JSON.stringify(first)).not.toMatch(/Pupilname|Secretname/);
    expect(first.some(({ kind }) => kind === 'chase_list')).toBe(false);
    const late = await duties(school, addDays(TODAY, 20));
    expect(late.filter(({ kind }) => kind === 'chase_list').map(({ to }) => to)).toContain('p_ezra');
    await tick(
      school,
      Array.from({ length: 28 }, (_, index) => `P${index}`),
    );
    const after = await paperDutySource.dutiesOf?.(school.deps, 'demo', TODAY, 'p_tess');
    expect(after?.map(({ about }) => about.split(':')[0])).toEqual(['class-demo-5t~parent']);
  });
});

describe('adults on paper', () => {
  const save = async (school: TestSchool, by: string, chosen: readonly string[]) => {
    presses += 1;
    const input = { key: `a${presses}`, hash: hashOf(school, 'staff'), inputs: typed(chosen) };
    return school.useCases.aup.papers.tickAdults(await school.who(by), 'staff', input);
  };

  it('are ticked off by the office and the custodian, never by themselves, and count as signed', async () => {
    const school = await openSchool();
    const open = await school.useCases.aup.papers.adultSheet(await school.who('p_ola'), 'staff', 1);
    const values = open.ok ? open.value.open.map(({ value }) => value) : [];
    expect(values).toContain('p_tess');
    expect(values).not.toContain('p_ola');
    expect(await save(school, 'p_ola', ['p_ola'])).toMatchObject({ ok: false, refusal: { code: 'paper.own' } });
    expect(await save(school, 'p_tess', ['p_sol'])).toMatchObject({ ok: false, refusal: { code: 'paper.not_yours' } });
    expect(await save(school, 'p_ola', ['p_tess', 'p_sol'])).toEqual({ ok: true, value: 2 });
    expect(await save(school, 'p_ezra', ['p_tess'])).toEqual({ ok: true, value: 0 });
    const mine = await school.useCases.aup.mine(await school.who('p_tess'));
    expect(mine).toMatchObject({ value: { agreements: [{ key: 'staff', owed: false }] } });
    const doc = await school.store.read('signatures', 'signatures-demo-p_tess');
    expect(doc?.state.signatures).toMatchObject([
      { method: 'paper', paper: { tickedBy: 'p_ola', keptAt: 'Blue folder' } },
    ]);
  });
});

describe('visitors', () => {
  it('are recorded for their visit and leave the page of the day afterwards', async () => {
    const school = await openSchool();
    const who = await school.who('p_ola');
    const { papers } = school.useCases.aup;
    const inputs = {
      visitor: 'Vera Visitor',
      organisation: 'Demo Agency',
      kept_at: 'Front desk',
      to: addDays(TODAY, 2),
    };
    const input = { key: 'v', hash: hashOf(school, 'visitor'), inputs };
    expect(await papers.recordVisitor(await school.who('p_tess'), input)).toMatchObject({ ok: false });
    expect(await papers.recordVisitor(who, input)).toMatchObject({ ok: true });
    expect(await papers.recordVisitor(who, input)).toMatchObject({ ok: true });
    const seen = await papers.visitors(who);
    expect(seen).toMatchObject({ value: { today: [{ name: 'Vera Visitor' }], keptAt: 'Front desk' } });
    const [visit] = seen.ok ? seen.value.today : [];
    school.clock.move(3 * 86_400_000);
    expect(await papers.visitors(who)).toMatchObject({ value: { today: [] } });
    school.clock.move(-3 * 86_400_000);
    const back = await papers.takeBackVisitor(who, visit?.book ?? '', visit?.id ?? '', { key: 'w', reason: 'twice' });
    expect(back).toMatchObject({ ok: true });
    expect(await papers.visitors(who)).toMatchObject({ value: { today: [] } });
    expect(await papers.recordVisitor(who, { ...input, key: 'z', inputs: { to: '2026-01-01' } })).toMatchObject({
      refusal: { fields: { visitor: expect.any(String), to: expect.any(String), kept_at: expect.any(String) } },
    });
  });
});

describe('papers in the conversation', () => {
  const fits = (answer: Answer): void => {
    if (answer.show === undefined) throw new Error(`nothing shown: ${JSON.stringify(answer)}`);
    const card = renderCard(answer.show);
    expect(checkTeamsCard(card)).toEqual([]);
    expect(checkSlackView(toSlackModal(card, { callbackId: 'c', privateMetadata: '' }).view)).toEqual([]);
  };
  const press = (answer: Answer, verb: string) => {
    const { show } = answer;
    const actions = show !== undefined && 'actions' in show ? show.actions : [];
    const items = show?.view === 'item_list' ? show.items.flatMap(({ action }) => action ?? []) : [];
    const found = [...items, ...actions].find((each) => each.verb === verb);
    if (found === undefined) throw new Error(`no ${verb} in ${JSON.stringify(answer)}`);
    return found.target;
  };

  it('lead from my agreements to a sheet, save a page of ticks, and keep what was typed when something is wrong', async () => {
    const school = await schoolWithPupils();
    const say = talk(school);
    const mine = await say('p_tess', 'aup');
    const classes = await say('p_tess', 'aup.classes', press(mine, 'aup.classes'));
    fits(classes);
    const form = await say('p_tess', 'aup.sheet', press(classes, 'aup.sheet'));
    fits(form);
    expect(JSON.stringify(form.say)).not.toContain('Pupilname');
    const target = press(form, 'aup.sheet.save');
    const wrong = await say('p_tess', 'aup.sheet.save', target, typed(['P4'], { signed_on: '2999-01-01' }));
    expect(wrong.errors).toEqual({ signed_on: expect.stringContaining('not come yet') });
    expect(wrong.show).toMatchObject({ questions: expect.arrayContaining([expect.objectContaining({ value: 'P4' })]) });
    const saved = await say('p_tess', 'aup.sheet.save', target, typed(['P4', 'P5']));
    fits(saved);
    expect(saved.show).toMatchObject({
      view: 'form_page',
      warnings: [],
      intro: expect.arrayContaining(['Saved: 2 papers.']),
    });
    expect(JSON.stringify(saved.show)).toContain('Blue folder');
    const back = await say('p_tess', 'aup.back', press(saved, 'aup.back'));
    fits(back);
    const reason = await say('p_tess', 'aup.paper.back', press(back, 'aup.paper.back'));
    fits(reason);
    expect(JSON.stringify(reason.show)).toMatch(/The paper of Pupilname [A-Z], class 5T\./);
    expect(JSON.stringify(reason.say)).not.toContain('Pupilname');
    const done = await say('p_tess', 'aup.paper.back.save', press(reason, 'aup.paper.back.save'), {
      reason: 'wrong pile',
    });
    expect(done.show).toMatchObject({ title: 'Taken back' });
    expect(await sheet(school)).toMatchObject({ value: { signed: 1 } });
    expect(school.logged.join()).not.toMatch(/Pupilname|Secretname/);
  });

  it('of the largest class a list may have fit both platforms on the page in the middle, with every way on', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => `L${at},Pupilname "Number" ${at} ${'long '.repeat(8)},5T,5`);
    for (const name of ['=1+1', '+44', '-2', '@SUM(A1)', '<b>x</b>', 'a\u0007', 'a\u202eb'])
      expect(readPupilRows(HEADER, [{ line: 2, cells: ['L0', name, '5T', '5'] }]).faults).toHaveLength(1);
    const school = await schoolWithPupils(lines);
    const say = talk(school);
    const target = encodeTarget({ id: SHEET.list, page: `pupil_ks2:pupil:2:${hashOf(school, 'pupil_ks2')}` });
    const middle = await say('p_tess', 'aup.sheet', target);
    fits(middle);
    expect(middle.show?.view === 'form_page' && middle.show.actions.map(({ verb }) => verb)).toEqual([
      ...['aup.sheet.save', 'aup.sheet', 'aup.sheet', 'aup.back', 'aup.classes.file', 'aup.classes'],
    ]);
    const link = await school.useCases.aup.papers.notBackLink(await school.who('p_tess'), SHEET.list);
    const file = await school.deps.downloads.take(link.ok ? (link.value.split('/').at(-1) ?? '') : '');
    const rows: string[][] = parse(String(file?.body), { bom: true });
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(file?.name).not.toContain('Pupilname');
  });

  it('keep what was typed and store nothing when the text has changed meanwhile', async () => {
    const school = await schoolWithPupils();
    const say = talk(school);
    const target = `class-demo-5t~pupil_ks2:pupil:1:${'0'.repeat(64)}`;
    const answer = await say('p_tess', 'aup.sheet.save', target, typed(['P4']));
    expect(answer).toMatchObject({
      notKept: true,
      show: { warnings: [expect.stringContaining('The text was changed')] },
    });
    expect(JSON.stringify(answer.show)).toContain('Blue folder');
    expect(press(answer, 'aup.sheet.save')).toContain(hashOf(school, 'pupil_ks2'));
  });

  it('have visitors and papers of adults for the office, and no such button for others', async () => {
    const school = await schoolWithPupils();
    const say = talk(school);
    const mine = await say('p_ola', 'aup');
    const visitors = await say('p_ola', 'aup.visitors', press(mine, 'aup.visitors'));
    fits(visitors);
    const form = await say('p_ola', 'aup.visitor', press(visitors, 'aup.visitor'));
    fits(form);
    const inputs = { visitor: 'Vera Visitor', kept_at: 'Desk' };
    const saved = await say('p_ola', 'aup.visitor.save', press(form, 'aup.visitor.save'), inputs);
    expect(saved.show).toMatchObject({ title: 'Recorded' });
    const adults = await say('p_ola', 'aup.adults');
    fits(adults);
    const page = await say('p_ola', 'aup.adults.sheet', press(adults, 'aup.adults.sheet'));
    fits(page);
    const ticked = await say('p_ola', 'aup.adults.save', press(page, 'aup.adults.save'), typed(['p_tess']));
    expect(ticked.show).toMatchObject({ warnings: [], intro: expect.arrayContaining(['Saved: 1 paper.']) });
    const found = await say('p_ola', 'aup.classes.find', '', { find: '6' });
    fits(found);
    expect(JSON.stringify(found.show)).toContain('Class 6C');
    expect(JSON.stringify(found.show)).not.toContain('Class 5T');
    expect(JSON.stringify((await say('p_ivy', 'aup')).show)).not.toMatch(/aup\.(classes|visitors|adults)/);
  });
});
