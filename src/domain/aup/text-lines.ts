// An agreement as one row of lines, each with a key under which the same line is found again in another version.

import type { Agreement } from './agreement.ts';
import { tidyText } from './canonical-text.ts';

export type LineKind = 'title' | 'intro' | 'part' | 'clause' | 'box';

export type TextLine = {
  readonly kind: LineKind;
  /** Of a clause or a box; empty for the rest. */
  readonly id: string;
  readonly text: string;
  /** Of a clause, as people see it. */
  readonly number?: number;
};

export type KeyedLine = TextLine & { readonly key: string };

/** "Needed to sign" is part of what somebody ticks. */
export const REQUIRED_MARK = '(needed to sign)';

export function linesOf({ title, intro, parts, boxes }: Agreement): readonly TextLine[] {
  const line = (kind: LineKind, text: string, id = ''): TextLine => ({ kind, id, text: tidyText(text) });
  const lines = [
    line('title', title),
    ...intro.map((text) => line('intro', text)),
    ...parts.flatMap((part) => [
      line('part', part.title),
      ...part.clauses.map(({ id, text }) => line('clause', text, id)),
    ]),
    ...boxes.map(({ id, label, required }) => line('box', required ? `${label} ${REQUIRED_MARK}` : label, id)),
  ];
  return numbered(lines);
}

function numbered(lines: readonly TextLine[]): readonly TextLine[] {
  let number = 0;
  return lines.map(({ kind, id, text }) => ({ kind, id, text, ...(kind === 'clause' ? { number: ++number } : {}) }));
}

/**
 * Clauses and boxes are known by their id. Headings and what stands above them have none: the same words are the same line,
 * and what is left over is taken in its order, so that a reworded heading is one change and not two.
 */
export function keyedLines(
  was: readonly TextLine[],
  now: readonly TextLine[],
): readonly [readonly KeyedLine[], readonly KeyedLine[]] {
  const old = was.map(keyOf);
  const current = now.map(keyOf);
  const shared = new Set(old.filter((key) => current.includes(key)));
  const paired = (lines: readonly TextLine[], keys: readonly string[]): readonly KeyedLine[] =>
    lines.map((line, index) => {
      const key = keys[index] ?? '';
      if (shared.has(key) || line.id !== '') return { ...line, key };
      const place = lines.slice(0, index).filter((each, at) => each.kind === line.kind && !shared.has(keys[at] ?? ''));
      return { ...line, key: `${line.kind}/left over ${place.length}` };
    });
  return [paired(was, old), paired(now, current)];
}

function keyOf({ kind, id, text }: TextLine, index: number, all: readonly TextLine[]): string {
  if (id !== '') return `${kind}#${id}`;
  const before = all.slice(0, index).filter((each) => each.kind === kind && each.text === text).length;
  return `${kind}:${before}:${text}`;
}
