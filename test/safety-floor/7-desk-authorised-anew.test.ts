// Every button of the desk: does what it is for when whoever may presses it, once; and for whoever is shut out of a case, word for word
// what a case that never was would give, in whatever place of its life the case stands. Who lost the right between the page and the
// press is out at the press.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import { makeTypedWords } from '../../src/chat/typed-words.ts';
import { makeUnnamedLimit } from '../../src/chat/unnamed-limit.ts';
import { makeVerbs } from '../../src/chat/verbs.ts';
import type { DocKind } from '../../src/usecases/ports.ts';
import { changePerson } from '../support/change-person.ts';
import {
  aDesk,
  type Desk,
  LEADER,
  PLACES,
  type Place,
  PRIVATE,
  pressRow,
  ROWS,
  SHUT_OUT,
} from '../support/every-desk-verb.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';

afterEach(closeTestStores);

const VERBS = Object.keys(ROWS);
const WITH_ID = VERBS.filter((verb) => ROWS[verb]?.on !== 'none');
const OF_CASES = WITH_ID.filter((verb) => !verb.startsWith('report.'));
const OF_REPORTS = WITH_ID.filter((verb) => verb.startsWith('report.'));
/** The buttons of other rooms have tables of their own. */
const DESK = /^(case\.|cases$|home$|mine$|pattern|tie|away|rota|retention|documents|report\.)/;
const KINDS: readonly DocKind[] = ['case', 'person', 'retention', 'certificate', 'override', 'review'];

const talkTo = (school: TestSchool) =>
  makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });

/** Everything that is stored, but for who looked. */
async function everything(school: TestSchool): Promise<string> {
  const docs = [];
  for (const kind of KINDS)
    for (const { id } of (await school.store.list(kind, [], { limit: 100 })).headers) {
      const doc = await school.store.read(kind, id);
      const history = doc?.history.filter(({ action }) => !/opened|shown/.test(action));
      const state = JSON.stringify(doc?.state).replace(/,"openedAt":\d+/g, '');
      docs.push(JSON.stringify({ ...doc, state, version: 0, history, dueAt: 0 }));
    }
  return docs.sort().join('\n');
}

const NEVER = 'never-was';
const LINK = /https:\/\/bot\.example\/d\/[\w-]+/g;
let presses = 0;

async function answerTo(
  { school, refs }: Desk,
  verb: string,
  { by, id, place }: { readonly by: string; readonly id: string; readonly place: Place },
): Promise<string> {
  presses += 1;
  const ref = id === NEVER ? 'ES-ZZZZZZZZ' : refs[place];
  const answer = await pressRow(talkTo(school), { verb, id, ref, by, key: `press-${presses}` });
  return JSON.stringify(answer).replaceAll(id, 'ID').replaceAll(ref, 'REF').replaceAll(LINK, 'LINK');
}

async function givesNothing(
  desk: Desk,
  by: string,
  places: readonly Place[] = PLACES,
  verbs: readonly string[] = OF_CASES,
): Promise<void> {
  // Whoever still held it leaves it at their first press; from then on nothing happens any more.
  for (const place of places) await answerTo(desk, 'case.open', { by, id: desk.ids[place], place });
  const before = await everything(desk.school);
  for (const verb of verbs) {
    const nothing = await answerTo(desk, verb, { by, id: NEVER, place: 'none' });
    for (const place of places)
      expect([by, verb, place, await answerTo(desk, verb, { by, id: desk.ids[place], place })]).toEqual([
        ...[by, verb, place, nothing],
      ]);
    for (const word of Object.values(PRIVATE))
      if (!JSON.stringify(ROWS[verb]?.inputs ?? '').includes(word))
        expect([verb, nothing.includes(word)]).toEqual([verb, false]);
  }
  expect(await everything(desk.school)).toBe(before);
}

describe('the table', () => {
  it('has a row for every button of the desk, so that a new one is tried here', () => {
    const clock = { now: () => 0 };
    const all = Object.keys(makeVerbs(makeUnnamedLimit(clock), makeTypedWords(clock)));
    expect(VERBS.toSorted()).toEqual(all.filter((verb) => DESK.test(verb)).sort());
  });

  const DOES = VERBS.filter((verb) => ROWS[verb]?.shows === undefined && ROWS[verb]?.elsewhere === undefined);
  const SHOWS = VERBS.filter((verb) => ROWS[verb]?.shows === true);

  it('shows what is to be seen to whoever may see it, and nothing changes by it', async () => {
    const { school, ids, refs } = await aDesk();
    const before = await everything(school);
    for (const verb of SHOWS) {
      const { on, by } = ROWS[verb] ?? { on: 'none', by: '' };
      const answer = await pressRow(talkTo(school), { verb, id: ids[on], ref: refs[on], by, key: verb });
      expect([verb, JSON.stringify(answer).match(REFUSED)?.[0]]).toEqual([verb, undefined]);
      expect([verb, answer.errors]).toEqual([verb, undefined]);
    }
    expect(await everything(school)).toBe(before);
  }, 60_000);

  it.each(DOES)(
    '%s does what it is for when whoever may presses it, and once, however often it arrives',
    async (verb) => {
      const { on, by } = ROWS[verb] ?? { on: 'none', by: '' };
      const { school, ids, refs } = await aDesk();
      const before = await everything(school);
      const act = { verb, id: ids[on], ref: refs[on], by, key: 'one-press' };
      const first = await pressRow(talkTo(school), act);
      expect(JSON.stringify(first).match(REFUSED)?.[0]).toBeUndefined();
      expect(first.errors).toBeUndefined();
      const after = await everything(school);
      expect(after).not.toBe(before);
      // The memory of the conversation is gone, as after a restart: the store alone knows the press.
      await pressRow(talkTo(school), act);
      await pressRow(talkTo(school), act);
      expect(await everything(school)).toBe(after);
    },
    30_000,
  );
});

const REFUSED =
  /no case here for you|not for you|nothing here for you|NOT saved|cannot be done|That was not possible|That did not work/;

const LIVE: readonly Place[] = ['open', 'work', 'offered', 'closed'];

describe('whoever is shut out of a case', () => {
  it.each(Object.entries(SHUT_OUT))(
    'learns and does nothing with its id, wherever it stands: %s',
    async (_, by) => {
      await givesNothing(await aDesk(), by, by === 'p_ola' ? PLACES : [...LIVE, 'old', 'held', 'proposed']);
    },
    60_000,
  );

  it.each(['p_sol', 'p_clem'])(
    'learns and does nothing even with every role there is: %s',
    async (by) => {
      const desk = await aDesk();
      await changePerson(desk.school, by, { roles: (await desk.school.who('p_dana')).person.roles });
      for (const roles of [
        ['headteacher'],
        ['dpo', 'siro'],
        ['esafety_coordinator'],
        ['chair_of_governors'],
      ] as const) {
        await changePerson(desk.school, by, { roles });
        await givesNothing(desk, by, ['work', 'old']);
      }
    },
    120_000,
  );

  it.each([LEADER, 'p_dana', 'p_ivy', 'p_bea', 'p_sena', 'p_gus'])(
    'because they have left between the page and the press learns and does nothing: %s',
    async (by) => {
      const desk = await aDesk();
      await changePerson(desk.school, by, { endsOn: '2026-11-23' });
      await givesNothing(desk, by, ['work', 'offered', 'closed', 'old']);
    },
    60_000,
  );

  it.each([LEADER, 'p_dana', 'p_ivy', 'p_bea', 'p_sena', 'p_gus'])(
    'because of a tie that was declared between the page and the press learns and does nothing: %s',
    async (by) => {
      const desk = await aDesk();
      await changePerson(desk.school, by, { closeTo: ['p_sol'] });
      await givesNothing(desk, by, ['work', 'offered', 'closed', 'old']);
    },
    60_000,
  );

  it('is told nothing of it by any page that is asked for without an id, and counts what they would count without it', async () => {
    const desk = await aDesk();
    const empty = await openSchool({ startAt: desk.school.clock.now() });
    await changePerson(empty, 'p_clem', { closeTo: ['p_sol'] });
    const pages = VERBS.filter((verb) => ROWS[verb]?.on === 'none' && ROWS[verb]?.shows === true);
    for (const by of ['p_sol', 'p_clem', 'p_dev', 'p_chaz', 'p_ola'])
      for (const verb of pages) {
        const act = { verb, id: '', ref: '', by, key: `${by}-${verb}` };
        const here = JSON.stringify(await pressRow(talkTo(desk.school), act));
        const there = JSON.stringify(await pressRow(talkTo(empty), act));
        const same = (text: string): string => text.replaceAll(LINK, 'LINK').replaceAll(/case-\d+/g, 'ID');
        expect([by, verb, same(here)]).toEqual([by, verb, same(there)]);
      }
  }, 60_000);
});

describe('whoever only decides how long records are kept', () => {
  it('loses that at the press with the role', async () => {
    const desk = await aDesk();
    const verbs = VERBS.filter((verb) => verb.startsWith('retention.') && ROWS[verb]?.on !== 'none');
    await changePerson(desk.school, 'p_bea', { roles: [] });
    await givesNothing(desk, 'p_bea', ['old', 'held', 'proposed', 'gone'], verbs);
  });
});

describe('a report', () => {
  it.each([LEADER, 'p_dana', 'p_ivy', 'p_sol', 'p_clem', 'p_dev', 'p_ola'])(
    'is its reporter’s alone, be it sent or half written: %s',
    async (by) => {
      await givesNothing(await aDesk(), by, ['draft', ...LIVE], OF_REPORTS);
    },
    60_000,
  );
});

describe('a guest, a stranger and a bot', () => {
  it.each(['guest', 'stranger', 'bot'] as const)(
    'get the fixed card for every button, and leave no trace: %s',
    async (standing) => {
      const { school, ids } = await aDesk();
      const before = await everything(school);
      const cards = new Set<string>();
      for (const [verb, row] of Object.entries(ROWS)) {
        const actor = { platform: 'console', tenant: 'console', userId: LEADER, standing } as const;
        const target = `${row.prefix ?? ''}${ids[row.on]}${row.suffix ?? ''}`;
        const turn = { kind: 'press', actor, verb, target, inputs: row.inputs ?? {}, key: verb } as const;
        cards.add(JSON.stringify(await talkTo(school)(turn)));
      }
      expect([...cards].map((card) => JSON.parse(card).say?.[0]?.view)).toEqual(['guest_help']);
      expect(await everything(school)).toBe(before);
    },
  );
});
