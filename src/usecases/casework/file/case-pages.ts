// A long case in pages that each fit a card: the newest stands on the first page, nothing is left out, and a long entry is divided.

import type { Fact, Section } from '../../../views/fields.ts';

export type ChronologyLine = { readonly time: string; readonly who: string; readonly what: string };

/** One thing to show, oldest first in every list of them. */
export type PageItem =
  | { readonly kind: 'entry'; readonly title: string; readonly facts: readonly Fact[] }
  | { readonly kind: 'line'; readonly line: ChronologyLine };

export type CasePage = { readonly sections: readonly Section[]; readonly chronology: readonly ChronologyLine[] };

/**
 * Letters of a card as JSON, with room to spare under the 25 KB that a card may have and the 100 blocks that Slack takes; what the card
 * adds around each part is counted in.
 */
const PAGE_BYTES = 21_500;
const PART_BYTES = 4_000;
const MOST_ENTRIES = 20;
const MOST_LINES = 24;
const AROUND = { entry: 320, fact: 160, line: 240 };

const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text), 'utf8');
const factBytes = ({ label, value }: Fact): number => bytesOf(label) + bytesOf(value) + AROUND.fact;

export const sectionBytes = ({ title, facts, lines }: Section): number =>
  bytesOf(title) +
  AROUND.entry +
  facts.reduce((sum, fact) => sum + factBytes(fact), 0) +
  lines.reduce((sum, line) => sum + bytesOf(line) + AROUND.fact, 0);

/** Pages, the newest first; each of them oldest first. `taken` is what the first page shows beside them. There is always one page. */
export function pagesOf(items: readonly PageItem[], taken: number): readonly CasePage[] {
  const pages: CasePage[] = [];
  let page = freshPage(Math.max(0, PAGE_BYTES - taken));
  for (const part of items.flatMap(inParts).toReversed()) {
    if (!page.takes(part)) {
      pages.push(page.done());
      page = freshPage(PAGE_BYTES);
    }
    page.add(part);
  }
  return [...pages, page.done()];
}

function freshPage(room: number) {
  const sections: Section[] = [];
  const chronology: ChronologyLine[] = [];
  let left = room;
  return {
    takes: (item: PageItem): boolean =>
      costOf(item) <= left && (item.kind === 'entry' ? sections.length < MOST_ENTRIES : chronology.length < MOST_LINES),
    add: (item: PageItem): void => {
      left -= costOf(item);
      if (item.kind === 'line') chronology.unshift(item.line);
      else sections.unshift({ title: item.title, facts: item.facts, lines: [] });
    },
    done: (): CasePage => ({ sections, chronology }),
  };
}

function costOf(item: PageItem): number {
  if (item.kind === 'entry') return sectionBytes({ ...item, lines: [] });
  const { time, who, what } = item.line;
  return bytesOf(time) + bytesOf(who) + bytesOf(what) + AROUND.line;
}

/** An entry longer than a part is divided between its answers, and inside an answer where one alone is longer. */
function inParts(item: PageItem): readonly PageItem[] {
  if (item.kind === 'line') return [item];
  const parts: Fact[][] = [[]];
  let size = 0;
  for (const fact of item.facts.flatMap(inPieces)) {
    const cost = factBytes(fact);
    if (size > 0 && size + cost > PART_BYTES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(fact);
    size += cost;
  }
  return parts.map((facts, i) => ({ ...item, title: i === 0 ? item.title : `${item.title}, continued`, facts }));
}

const PIECE_LETTERS = 600;
/** A card shows no more of one text in one piece. */
const WHOLE_LETTERS = 2800;

function inPieces(fact: Fact): readonly Fact[] {
  if (factBytes(fact) <= PART_BYTES && fact.value.length <= WHOLE_LETTERS) return [fact];
  const pieces = piecesOf(fact.value);
  return pieces.map((value, i) => ({ label: i === 0 ? fact.label : `${fact.label} (goes on)`, value }));
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut between what a reader takes for letters: an emoji of several signs stays whole, unless it is longer than a piece by itself. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const wanted = text.length - from <= PIECE_LETTERS ? text.length - from : cutBefore(text, from);
    pieces.push(text.slice(from, from + wanted));
    from += wanted;
  }
  return pieces;
}

/** Looked at in a window: a letter of more signs than that is none. */
const WINDOW = 64;

function cutBefore(text: string, from: number): number {
  const start = from + PIECE_LETTERS - WINDOW;
  const found = GRAPHEMES.segment(text.slice(start, start + 2 * WINDOW)).containing(WINDOW)?.index ?? WINDOW;
  return PIECE_LETTERS - WINDOW + (found === 0 ? WINDOW : found);
}
