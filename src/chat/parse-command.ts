// Typed words to a command, forgiving of slashes, mentions, capitals, politeness and slips of the finger.

import { COMMANDS, type Command } from './commands.ts';

export type Parsed =
  /** `rest` is what followed the word; only `report` in Slack ever uses it. */
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
  const exact = find(word(first));
  if (exact !== null) return { kind: 'command', command: exact, rest: restAfter(bare, first, others) };
  return guess([first, ...others].map(word).filter((part) => part !== '' && !FILLERS.has(part)));
}

const word = (part: string): string => part.toLowerCase().replace(/[^\p{L}]/gu, '');

const find = (name: string): Command | null =>
  COMMANDS.find((command) => command.name === name || command.aliases.includes(name)) ?? null;

/** "Report please" and "report." say nothing more than "report". */
function restAfter(bare: string, first: string, others: readonly string[]): string {
  return others.every((part) => FILLERS.has(word(part)) || word(part) === '') ? '' : bare.slice(first.length).trim();
}

function guess(words: readonly string[]): Parsed {
  if (words.length === 0) return { kind: 'empty' };
  if (words.length > MOST_WORDS_TO_GUESS) return { kind: 'unknown' };
  for (const part of words) {
    const command = find(part);
    if (command !== null) return { kind: 'suggest', command };
  }
  const near = COMMANDS.find((command) => words.some((part) => isNear(part, command.name)));
  return near === undefined ? { kind: 'unknown' } : { kind: 'suggest', command: near };
}

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
