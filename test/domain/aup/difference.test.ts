// The difference between what was signed and what holds now: complete, in order, and readable without colour.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Agreement, Clause } from '../../../src/domain/aup/agreement.ts';
import { type Change, differenceBetween } from '../../../src/domain/aup/difference.ts';
import { differenceLines } from '../../../src/domain/aup/difference-texts.ts';
import { linesOf, type TextLine } from '../../../src/domain/aup/text-lines.ts';
import type { WordRun } from '../../../src/domain/aup/word-runs.ts';
import { agreements } from '../../support/agreement-text.ts';
import '../../support/property-seed.ts';

const after = (runs: readonly WordRun[], leftOut: WordRun['kind'] = 'removed'): string =>
  runs
    .filter(({ kind }) => kind !== leftOut)
    .map(({ text }) => text)
    .join(' ');

/** Nothing but the signed lines and the changes: if a word were missing from what people are shown, this could not work. */
function applied(was: readonly TextLine[], changes: readonly Change[]): readonly string[] {
  const gone = changes.flatMap((each) => (each.what === 'removed' || each.what === 'moved' ? [each.was.index] : []));
  const reworded = changes.flatMap((each) =>
    each.what === 'changed' ? [[each.was.index, after(each.words)] as const] : [],
  );
  const words = new Map(reworded);
  const lines = was.flatMap(({ kind, id, text }, index) =>
    gone.includes(index) ? [] : [`${kind} ${id} ${words.get(index) ?? text}`],
  );
  for (const each of changes)
    if (each.what === 'added' || each.what === 'moved')
      lines.splice(each.now.index, 0, `${each.kind} ${each.id} ${each.text}`);
  return lines;
}
const plain = (agreement: Agreement) => linesOf(agreement).map(({ kind, id, text }) => `${kind} ${id} ${text}`);

const clause = (id: string, text: string): Clause => ({ id, text });
const FIRST: Agreement = {
  ...{ key: 'staff', audience: 'staff', version: '2026-09', title: 'For staff', intro: ['Read this.'] },
  parts: [
    {
      title: 'Devices',
      clauses: [clause('phone', 'My own phone stays away in lessons.'), clause('lost', 'I report a lost device.')],
    },
    {
      title: 'Logins',
      clauses: [clause('password', 'My password is mine alone.'), clause('lock', 'I lock my screen.')],
    },
  ],
  ...{ boxes: [], questions: [], signAgain: 'everybody', hash: 'a' },
};
const lines = (now: Partial<Agreement>) => differenceLines(differenceBetween(FIRST, { ...FIRST, ...now }).changes);
const clausesOf = (...clauses: readonly Clause[]) => [{ title: 'Devices', clauses }];

describe('the difference', () => {
  it('is empty between a text and itself', () => {
    fc.assert(
      fc.property(agreements, (agreement) => expect(differenceBetween(agreement, agreement).changes).toEqual([])),
    );
  });

  it('turns what was signed into what holds now, whatever changed', () => {
    fc.assert(
      fc.property(agreements, agreements, (was, now) => {
        expect(applied(linesOf(was), differenceBetween(was, now).changes)).toEqual(plain(now));
      }),
      { numRuns: 500 },
    );
  });

  it('names the words that went as they stood before', () => {
    fc.assert(
      fc.property(agreements, agreements, (was, now) => {
        const old = linesOf(was);
        for (const each of differenceBetween(was, now).changes) {
          if (each.what === 'changed') expect(after(each.words, 'added')).toBe(old[each.was.index]?.text);
          if (each.what === 'removed') expect(each.text).toBe(old[each.was.index]?.text);
        }
      }),
    );
  });

  it('never counts a clause as moved because a neighbour came or went', () => {
    fc.assert(
      fc.property(agreements, fc.nat(), (was, at) => {
        const all = was.parts.flatMap((part) => part.clauses);
        const gone = all[at % all.length];
        const parts = was.parts.map((part) => ({ ...part, clauses: part.clauses.filter((each) => each !== gone) }));
        const kinds = differenceBetween(was, { ...was, parts }).changes.map(({ what, id }) => [what, id]);
        expect(kinds).toEqual([['removed', gone?.id]]);
      }),
    );
  });
});

describe('in words', () => {
  it('a changed clause shows what was taken out and what is new', () => {
    const [devices, logins] = FIRST.parts;
    const parts = [
      {
        title: 'Devices',
        clauses: [
          clause('phone', 'My own phone and watch stay away in lessons.'),
          ...(devices?.clauses.slice(1) ?? []),
        ],
      },
      ...(logins === undefined ? [] : [logins]),
    ];
    expect(lines({ parts })).toEqual([
      {
        kind: 'changed',
        clause: 'phone',
        text: 'Clause 1: My own phone [taken out: stays] [new: and watch stay] away in lessons.',
      },
    ]);
  });

  it('a clause that says something else altogether shows both sentences whole', () => {
    const parts = [
      {
        title: 'Devices',
        clauses: [
          clause('phone', 'Watches, glasses and every other device are handed in.'),
          clause('lost', 'I report a lost device.'),
        ],
      },
      ...FIRST.parts.slice(1),
    ];
    expect(lines({ parts })[0]?.text).toBe(
      'Clause 1: [taken out: My own phone stays away in lessons.] [new: Watches, glasses and every other device are handed in.]',
    );
  });

  it('new, taken out and moved clauses have the numbers people see', () => {
    const parts = [
      {
        title: 'Devices',
        clauses: [
          clause('glasses', 'I wear no smart glasses.'),
          clause('phone', 'My own phone stays away in lessons.'),
        ],
      },
      {
        title: 'Logins',
        clauses: [clause('lock', 'I lock my screen.'), clause('password', 'My password is mine alone.')],
      },
    ];
    expect(lines({ parts }).map(({ text }) => text)).toEqual([
      'New: clause 1. I wear no smart glasses.',
      'Taken out: clause 2. It said: I report a lost device.',
      'Clause 3 stands elsewhere (it was clause 4): I lock my screen.',
    ]);
  });

  it('headings, the title, what stands above and boxes are told as what they are', () => {
    const boxes = [{ id: 'photos', label: 'Pictures may be shown.', required: true }];
    const parts = FIRST.parts.map((part) => (part.title === 'Logins' ? { ...part, title: 'My logins' } : part));
    expect(
      lines({ title: 'For all staff', intro: ['Read this first.'], parts, boxes }).map(({ text }) => text),
    ).toEqual([
      'The title: For [new: all] staff',
      'What stands above the clauses: Read [taken out: this.] [new: this first.]',
      'A heading: [taken out: Logins] [new: My logins]',
      'New: a box to tick. Pictures may be shown. (needed to sign)',
    ]);
  });

  it('a part that is gone is told with its clauses', () => {
    expect(lines({ parts: clausesOf(...(FIRST.parts[0]?.clauses ?? [])) }).map(({ kind }) => kind)).toEqual([
      'removed',
      'removed',
      'removed',
    ]);
  });
});
