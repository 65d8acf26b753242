// Typed words to a command, forgiving of slashes, mentions, capitals, politeness and slips of the finger.

import { COMMANDS, type Command } from './commands.ts';

export type Parsed =
  /** `rest` is what followed the word: the first words of a story, or addresses one a line. */
  | { readonly kind: 'command'; readonly command: Command; readonly rest: string }
  | { readonly kind: 'suggest'; readonly command: Command }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

/** Longer than this it is a sentence, and a sentence is not a misspelt command. */
const MOST_WORDS_TO_GUESS = 3;
const FILLERS = new Set([
  'please',
  'pls',
  'i',
  'want',
  'to',
  'a',
  'an',
  'the',
  'can',
  'could',
  'you',
  'me',
  'show',
  'my',
  'this',
  'site',
  'for',
  'thanks',
  'thank',
]);

export function parseCommand(text: string): Parsed {
  const bare = text
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .trim()
    .replace(/^<@[A-Z0-9|._-]+>\s*/i, '')
    .replace(/^\/?\s*e-?safety\b[\s:,-]*/i, '')
    .replace(/^[/!.]+/, '')
    .trim();
  if (bare === '') return { kind: 'empty' };
  const [first = '', ...others] = bare.split(/\s+/);
  return (
    twoWords(first, others) ??
    named(first, others, bare) ??
    politely([first, ...others]) ??
    guess([first, ...others].map(word).filter((part) => part !== '' && !FILLERS.has(part)))
  );
}

/** "filter log" and "my cases" are one command each; only addresses may follow them. */
function twoWords(first: string, [second = '', ...others]: readonly string[]): Parsed | null {
  const command = word(second) === '' ? null : find(word(first) + word(second));
  if (command === null || !(command.words === 'address' || others.every(isFiller))) return null;
  return { kind: 'command', command, rest: command.words === 'address' ? addressesIn(others) : '' };
}

function named(first: string, others: readonly string[], bare: string): Parsed | null {
  const command = find(word(first));
  if (command === null) return null;
  const rest = command.words === 'address' ? addressesIn(others) : restAfter(bare, first, others);
  return { kind: 'command', command, rest };
}

/** "Can you unblock x.example": only for commands that take an address, so that no story is begun by a stray word. */
function politely(parts: readonly string[]): Parsed | null {
  const start = parts.findIndex((part) => !isFiller(part));
  const command = start < 1 ? null : find(word(parts[start] ?? ''));
  if (command?.words !== 'address') return null;
  const rest = addressesIn(parts.slice(start + 1));
  return rest === '' ? null : { kind: 'command', command, rest };
}

/** What looks like an address, one a line; a single other word is taken for the name of a site, a sentence is not kept. */
function addressesIn(parts: readonly string[]): string {
  const bare = parts
    .filter((part) => !isFiller(part))
    .map(withoutMarks)
    .filter((part) => part !== '');
  const addresses = bare.filter((part) => part.startsWith('[') || (/[^.][.:/]./u.test(part) && !CLOCK_TIME.test(part)));
  if (addresses.length > 0) return addresses.join('\n');
  return bare.length === 1 ? (bare[0] ?? '') : '';
}
const CLOCK_TIME = /^\d{1,2}[.:]\d{2}$/;

/** Quotes and brackets around an address, and the stop after it. A bracket that belongs to the address stays. */
function withoutMarks(part: string): string {
  const ends = part.replace(/^[<"'\u2018\u201c]{1,9}/u, '').replace(/[>"',;:!?.\u2019\u201d]{1,9}$/u, '');
  return ends.startsWith('(') ? ends.slice(1).replace(/\)$/, '') : ends;
}

const isFiller = (part: string): boolean => {
  const bare = word(part);
  return FILLERS.has(bare) || (bare === '' && !/[\d[]/.test(part));
};

const word = (part: string): string => part.toLowerCase().replace(/[^\p{L}]/gu, '');

const find = (name: string): Command | null =>
  COMMANDS.find((command) => command.name === name || command.aliases.includes(name)) ?? null;

/** "Report please" and "report." say nothing more than "report". */
function restAfter(bare: string, first: string, others: readonly string[]): string {
  return others.every(isFiller) ? '' : bare.slice(first.length).trim();
}

function guess(words: readonly string[]): Parsed {
  if (words.length === 0) return { kind: 'empty' };
  if (words.length > MOST_WORDS_TO_GUESS) return { kind: 'unknown' };
  for (const part of words) {
    const command = find(part);
    if (command !== null) return { kind: 'suggest', command };
  }
  const near = COMMANDS.filter((command) => words.some((part) => isNear(part, command.name)));
  const [nearest] = near.toSorted((one, other) => fewest(words, one) - fewest(words, other));
  return nearest === undefined ? { kind: 'unknown' } : { kind: 'suggest', command: nearest };
}

const fewest = (words: readonly string[], command: Command): number =>
  Math.min(...words.filter((part) => isNear(part, command.name)).map((part) => slips(part, command.name)));

/** At most two slips, and never more than half of the word. */
function isNear(typed: string, name: string): boolean {
  const most = name.length > 4 ? 2 : 1;
  return typed.length > 2 && Math.abs(typed.length - name.length) <= most && slips(typed, name) <= most;
}

/** Letters to change, add, leave out or swap with a neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let j = 1; j <= b.length; j += 1) rows[0]?.push(j);
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      rows[i]?.push(best);
    }
  }
  return at(a.length, b.length);
}
