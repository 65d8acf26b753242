// Class lists: whatever imports and ticks happen in any order, no pupil is lost, counted twice, or asked again after being ticked.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClassListDoc } from '../../../../src/domain/aup/class-list.ts';
import { classListId, classSlug, teaches } from '../../../../src/domain/aup/paper/class-names.ts';
import { takenBack, ticked } from '../../../../src/domain/aup/paper/paper-life.ts';
import {
  type ImportWorld,
  type MovedOn,
  planPupils,
  strays,
  withoutPupils,
} from '../../../../src/domain/aup/paper/pupil-import.ts';
import { type PupilRow, readPupilRows } from '../../../../src/domain/aup/paper/pupil-rows.ts';
import { sheetsOf } from '../../../../src/domain/aup/paper/pupil-sheets.ts';
import { countStandings, type PupilFacts, pupilStandings } from '../../../../src/domain/aup/paper/pupil-standings.ts';
import { countedClasses } from '../../../../src/domain/aup/paper/pupils-here.ts';
import { demoPolicy } from '../../../support/school.ts';

const POLICY = demoPolicy();
const TEXTS = POLICY.agreements.texts.map((text) => ({ text, seenOn: '2026-11-02', older: [] }));
const TODAY = '2026-11-24';
const NOW = Date.UTC(2026, 10, 24, 10);
const FACTS: PupilFacts = {
  ...{ today: TODAY, zone: 'Europe/London', calendar: POLICY.calendar, policy: POLICY.agreements },
  campaigns: [],
};
const row = (id: string, className: string, more: Partial<PupilRow> = {}): PupilRow => ({
  ...{ line: 2, id, name: `Pupil ${id}`, className, audience: 'pupil_ks2', startsOn: null, leavesOn: null, ...more },
});

type Shelf = Map<string, ClassListDoc>;

/** Writes as a store does, and stops after so many commits. */
function imported(shelf: Shelf, rows: readonly PupilRow[], place: string, commits = Number.POSITIVE_INFINITY): void {
  const world: ImportWorld = { school: 'demo', today: TODAY, now: NOW, place, by: 'operator' };
  let left = commits;
  const commit = (doc: ClassListDoc): void => {
    left -= 1;
    if (left >= 0) shelf.set(doc.id, { ...doc, version: doc.version + 1 });
  };
  const takeOut = (lists: readonly MovedOn[]): void => {
    for (const { list, version, moved } of lists) {
      const doc = shelf.get(list);
      if (left <= 0 || doc === undefined) return;
      expect(doc.version).toBe(version);
      commit(withoutPupils(doc, moved, world));
    }
  };
  takeOut(strays([...shelf.values()]));
  if (left <= 0) return;
  const plan = planPupils([...shelf.values()], rows, world);
  for (const doc of plan.first) commit(doc);
  takeOut(plan.afterwards);
}

const counted = (shelf: Shelf): readonly ClassListDoc[] => countedClasses([...shelf.values()], TODAY);
const idsIn = (shelf: Shelf): readonly string[] =>
  counted(shelf).flatMap(({ state }) => state.pupils.map(({ id }) => id));

function tick(shelf: Shelf, pupil: string, key: string): void {
  const list = counted(shelf).find(({ state }) => state.pupils.some(({ id }) => id === pupil));
  const text = TEXTS.find((each) => each.text.key === 'pupil_ks2')?.text;
  const doc = shelf.get(list?.id ?? '');
  if (doc === undefined || text === undefined) throw new Error('nowhere');
  const press = { key, now: NOW, by: 'p_tess', sheet: key, signer: 'pupil' as const, refused: false, boxes: [] };
  const paper = { ...press, pupils: [pupil], signedOn: TODAY, keptAt: 'Office', tell: [], from: NOW };
  shelf.set(doc.id, { ...ticked(doc, text, paper), version: doc.version + 1 });
}

/** Where everybody stands with the pupils' own text, by pupil; twice for somebody who is counted twice. */
const standings = (shelf: Shelf): readonly string[] =>
  counted(shelf)
    .flatMap(({ state }) => pupilStandings(state, TEXTS, FACTS))
    .filter(({ text }) => text.key === 'pupil_ks2')
    .map(({ pupil, standing }) => `${pupil.id} ${standing.state}`)
    .toSorted();
const owes = (shelf: Shelf, pupil: string): readonly string[] =>
  standings(shelf).flatMap((each) => (each.startsWith(`${pupil} `) ? [each.slice(pupil.length + 1)] : []));

describe('classes over imports and ticks', () => {
  const PUPILS = ['a', 'b', 'c', 'd', 'e', 'f'];
  const act = fc.oneof(
    fc.record({
      ...{ what: fc.constant('import' as const), stopAfter: fc.integer({ min: 0, max: 6 }) },
      places: fc.array(fc.constantFrom('5T', '6C', '4A'), { minLength: 6, maxLength: 6 }),
    }),
    fc.record({ what: fc.constant('tick' as const), pupil: fc.constantFrom(...PUPILS) }),
  );

  it('never lose a pupil, count one twice, or ask again for what was ticked, wherever an import stops', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const shelf: Shelf = new Map();
        const done = new Set<string>();
        imported(
          shelf,
          PUPILS.map((id) => row(id, '5T')),
          'first',
        );
        for (const [index, each] of acts.entries()) {
          if (each.what === 'tick') {
            tick(shelf, each.pupil, `tick ${index}`);
            done.add(each.pupil);
          } else {
            const rows = PUPILS.map((id, place) => row(id, each.places[place] ?? '5T'));
            imported(shelf, rows, `import ${index}`, each.stopAfter);
          }
          expect(idsIn(shelf).toSorted()).toEqual(PUPILS);
          expect(standings(shelf)).toEqual(PUPILS.map((id) => `${id} ${done.has(id) ? 'signed' : 'owed'}`));
        }
        // Running it again puts right what stopped half-way.
        const rows = PUPILS.map((id) => row(id, '6C'));
        imported(shelf, rows, 'last');
        imported(shelf, rows, 'once more');
        expect([...shelf.values()].flatMap(({ state }) => state.pupils.map(({ id }) => id)).toSorted()).toEqual(PUPILS);
        expect(planPupils([...shelf.values()], rows, { ...WORLD, place: 'again' })).toMatchObject({
          ...{ joins: 0, moves: 0, leaves: [], same: 6 },
        });
      }),
    );
  });

  const WORLD: ImportWorld = { school: 'demo', today: TODAY, now: NOW, place: 'p', by: 'operator' };

  it('let leavers drop out and keep what was signed for them, and take them back when they come again', () => {
    const shelf: Shelf = new Map();
    imported(shelf, [row('a', '5T'), row('b', '5T')], 'one');
    tick(shelf, 'a', 'k');
    imported(shelf, [row('b', '5T')], 'two');
    expect(idsIn(shelf)).toEqual(['b']);
    expect(JSON.stringify([...shelf.values()])).toContain('"leftOn":"2026-11-23"');
    imported(shelf, [row('a', '6C'), row('b', '5T')], 'three');
    expect(owes(shelf, 'a')).toEqual(['signed']);
  });

  it('refuse nothing silently: a list that is cut off is marked', () => {
    const shelf: Shelf = new Map();
    const all = PUPILS.map((id) => row(id, '5T'));
    imported(shelf, all, 'one');
    expect(planPupils([...shelf.values()], all.slice(0, 2), WORLD).cutOff).toBe(true);
    expect(planPupils([...shelf.values()], all.slice(0, 5), WORLD).cutOff).toBe(false);
  });

  it('ask anew for the next stage when a pupil begins it', () => {
    const shelf: Shelf = new Map();
    imported(shelf, [row('a', '2A', { audience: 'pupil_ks1' })], 'one');
    const states = () =>
      countStandings(pupilStandings(counted(shelf)[0]?.state ?? { pupils: [], signatures: [] }, TEXTS, FACTS));
    expect(states().map(({ text, signer }) => `${text.key} ${signer}`)).toEqual(['pupil_ks1 parent', 'parent parent']);
    imported(shelf, [row('a', '2A', { audience: 'pupil_ks2' })], 'two');
    expect(states().map(({ text, signer }) => `${text.key} ${signer}`)).toEqual(['pupil_ks2 pupil', 'parent parent']);
  });
});

describe('a tick', () => {
  it('counts once for one press, and is taken back with a reason that stays', () => {
    const shelf: Shelf = new Map();
    imported(shelf, [row('a', '5T')], 'one');
    tick(shelf, 'a', 'k');
    tick(shelf, 'a', 'k');
    const [doc] = [...shelf.values()];
    if (doc === undefined) throw new Error('no class');
    expect(doc.state.signatures).toHaveLength(1);
    const input = { key: 'b', now: NOW, by: 'p_tess', sheet: 'k', pupil: 'a' };
    expect(takenBack(doc, { ...input, reason: ' ' })).toMatchObject({ ok: false, refusal: { field: 'reason' } });
    const back = takenBack(doc, { ...input, reason: 'wrong pile' });
    if (!back.ok) throw new Error('refused');
    shelf.set(doc.id, back.value);
    expect(owes(shelf, 'a')).toEqual(['owed']);
    expect(back.value.state.signatures[0]?.withdrawn).toMatchObject({ by: 'p_tess', reason: 'wrong pile' });
    expect(takenBack(back.value, { ...input, key: 'c', reason: 'twice' })).toMatchObject({ ok: false });
  });
});

describe('who signs', () => {
  const SIGNERS = {
    pupil_ks1: ['parent'],
    pupil_ks2: ['pupil', 'parent'],
    pupil_secondary: ['pupil', 'parent'],
  } as const;
  const names = (texts: typeof TEXTS, signers: Parameters<typeof sheetsOf>[1]) =>
    sheetsOf(texts, signers).map(({ text, signer, audiences }) => `${text.key} ${signer} ${audiences.join('+')}`);

  it('is by stage: a parent on the pupil’s behalf, and both where the school says so', () => {
    expect(names(TEXTS, SIGNERS)).toEqual([
      ...['pupil_ks1 parent pupil_ks1', 'pupil_ks2 pupil pupil_ks2', 'parent parent pupil_ks1+pupil_ks2'],
    ]);
    const alone = TEXTS.filter(({ text }) => text.audience !== 'parent');
    expect(names(alone, SIGNERS)).toEqual([
      ...['pupil_ks1 parent pupil_ks1', 'pupil_ks2 pupil pupil_ks2', 'pupil_ks2 parent pupil_ks2'],
    ]);
    expect(names(TEXTS, { ...SIGNERS, pupil_ks1: [], pupil_ks2: ['pupil'] })).toEqual(['pupil_ks2 pupil pupil_ks2']);
  });
});

describe('the name of a class', () => {
  it('is the same however it is spaced or written', () => {
    expect(classSlug(' 5 t ')).toBe('5t');
    expect(classListId('demo', '5-T')).toBe('class-demo-5t');
    expect(teaches({ classes: ['5T'] }, '5 t')).toBe(true);
    expect(teaches({ classes: ['5T'] }, '5TB')).toBe(false);
  });
});

describe('a pupil list', () => {
  const read = (lines: readonly string[], header = 'id,name,class,year group,starts,leaves') =>
    readPupilRows(
      header.split(','),
      lines.map((line, index) => ({ line: index + 2, cells: line.split(',') })),
    );

  it('is read with the words that schools use', () => {
    expect(read(['P1,Ada  Example,5T,Year 5,01/09/2025,', 'P2,Ben Example,1A,Reception,,']).rows).toMatchObject([
      { id: 'P1', name: 'Ada Example', className: '5T', audience: 'pupil_ks2', startsOn: '2025-09-01', leavesOn: null },
      { audience: 'pupil_ks1' },
    ]);
    expect(read(['1,A,B,9A,11'], 'UPN,Forename,Surname,Reg Group,Year').rows).toMatchObject([
      { name: 'A B', audience: 'pupil_secondary' },
    ]);
  });

  it('has every fault of every row named at once, by line', () => {
    const { faults } = read([
      ...[
        'P1,,5T,5,,',
        'P1,Ben,5T,99,,',
        'a b,Cy,,5,,',
        'P4,Di,5T,5,2026-02-30,',
        'P5,=1+1,5T,5,2026-09-01,2026-08-01',
      ],
    ]);
    expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      ...['2 name', '3 year group', '3 id', '4 id', '4 class', '5 starts', '6 name', '6 leaves'],
    ]);
    expect(read([], 'name,nothing').faults.map(({ column }) => column)).toEqual(['id', 'class', 'year group']);
    const many = Array.from({ length: 61 }, (_, index) => `P${index},Ada,5T,5,,`);
    expect(read(many).faults).toMatchObject([{ line: 62, column: 'class' }]);
    expect(read(['P1,A,5/1,5,,', 'P2,B,51,5,,']).faults).toMatchObject([{ line: 3, column: 'class' }]);
  });

  it('is read without a throw, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), { maxLength: 5 }), (cells) => {
        const [header = [], ...rows] = cells;
        readPupilRows(
          header,
          rows.map((each, index) => ({ line: index + 2, cells: each })),
        );
      }),
    );
  });
});
