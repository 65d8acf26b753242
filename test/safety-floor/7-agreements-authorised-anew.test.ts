// Every button about agreements, papers, campaigns, leavers and reviews, pressed by everybody: who may does what it is for, once; who may
// not gets what nothing would give, learns no name, and changes nothing. A button without a row fails here.

import { afterEach, describe, expect, it } from '@jest/globals';
import { agreementVerbs } from '../../src/chat/agreements/agreement-verbs.ts';
import { makeConverse } from '../../src/chat/converse.ts';
import { LEAVER_VERBS } from '../../src/chat/leavers/leaver-verbs.ts';
import { REVIEW_VERBS } from '../../src/chat/reviews/review-verbs.ts';
import type { Answer } from '../../src/chat/turn.ts';
import { UNREACHED_VERBS } from '../../src/chat/unreached.ts';
import type { DocKind } from '../../src/usecases/ports.ts';
import { ANCHOR_TEXTS } from '../../src/views/anchor-texts.ts';
import { AUP_TEXTS } from '../../src/views/aup-texts.ts';
import { LEAVER_TEXTS } from '../../src/views/leaver-texts.ts';
import { REVIEW_TEXTS } from '../../src/views/review-texts.ts';
import { UNREACHED_TEXTS } from '../../src/views/unreached-texts.ts';
import { changePerson } from '../support/change-person.ts';
import {
  type AgreementSchool,
  anAgreementSchool,
  idIn,
  LEAVER,
  PEOPLE,
  PRIVATE,
  pressRow,
  ROWS,
} from '../support/every-agreement-verb.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import type { TestSchool } from '../support/school.ts';

afterEach(closeTestStores);

const VERBS = Object.keys(ROWS);
const SAVING = VERBS.filter((verb) => ROWS[verb]?.shows !== true);
const KINDS: readonly DocKind[] = [
  'signatures',
  'campaign',
  'class_list',
  'visitor_book',
  'leavers',
  'review',
  'agreement',
];
const WRONG: readonly string[] = [AUP_TEXTS, ANCHOR_TEXTS, LEAVER_TEXTS, REVIEW_TEXTS, UNREACHED_TEXTS].map(
  ({ wrong }) => wrong,
);
const NEVER = 'never-was';
const LINK = /https:\/\/bot\.example\/(d|feed)\/[\w-]+/g;

const talkTo = (school: TestSchool) =>
  makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });

/** Everything that is stored, but for who was shown what. */
async function everything(school: TestSchool): Promise<string> {
  const docs = [];
  for (const kind of KINDS)
    for (const { id } of (await school.store.list(kind, [], { limit: 200 })).headers) {
      const doc = await school.store.read(kind, id);
      const history = doc?.history.filter(({ action }) => !/shown|opened/.test(action));
      docs.push(JSON.stringify({ ...doc, version: 0, history }));
    }
  return docs.sort().join('\n');
}

let presses = 0;
async function answerTo(
  { school, targets }: AgreementSchool,
  verb: string,
  by: string,
  target?: string,
): Promise<Answer> {
  presses += 1;
  const on = ROWS[verb]?.on ?? 'none';
  return pressRow(school, talkTo(school), { verb, target: target ?? targets[on], by, key: `press-${presses}` });
}

const isRefused = ({ show, errors }: Answer): boolean =>
  errors !== undefined || (show?.view === 'message' && WRONG.includes(show.title));

/** What somebody typed may come back to them in the form. */
const privateIn = (school: TestSchool, verb: string, answer: Answer): readonly string[] => {
  const typed = JSON.stringify(ROWS[verb]?.inputs?.(school) ?? {});
  return Object.values(PRIVATE).filter((word) => !typed.includes(word) && JSON.stringify(answer).includes(word));
};

/** The same button with an id that never was: the id itself is no news. */
async function nothingFrom(world: AgreementSchool, verb: string, by: string): Promise<string> {
  const target = world.targets[ROWS[verb]?.on ?? 'none'];
  const rest = target.slice(idIn(target).length);
  return JSON.stringify(await answerTo(world, verb, by, `${NEVER}${rest}`)).replaceAll(NEVER, 'ID');
}

async function givesNothing(world: AgreementSchool, verb: string, by: string, target?: string): Promise<void> {
  const on = ROWS[verb]?.on ?? 'none';
  const answer = await answerTo(world, verb, by, target);
  expect([verb, by, isRefused(answer)]).toEqual([verb, by, true]);
  expect([verb, by, privateIn(world.school, verb, answer)]).toEqual([verb, by, []]);
  if (on === 'none' || ROWS[verb]?.read?.includes(by) === true) return;
  const id = idIn(target ?? world.targets[on]);
  const said = JSON.stringify(answer).replaceAll(id, 'ID');
  expect([verb, by, said]).toEqual([verb, by, await nothingFrom(world, verb, by)]);
}

describe('the table', () => {
  it('has a row for every button of these rooms, so that a new one is tried here', () => {
    const words = { keep: () => undefined, of: () => '', forget: () => undefined };
    const all = { ...agreementVerbs(words), ...LEAVER_VERBS, ...REVIEW_VERBS, ...UNREACHED_VERBS };
    expect(VERBS.toSorted()).toEqual(Object.keys(all).sort());
  });
});

describe('whoever may', () => {
  it.each(SAVING)('%s does what it is for, once, for each of them', async (verb) => {
    const { may = [] } = ROWS[verb] ?? {};
    // One of each kind of person is enough where everybody may.
    for (const by of may.slice(0, 3)) {
      const world = await anAgreementSchool();
      const { school, targets } = world;
      const before = await everything(school);
      const act = { verb, target: targets[ROWS[verb]?.on ?? 'none'], by, key: 'one-press' };
      const first = await pressRow(school, talkTo(school), act);
      expect([verb, by, isRefused(first), first.show]).toEqual([verb, by, false, first.show]);
      const after = await everything(school);
      expect([verb, by, after !== before]).toEqual([verb, by, verb !== 'review.calendar.make']);
      // The memory of the conversation is gone, as after a restart: the store alone knows the press.
      const again = [await pressRow(school, talkTo(school), act), await pressRow(school, talkTo(school), act)];
      // Nobody is told that it went wrong when it went right.
      expect([verb, by, again.map(isRefused)]).toEqual([verb, by, [false, false]]);
      expect([verb, by, await everything(school)]).toEqual([verb, by, after]);
    }
  });

  it('is shown what it is for, and by looking nothing is changed', async () => {
    const world = await anAgreementSchool();
    const before = await everything(world.school);
    for (const verb of VERBS) {
      const { may = [], look = [], shows } = ROWS[verb] ?? {};
      for (const by of [...(shows === true ? may : []), ...look.filter((id) => !may.includes(id))])
        expect([verb, by, isRefused(await answerTo(world, verb, by))]).toEqual([verb, by, false]);
    }
    expect(await everything(world.school)).toBe(before);
  });

  it('and is away sick may still, because nobody else may be there', async () => {
    const world = await anAgreementSchool();
    await changePerson(world.school, 'p_ezra', { absences: [{ from: '2026-11-20', to: '2026-11-30' }] });
    for (const verb of ['aup.waiting', 'aup.campaigns', 'aup.outstanding', 'aup.visitors', 'leavers'])
      expect([verb, isRefused(await answerTo(world, verb, 'p_ezra'))]).toEqual([verb, false]);
  });
});

describe('whoever may not', () => {
  it.each(PEOPLE)('gets what nothing would give, sees no name and changes nothing: %s', async (by) => {
    const world = await anAgreementSchool();
    const before = await everything(world.school);
    for (const [verb, { may, look = [] }] of Object.entries(ROWS))
      if (!may.includes(by) && !look.includes(by)) await givesNothing(world, verb, by);
    expect(await everything(world.school)).toBe(before);
  });

  it('and left the school gets nothing from any of them, whoever they were', async () => {
    const world = await anAgreementSchool();
    const before = await everything(world.school);
    for (const by of [LEAVER, 'p_ezra', 'p_hana', 'p_ola', 'p_tess', 'p_ivy']) {
      await changePerson(world.school, by, { endsOn: '2026-11-20' });
      for (const [verb, row] of Object.entries(ROWS)) {
        const answer = await answerTo(world, verb, by);
        expect([verb, by, privateIn(world.school, verb, answer)]).toEqual([verb, by, []]);
        const isEmpty = answer.show?.view === 'item_list' && answer.show.items.length === 0;
        expect([verb, by, isEmpty || row.blind === true || isRefused(answer)]).toEqual([verb, by, true]);
      }
    }
    expect(await everything(world.school)).toBe(before);
  });

  it('because it is another school’s gets nothing, be they head, office, custodian or class teacher', async () => {
    const world = await anAgreementSchool();
    const { school, targets } = world;
    const theirs: Record<string, string> = {};
    for (const [kind, on] of [
      ['class_list', 'sheet'],
      ['campaign', 'prepared'],
      ['campaign', 'late'],
      ['signatures', 'question'],
      ['signatures', 'refusal'],
      ['visitor_book', 'visit'],
    ] as const) {
      const doc = await school.store.read(kind, idIn(targets[on]));
      if (doc === null) throw new Error(`no ${kind}`);
      const copy = { ...doc, id: `their-${on}`, school: 'another', version: 0, history: [], outbox: [], terms: [] };
      expect((await school.store.commit(copy as typeof doc)).ok).toBe(true);
      theirs[on] = `their-${on}${targets[on].slice(idIn(targets[on]).length)}`;
    }
    theirs.class = 'their-sheet';
    theirs.paper = `their-sheet${targets.paper.slice(idIn(targets.paper).length)}`;
    const before = await everything(school);
    for (const by of ['p_ezra', 'p_hana', 'p_ola', 'p_tess'])
      for (const [verb, { on }] of Object.entries(ROWS)) {
        const target = theirs[on];
        if (target !== undefined) await givesNothing(world, verb, by, target);
      }
    expect(await everything(school)).toBe(before);
  });

  it.each(['guest', 'stranger', 'bot'] as const)(
    'because they are a %s gets the fixed card and leaves no trace',
    async (standing) => {
      const { school, targets } = await anAgreementSchool();
      const before = await everything(school);
      const converse = talkTo(school);
      const actor = { platform: 'console', tenant: 'console', userId: 'p_ezra', standing } as const;
      const cards = new Set<string>();
      for (const [verb, row] of Object.entries(ROWS)) {
        const inputs = row.inputs?.(school) ?? {};
        cards.add(
          JSON.stringify(await converse({ kind: 'press', actor, verb, target: targets[row.on], inputs, key: verb })),
        );
      }
      for (const text of ['aup', 'reviews', 'leavers', 'documents'])
        cards.add(JSON.stringify(await converse({ kind: 'text', actor, text, place: 'direct' })));
      expect([...cards].map((card) => JSON.parse(card).say?.[0]?.view)).toEqual(['guest_help']);
      expect(await everything(school)).toBe(before);
    },
  );
});

describe('names of pupils, reasons and questions', () => {
  it('stand in private windows alone: in no chat, no log, no button and no address, whoever presses what', async () => {
    const world = await anAgreementSchool();
    const { school } = world;
    const chat: string[] = [];
    for (const by of PEOPLE)
      for (const verb of VERBS) {
        const { say = [], show } = await answerTo(world, verb, by);
        const actions = show !== undefined && 'actions' in show ? show.actions : [];
        const items = show?.view === 'item_list' ? show.items.map(({ action }) => action) : [];
        const links = JSON.stringify([show]).match(LINK) ?? [];
        chat.push(JSON.stringify([say, actions, items, links]));
      }
    await school.worker.runOnce();
    const out = [...chat, ...school.sent.map((sent) => JSON.stringify(sent)), ...school.logged].join('\n');
    expect(Object.values(PRIVATE).filter((word) => out.includes(word))).toEqual([]);
  });
});
