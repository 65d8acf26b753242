// The words under which a case can be found again. The store keeps only their HMAC, so none of them can be read there.
// They follow from the answers at every change: a case stored before a word came to this list gets it with its next change.

import { getDomainWithoutSuffix } from 'tldts';
import type { Answers } from '../../incident/answers.ts';
import type { PersonId } from '../../people/person.ts';
import { nameWords } from '../../people/possible-matches.ts';
import type { Instant } from '../../shared/instant.ts';
import type { CaseState } from '../case.ts';

/** Fields that hold names and nothing else, and fields in which names stand between other words. */
const NAMES = ['adult_name', 'victim_names', 'instigator_names'] as const;
const AMONG_WORDS = ['people', 'witnesses'] as const;
/** A case that names a whole class is not made slower for it. */
const MOST_NAMES = 80;

export const namedTerm = (part: string): string => `named:${part}`;
export const aboutTerm = (person: PersonId): string => `about:${person}`;
export const categoryTerm = (category: string): string => `category:${category}`;
/** `2026-11`, by the world's time: who looks for a day looks at the exact time of what is found. */
export const monthTerm = (month: string): string => `month:${month}`;
export const monthOf = (at: Instant): string => new Date(at).toISOString().slice(0, 7);
export const siteTerm = (site: string): string => `site:${site}`;
export const deviceTerm = (device: string): string => `device:${device}`;

export function findingTerms(state: CaseState): readonly string[] {
  if (state.holders.length === 0) return [];
  const category = state.facts?.category ?? null;
  return [
    monthTerm(monthOf(state.submittedAt ?? state.createdAt)),
    ...(category === null ? [] : [categoryTerm(category)]),
    ...nameParts(state).map(namedTerm),
    ...adultsOf(state).map(aboutTerm),
    ...sitesOf(state).map(siteTerm),
    ...devicesOf(state).map(deviceTerm),
  ];
}

/** The report's own answers, and those that came with what was added later. */
const everyAnswer = (state: CaseState): readonly Answers[] => [
  state.answers,
  ...state.notes.flatMap((note) => (note.answers === undefined ? [] : [note.answers])),
];

const textsOf = (state: CaseState, ids: readonly string[]): readonly string[] =>
  everyAnswer(state).flatMap((answers) =>
    ids.flatMap((id) => {
      const value = answers[id];
      return typeof value === 'string' && value !== '' ? [value] : [];
    }),
  );

/** Every part of every name that was written where names are asked for. */
export function nameParts(state: CaseState): readonly string[] {
  const named = textsOf(state, NAMES).flatMap(nameWords);
  const capitals = textsOf(state, AMONG_WORDS).flatMap((text) => text.match(CAPITALISED) ?? []);
  const parts = [...named, ...capitals.flatMap(nameWords)].filter((part) => part.length > 1 && !/\d/.test(part));
  return [...new Set(parts)].slice(0, MOST_NAMES);
}
/** Scripts without capitals are taken as they come. */
const CAPITALISED = /[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}’'-]*/gu;

/** Whole names, each as its parts: "Amy Wagtail and Bo Quokka" is two. A lone first name may be anybody's and is none. */
export function wholeNames(state: CaseState): readonly (readonly string[])[] {
  const names = textsOf(state, NAMES)
    .flatMap((text) => text.split(/[,;\n/&]|\band\b/iu))
    .map(nameWords)
    .filter((parts) => parts.length > 1 && parts.length < 6 && parts.every((part) => !/\d/.test(part)));
  return [...new Map(names.map((parts) => [parts.toSorted().join(' '), parts])).values()];
}

/** Adults of the school who are part of it by person, as subject or as the one it was done to. */
export const adultsOf = (state: CaseState): readonly PersonId[] => [
  ...new Set([...state.subjects, ...textsOf(state, ['adult', 'adult_match']).flatMap(personIn)]),
];
const PERSON = 'person:';
const personIn = (answer: string): readonly PersonId[] =>
  answer.startsWith(PERSON) ? [answer.slice(PERSON.length)] : [];

export const devicesOf = (state: CaseState): readonly string[] => [
  ...new Set(
    textsOf(state, ['device_number'])
      .map((number) => number.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
      .filter((number) => number.length > 2),
  ),
];

/** Sites and apps by what people call them: `www.clips.example` and "Clips" are one. */
export const sitesOf = (state: CaseState): readonly string[] => [
  ...new Set(textsOf(state, ['web_address']).flatMap(siteNames)),
];

/** One or two words without a full stop are an app's name; a longer text is a description and no name. */
export function siteNames(text: string): readonly string[] {
  const hosts = text.split(/[\s,;]+/u).flatMap((word) => {
    const host = word
      .replace(/^[a-z]+:\/\//iu, '')
      .replace(/^[^/@]*@/u, '')
      .replace(/[/?#:].*$/u, '')
      .toLowerCase();
    return host.includes('.') ? [getDomainWithoutSuffix(host, { allowPrivateDomains: true }) ?? host] : [];
  });
  if (hosts.length > 0) return hosts.filter((host) => host.length > 1);
  const words = nameWords(text);
  return words.length > 0 && words.length <= 2 ? [words.join('')] : [];
}
