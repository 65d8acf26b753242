// Takes names out of a text and puts labels in their place, the same label for the same person everywhere. Rather one word too many than one
// name too few: a person reads every text before it leaves.

import { type Folded, fold } from './folded-text.ts';
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

/** Every place where somebody is named, from left to right, none over another. */
function searcher(names: readonly KnownName[]): (text: string) => readonly Hit[] {
  const forms = names.flatMap(formsOf).map(({ key, pattern, needs }) => ({ key, needs, search: searchFor(pattern) }));
  const initials = names.flatMap((name) => {
    const pattern = initialsOf(name);
    return pattern === null ? [] : [{ key: name.key, search: new RegExp(pattern, 'gu') }];
  });
  return (text) => {
    const folded = fold(text);
    const named = forms
      .filter(({ needs }) => folded.text.includes(needs))
      .flatMap(({ key, search }) => [...folded.text.matchAll(search)].map((match) => hitAt(text, folded, key, match)));
    const short = initials.flatMap(({ key, search }) =>
      [...text.matchAll(search)].map(
        (match): Hit => ({ from: match.index, to: match.index + match[0].length, keys: new Set([key]), owns: false }),
      ),
    );
    return apart([...named, ...short], text);
  };
}

/** Looks ahead, so that one that begins within another is found as well. */
const searchFor = (pattern: string): RegExp => new RegExp(`(?=(${pattern}))`, 'gu');

function hitAt(text: string, folded: Folded, key: string, match: RegExpExecArray): Hit {
  const from = folded.at[match.index] ?? 0;
  const to = folded.until[match.index + (match[1] ?? '').length - 1] ?? text.length;
  return { from, to, keys: new Set([key]), owns: /[’'`ʼ]s$/iu.test(text.slice(from, to)) };
}

/** The longest first; of one that lies partly under another, what sticks out is taken all the same. */
function apart(hits: readonly Hit[], text: string): readonly Hit[] {
  const taken: Hit[] = [];
  const waiting = [...hits];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.to - a.from - (b.to - b.from) || b.from - a.from);
    const hit = waiting.pop();
    if (hit === undefined) break;
    const under = taken.findIndex(({ from, to }) => hit.from < to && from < hit.to);
    const over = taken[under];
    if (over === undefined) taken.push(hit);
    else if (over.from === hit.from && over.to === hit.to)
      taken[under] = { ...over, keys: new Set([...over.keys, ...hit.keys]) };
    else waiting.push(...stickingOut(hit, hit.from, over.from, text), ...stickingOut(hit, over.to, hit.to, text));
  }
  return taken.toSorted((a, b) => a.from - b.from);
}

/** Without the comma or space that lies between. */
function stickingOut(hit: Hit, from: number, to: number, text: string): readonly Hit[] {
  const part = from < to ? /[\p{L}\p{N}\p{M}](?:.*[\p{L}\p{N}\p{M}])?/su.exec(text.slice(from, to)) : null;
  return part === null ? [] : [{ ...hit, from: from + part.index, to: from + part.index + part[0].length }];
}
