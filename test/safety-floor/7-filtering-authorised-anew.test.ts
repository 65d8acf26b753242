// Every button about filtering, pressed by somebody who may not, with a document that is not theirs, of another kind or of another
// school: they get what a document that does not exist would give, and nothing happens. Pressed twice, it has one effect.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../src/chat/converse.ts';
import { filterVerbs } from '../../src/chat/filtering/filter-verbs.ts';
import type { DocKind } from '../../src/usecases/ports.ts';
import { changePerson } from '../support/change-person.ts';
import { aFilterSchool, type Place, PRIVATE, pressRow, ROWS } from '../support/every-filter-verb.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import type { TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const VERBS = Object.keys(ROWS);
const WITH_ID = VERBS.filter((verb) => ROWS[verb]?.on !== 'none');
const PLACES: readonly Place[] = ['draft', 'asked', 'approved', 'open', 'closing', 'stopped', 'site', 'check'];
const KINDS: readonly DocKind[] = ['override', 'site', 'filter_check', 'case'];

const talkTo = (school: TestSchool) =>
  makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });

const SHOWINGS = ['request.showing', 'site.opened', 'check.opened'];

/** Everything that is stored about filtering, but for who looked. */
async function everything(school: TestSchool): Promise<string> {
  const docs = [];
  for (const kind of KINDS)
    for (const { id } of (await school.store.list(kind, [], { limit: 100 })).headers) {
      const doc = await school.store.read(kind, id);
      const history = doc?.history.filter(({ action }) => !SHOWINGS.includes(action));
      docs.push(JSON.stringify({ ...doc, version: 0, history }));
    }
  return docs.sort().join('\n');
}

/** What the answers are when every verb that takes an id is pressed with this one. The id itself is no news. */
async function pressAll(
  school: TestSchool,
  by: string,
  id: string,
  verbs: readonly string[],
): Promise<readonly string[]> {
  const converse = talkTo(school);
  const answers: string[] = [];
  for (const verb of verbs) {
    const answer = await pressRow(converse, { verb, id, by, key: `${by}-${id}-${verb}` });
    answers.push(`${verb}: ${JSON.stringify(answer).replaceAll(id, 'ID')}`);
  }
  return answers;
}

const saysPrivate = (text: string): readonly string[] => Object.values(PRIVATE).filter((word) => text.includes(word));
/** What they typed themselves may come back to them. */
const TYPED = Object.values(ROWS).flatMap(({ inputs = {} }) => Object.values(inputs));

async function givesNothing(
  school: TestSchool,
  by: string,
  ids: readonly string[],
  verbs: readonly string[] = WITH_ID,
): Promise<void> {
  const before = await everything(school);
  const nothing = await pressAll(school, by, 'nothing-of-this-id', verbs);
  for (const id of ids) expect(await pressAll(school, by, id, verbs)).toEqual(nothing);
  expect(saysPrivate(nothing.join('\n')).filter((word) => !TYPED.some((text) => text.includes(word)))).toEqual([]);
  expect(await everything(school)).toBe(before);
}

describe('the table', () => {
  it('has a row for every button about filtering, so that a new one is tried here', () => {
    const words = { keep: () => undefined, of: () => '', forget: () => undefined };
    expect(VERBS.toSorted()).toEqual(Object.keys(filterVerbs(words)).sort());
  });

  it.each(VERBS)(
    '%s does what it is for when whoever may presses it, and once, however often it arrives',
    async (verb) => {
      const row = ROWS[verb];
      if (row === undefined) throw new Error(verb);
      const { school, ids } = await aFilterSchool();
      const before = await everything(school);
      const act = { verb, id: ids[row.on], by: row.by, key: 'one-press' };
      const first = await pressRow(talkTo(school), act);
      expect(JSON.stringify(first)).not.toMatch(/not for you|nothing here for you|NOT saved|This cannot be done/);
      const after = await everything(school);
      expect([verb, after !== before]).toEqual([verb, row.shows === undefined]);
      // The memory of the conversation is gone, as after a restart: the store alone knows the press.
      await pressRow(talkTo(school), act);
      await pressRow(talkTo(school), act);
      expect(await everything(school)).toBe(after);
    },
  );
});

describe('somebody who knows an id', () => {
  it('and has no part in it learns and does nothing, whatever it is and wherever it stands', async () => {
    const { school, ids } = await aFilterSchool();
    const all = PLACES.map((place) => ids[place]);
    await givesNothing(school, 'p_sol', all);
  });

  it.each([
    ['p_clem', ['draft']],
    ['p_ezra', ['asked', 'check']],
    ['p_ivy', ['approved', 'site']],
    ['p_tess', ['asked', 'open', 'stopped']],
    ['p_hana', ['closing']],
    ['p_dana', ['stopped']],
    ['p_tam', ['site']],
  ] as const)(
    'and has left the school learns and does nothing, whatever they had to do with it: %s',
    async (by, places) => {
      const { school, ids } = await aFilterSchool();
      await changePerson(school, by, { endsOn: '2026-11-23' });
      const theirs = places.map((place) => ids[place]);
      await givesNothing(school, by, theirs);
    },
  );

  it('of another school’s document learns and does nothing, be they head, IT, co-ordinator or who asked', async () => {
    const { school, ids } = await aFilterSchool();
    const bare = { version: 0, school: 'another', history: [], outbox: [] } as const;
    const [override, site, check] = [
      await school.store.read('override', ids.asked),
      await school.store.read('site', ids.site),
      await school.store.read('filter_check', ids.check),
    ];
    if (override === null || site === null || check === null) throw new Error('nothing to copy');
    const done = [
      await school.store.commit<'override'>({ ...override, ...bare, id: 'their-request' }),
      await school.store.commit<'site'>({ ...site, ...bare, id: 'their-site' }),
      await school.store.commit<'filter_check'>({ ...check, ...bare, id: 'their-check' }),
    ];
    expect(done.map(({ ok }) => ok)).toEqual([true, true, true]);
    for (const by of ['p_hana', 'p_tess'])
      await givesNothing(school, by, ['their-request', 'their-site', 'their-check']);
  });

  it.each(['p_hana', 'p_ivy'])('of another kind of thing gets what nothing would give: %s', async (by) => {
    const { school, ids } = await aFilterSchool();
    const { caseId } = await sendReport(school, 'p_tess', HARMED_PUPIL);
    const verbs = (kind: string): readonly string[] => WITH_ID.filter((verb) => verb.startsWith(kind));
    await givesNothing(school, by, [caseId]);
    await givesNothing(school, by, [ids.site, ids.check], verbs('filter.'));
    await givesNothing(school, by, [ids.asked, ids.check], verbs('site.'));
    await givesNothing(school, by, [ids.asked, ids.site], verbs('check.'));
  });

  it.each(['guest', 'stranger', 'bot'] as const)(
    'and is a %s gets the fixed card and leaves no trace',
    async (standing) => {
      const { school, ids } = await aFilterSchool();
      const before = await everything(school);
      const converse = talkTo(school);
      const actor = { platform: 'console', tenant: 'console', userId: 'p_hana', standing } as const;
      const cards = new Set<string>();
      for (const [verb, row] of Object.entries(ROWS)) {
        const target = `${ids[row.on]}${row.suffix ?? ''}`;
        const press = { kind: 'press', actor, verb, target, inputs: row.inputs ?? {}, key: verb } as const;
        cards.add(JSON.stringify(await converse(press)));
      }
      for (const text of ['unblock clips.example', 'block bad.example', 'overrides', 'filtercheck'])
        cards.add(JSON.stringify(await converse({ kind: 'text', actor, text, place: 'direct' })));
      expect([...cards].map((card) => JSON.parse(card).say?.[0]?.view)).toEqual(['guest_help']);
      expect(await everything(school)).toBe(before);
    },
  );

  it('and is refused stands on the log of their own, and the request says nothing of it', async () => {
    const { school, ids } = await aFilterSchool();
    await pressRow(talkTo(school), { verb: 'filter.open', id: ids.asked, by: 'p_sol', key: 'x' });
    const log = await school.store.read('actor_log', 'log-p_sol');
    expect(log?.history.map(({ action }) => action)).toEqual(['access.refused']);
    expect(JSON.stringify(log)).not.toContain(ids.asked);
  });
});

describe('a press on a card that stands in the channel', () => {
  it('is judged by who presses, never by what the card offers', async () => {
    const { school, ids } = await aFilterSchool({ channel: ['p_ezra', 'p_hana', 'p_ivy'] });
    const card = school.sent.find((s) => s.to === 'channel' && s.view.view === 'override_card');
    expect(card?.view.view === 'override_card' && card.view.actions.map(({ verb }) => verb)).toContain(
      'filter.approve',
    );
    for (const by of ['p_tess', 'p_sol', 'p_ivy', 'p_dana'])
      await pressRow(talkTo(school), { verb: 'filter.approve', id: ids.asked, by, key: by });
    expect((await school.store.read('override', ids.asked))?.state.approvals).toEqual([]);
  });
});
