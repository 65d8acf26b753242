// What changed between the text somebody signed and the one that holds now, clause by clause.

import type { Agreement } from './agreement.ts';
import { type KeyedLine, keyedLines, linesOf, type TextLine } from './text-lines.ts';
import { type WordRun, wordRuns } from './word-runs.ts';

type Place = { readonly index: number; readonly number?: number };

export type Change = { readonly kind: TextLine['kind']; readonly id: string } & (
  | { readonly what: 'added'; readonly now: Place; readonly text: string }
  | { readonly what: 'removed'; readonly was: Place; readonly text: string }
  | { readonly what: 'changed'; readonly was: Place; readonly now: Place; readonly words: readonly WordRun[] }
  /** Its place among the others changed; a number that only shifted because of a neighbour is no move. */
  | { readonly what: 'moved'; readonly was: Place; readonly now: Place; readonly text: string }
);

export type AgreementDifference = {
  readonly versions: { readonly was: string; readonly now: string };
  /** In the order of the text that holds now. Empty when not a word is different. */
  readonly changes: readonly Change[];
};

export function differenceBetween(signed: Agreement, current: Agreement): AgreementDifference {
  return {
    versions: { was: signed.version, now: current.version },
    changes: changesBetween(linesOf(signed), linesOf(current)),
  };
}

type Standing = KeyedLine & { readonly index: number };

export function changesBetween(was: readonly TextLine[], now: readonly TextLine[]): readonly Change[] {
  const [oldLines, newLines] = keyedLines(was, now);
  const old = oldLines.map((line, index): Standing => ({ ...line, index }));
  const current = newLines.map((line, index): Standing => ({ ...line, index }));
  const oldBy = new Map(old.map((line) => [line.key, line]));
  const newBy = new Map(current.map((line) => [line.key, line]));
  const stayed = inOrder(old.flatMap(({ key }) => newBy.get(key)?.index ?? []));
  const placed = [
    ...current.flatMap((line) =>
      lineChanges(oldBy.get(line.key), line, stayed).map((change) => ({ at: line.index, change })),
    ),
    ...old
      .filter(({ key }) => !newBy.has(key))
      .map((line) => ({ at: placeOfGap(old, newBy, line.index), change: removed(line) })),
  ];
  return placed.sort((a, b) => a.at - b.at).map(({ change }) => change);
}

const place = ({ index, number }: Standing): Place => (number === undefined ? { index } : { index, number });

const removed = (line: Standing): Change => ({
  ...{ kind: line.kind, id: line.id, what: 'removed' as const },
  ...{ was: place(line), text: line.text },
});

function lineChanges(was: Standing | undefined, now: Standing, stayed: ReadonlySet<number>): readonly Change[] {
  const { kind, id, text } = now;
  if (was === undefined) return [{ kind, id, what: 'added', now: place(now), text }];
  const places = { was: place(was), now: place(now) };
  return [
    ...(stayed.has(now.index) ? [] : [{ kind, id, what: 'moved' as const, ...places, text }]),
    ...(was.text === text ? [] : [{ kind, id, what: 'changed' as const, ...places, words: wordRuns(was.text, text) }]),
  ];
}

/** Just behind the last line above it that is still there. */
function placeOfGap(old: readonly Standing[], newBy: ReadonlyMap<string, Standing>, index: number): number {
  const above = old.slice(0, index).findLast(({ key }) => newBy.has(key));
  return above === undefined ? -0.5 : (newBy.get(above.key)?.index ?? 0) + 0.5;
}

/** The longest run that kept its order, so that as few lines as possible count as moved. */
function inOrder(places: readonly number[]): ReadonlySet<number> {
  const best: (readonly number[])[] = [];
  for (const [index, at] of places.entries()) {
    const before = best
      .filter((run, each) => (places[each] ?? 0) < at && run.length > 0)
      .reduce<readonly number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    best[index] = [...before, at];
  }
  return new Set(best.reduce<readonly number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}
