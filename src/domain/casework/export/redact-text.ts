// Takes names out of a text and puts labels in their place, the same label for the same person everywhere. Rather one word too many than one
// name too few: a person reads every text before it leaves.

import { fold } from './folded-text.ts';
import { formsOf, initialsOf, type KnownName, type NameKind } from './known-name.ts';

export type Replaced = { readonly was: string; readonly label: string };
export type RedactedText = { readonly text: string; readonly replaced: readonly Replaced[] };
export type Redact = (text: string) => RedactedText;

const KIND_WORDS: Readonly<Record<NameKind, string>> = {
  staff: 'Staff',
  child: 'Child',
  adult: 'Adult',
  person: 'Person',
};
/** For a surname that may mean several people. */
const SOMEBODY = 'Somebody';
/** Patterns in one search: a long list of names is looked for in parts. */
const AT_ONCE = 400;

type Hit = { readonly from: number; readonly to: number; readonly keys: ReadonlySet<string>; readonly owns: boolean };

/** `kept`: keys of those who stay named. Labels are given in the order in which people are first met, those of the case first. */
export function makeRedact(names: readonly KnownName[], kept: ReadonlySet<string>): Redact {
  const byKey = new Map(names.map((name) => [name.key, name]));
  const isKept = (key: string): boolean => kept.has(key) && byKey.get(key)?.isNever !== true;
  const labels = labeller();
  for (const name of names) if (name.isInCase && !isKept(name.key)) labels(name);
  const search = searcher(names);
  const labelFor = (keys: ReadonlySet<string>): string | null => {
    const out = [...keys].filter((key) => !isKept(key));
    const [only] = out;
    if (only === undefined) return null;
    const inCase = out.filter((key) => byKey.get(key)?.isInCase === true);
    const meant = keys.size === 1 ? only : inCase.length === 1 && out.length === keys.size ? inCase[0] : undefined;
    const name = meant === undefined ? undefined : byKey.get(meant);
    return name === undefined ? SOMEBODY : labels(name);
  };
  return (text) => {
    const replaced: Replaced[] = [];
    let done = '';
    let place = 0;
    for (const { from, to, keys, owns } of search(text)) {
      const label = labelFor(keys);
      if (label === null) continue;
      replaced.push({ was: text.slice(from, to), label });
      done += `${text.slice(place, from)}[${label}]${owns ? '’s' : ''}`;
      place = to;
    }
    return { text: done + text.slice(place), replaced };
  };
}

/** "Child A", "Staff 2". A label of one's own, such as "Reporter", stands alone. */
function labeller(): (name: KnownName) => string {
  const given = new Map<string, string>();
  const counts = new Map<NameKind, number>();
  return ({ key, kind, label }) => {
    const known = given.get(key);
    if (known !== undefined) return known;
    const at = counts.get(kind) ?? 0;
    if (label === undefined) counts.set(kind, at + 1);
    const words = label ?? `${KIND_WORDS[kind]} ${kind === 'child' ? letters(at) : at + 1}`;
    given.set(key, words);
    return words;
  };
}

/** A … Z, AA … */
const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${letters(Math.floor(at / 26) - 1)}${letters(at % 26)}`;

/** Every place where somebody is named, from left to right, none over another; the longest first. */
function searcher(names: readonly KnownName[]): (text: string) => readonly Hit[] {
  const meaning = new Map<string, Set<string>>();
  for (const name of names)
    for (const { key, pattern } of formsOf(name)) meaning.set(pattern, (meaning.get(pattern) ?? new Set()).add(key));
  // A regular expression takes the first that fits, so the longest stand in front.
  const patterns = [...meaning.keys()].toSorted((a, b) => b.length - a.length);
  const parts: { readonly search: RegExp; readonly patterns: readonly string[] }[] = [];
  for (let at = 0; at < patterns.length; at += AT_ONCE) {
    const some = patterns.slice(at, at + AT_ONCE);
    parts.push({ search: new RegExp(some.map((one) => `(?=(${one}))`).join('|'), 'gu'), patterns: some });
  }
  const initials = names.flatMap((name) => {
    const pattern = initialsOf(name);
    return pattern === null ? [] : [{ search: new RegExp(pattern, 'gu'), key: name.key }];
  });
  return (text) => longestFirst([...byName(text, parts, meaning), ...byInitials(text, initials)]);
}

function byName(
  text: string,
  parts: readonly { readonly search: RegExp; readonly patterns: readonly string[] }[],
  meaning: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Hit[] {
  const folded = fold(text);
  return parts.flatMap(({ search, patterns }) =>
    [...folded.text.matchAll(search)].flatMap((match): readonly Hit[] => {
      const which = match.findIndex((group, at) => at > 0 && group !== undefined);
      const found = match[which] ?? '';
      const pattern = patterns[which - 1] ?? '';
      if (found === '') return [];
      const from = folded.at[match.index] ?? 0;
      const to = folded.until[match.index + found.length - 1] ?? text.length;
      return [{ from, to, keys: meaning.get(pattern) ?? new Set(), owns: /[’'`ʼ]s$/iu.test(text.slice(from, to)) }];
    }),
  );
}

const byInitials = (
  text: string,
  initials: readonly { readonly search: RegExp; readonly key: string }[],
): readonly Hit[] =>
  initials.flatMap(({ search, key }) =>
    [...text.matchAll(search)].map(
      (match): Hit => ({
        ...{ from: match.index, to: match.index + match[0].length, keys: new Set([key]), owns: false },
      }),
    ),
  );

function longestFirst(hits: readonly Hit[]): readonly Hit[] {
  const taken: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    const same = taken.findIndex(({ from, to }) => from === hit.from && to === hit.to);
    const before = taken[same];
    if (before !== undefined) taken[same] = { ...before, keys: new Set([...before.keys, ...hit.keys]) };
    else if (taken.every(({ from, to }) => hit.to <= from || hit.from >= to)) taken.push(hit);
  }
  return taken.toSorted((a, b) => a.from - b.from);
}
