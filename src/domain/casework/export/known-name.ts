// The names that a copy may have to do without, and every way in which each of them can stand in a text.

import { nameWords } from '../../people/possible-matches.ts';
import { foldWord } from './folded-text.ts';

export type NameKind = 'staff' | 'child' | 'adult' | 'person';

export type KnownName = {
  /** The same each time: `person:<id>`, `typed:<the name folded>`. */
  readonly key: string;
  readonly name: string;
  readonly kind: NameKind;
  /** Stands in the case itself, so that a first name or initials in a text may well be theirs. */
  readonly isInCase: boolean;
  /** What the reader knows them as in place of a number: "Reporter". */
  readonly label?: string;
  /** Nobody may choose to leave it: the reporter asked for that. */
  readonly isNever?: boolean;
};

/** One way in which somebody is named, and a word that the text must hold for that. */
export type NameForm = { readonly key: string; readonly pattern: string; readonly needs: string };

/** No letter or digit on either side; scripts that put no spaces between words have no such borders. */
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = 's?(?![\\p{L}\\p{N}])';
const BETWEEN = '[^\\p{L}\\p{N}]{0,3}';
/** The surname first: no end of a sentence lies in between. */
const TURNED = '[,\\s-]{1,3}';
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Parts of surnames that are words by themselves. */
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'st',
  'ten',
  'ter',
]);

const safe = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** The words of a name as a folded text holds them. */
export const foldedWords = (name: string): readonly string[] =>
  nameWords(name)
    .map(foldWord)
    .filter((word) => word !== '');

export function formsOf({ key, name, isInCase }: KnownName): readonly NameForm[] {
  const words = foldedWords(name);
  const [first] = words;
  if (first === undefined) return [];
  if (NO_SPACES.test(words.join(''))) return withoutSpaces(key, words);
  const rest = words.slice(1);
  const spelt = (parts: readonly string[]): string => parts.map(safe).join(BETWEEN);
  const form = (pattern: string, needs: string): NameForm => ({ key, pattern: `${BEFORE}${pattern}${AFTER}`, needs });
  if (rest.length === 0) return isInCase || first.length > 3 ? [form(safe(first), first)] : [];
  const surname = words.at(-1) ?? '';
  const initial = safe(Array.from(first)[0] ?? '');
  const alone = rest.filter((word) => Array.from(word).length > 1 && !PARTICLES.has(word));
  return [
    form(spelt(words), surname),
    form(`${spelt(rest)}${TURNED}${safe(first)}`, surname),
    form(spelt([first, surname]), surname),
    form(`${safe(surname)}${TURNED}${safe(first)}`, surname),
    form(`${initial}${BETWEEN}${spelt(rest)}`, surname),
    form(`${spelt(rest)}${TURNED}${initial}`, surname),
    ...alone.map((word) => form(safe(word), word)),
    ...(isInCase && Array.from(first).length > 1 ? [form(safe(first), first)] : []),
  ];
}

/** A name of one sign would be found in half of all words, so it is looked for with its neighbour alone. */
function withoutSpaces(key: string, words: readonly string[]): readonly NameForm[] {
  const all = words.map(safe);
  const form = (pattern: string, needs: string): NameForm => ({ key, pattern, needs });
  return [
    form(all.join(BETWEEN), words[0] ?? ''),
    form(all.toReversed().join(BETWEEN), words[0] ?? ''),
    ...words.filter((word) => Array.from(word).length > 1).map((word) => form(safe(word), word)),
  ];
}

/** "AW", "A.W.": only in capitals, and only of somebody in the case. */
export function initialsOf({ name, isInCase }: KnownName): string | null {
  const letters = foldedWords(name).map((word) => Array.from(word)[0] ?? '');
  if (!isInCase || letters.length < 2 || NO_SPACES.test(letters.join(''))) return null;
  return `(?<![\\p{L}\\p{N}])${letters.map((one) => safe(one.toUpperCase())).join('\\.?\\s?')}(?![\\p{L}\\p{N}])`;
}

/** Those who may stand in one of these texts; looking for each pupil of a large school in each of them would take long. */
export function namesIn(texts: readonly string[], names: readonly KnownName[]): readonly KnownName[] {
  const whole = texts.map(foldWord);
  const words = new Set(
    whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).flatMap((word) => [word, word.replace(/s$/u, '')]),
  );
  const stands = (part: string): boolean =>
    NO_SPACES.test(part) ? whole.some((text) => text.includes(part)) : words.has(part);
  return names.filter((name) => name.isInCase || foldedWords(name.name).some(stands));
}
