// The shape of a triage row, and the small words its conditions are made of. A row is data; nothing here decides anything.

import type { Role } from '../../people/role.ts';
import type { AdviceKey } from '../advice.ts';
import type { Category } from '../facts.ts';
import type { Urgency } from '../outcome.ts';
import type { ReferralKey } from '../referrals.ts';
import type { Situation } from './situation.ts';

/** Something that is so or not, with the words a reader of the rules sees. */
export type Condition = { readonly words: string; readonly holds: (situation: Situation) => boolean };

/** An entry of a row: always, or only under a condition. */
export type Entry<T> = T | { readonly only: T; readonly when: Condition };

export type Row = {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
  /** First push. */
  readonly tell: readonly Entry<Role>[];
  readonly urgency: readonly Entry<Urgency>[];
  readonly advise: readonly Entry<AdviceKey>[];
  readonly suggest: readonly Entry<ReferralKey>[];
  /** Whose acknowledgement stops the ladder; the first of them that is told is in charge. */
  readonly accountable: readonly Role[];
  /** Makes the case a safeguarding case: what other rows would push to co-ordinator, IT, teachers and data people is held back. */
  readonly safeguarding?: true | Condition;
  /** The school's own data are out: SIRO and DPO are told whatever else the case is. */
  readonly ownData?: true;
  /** Speaks of the adult of the school the case is about, so its list is told as it stands. */
  readonly aboutAdult?: true;
  readonly mustNot: string;
  readonly clock: string;
  readonly source: string;
};

export const only = <T>(entry: T, when: Condition): Entry<T> => ({ only: entry, when });
export const onlyAll = <T>(entries: readonly T[], when: Condition): readonly Entry<T>[] =>
  entries.map((entry) => only(entry, when));

export const condition = (words: string, holds: Condition['holds']): Condition => ({ words, holds });
export const both = (...all: readonly Condition[]): Condition =>
  condition(all.map((c) => (c.words.includes('; or ') ? `(${c.words})` : c.words)).join(', and '), (s) =>
    all.every((c) => c.holds(s)),
  );
export const either = (...any: readonly Condition[]): Condition =>
  condition(any.map((c) => c.words).join('; or '), (s) => any.some((c) => c.holds(s)));
export const not = (one: Condition, words: string): Condition => condition(words, (s) => !one.holds(s));

export const kind = (...categories: readonly Category[]): Condition =>
  condition(
    categories.map((category) => `\`${category}\``).join(' or '),
    (s) => s.facts.category !== null && categories.includes(s.facts.category),
  );

/** The entries of a list that apply. */
export function applying<T extends string>(entries: readonly Entry<T>[], situation: Situation): readonly T[] {
  const kept: T[] = [];
  for (const entry of entries) {
    if (typeof entry === 'string') kept.push(entry);
    else if (entry.when.holds(situation)) kept.push(entry.only);
  }
  return kept;
}

export const isSafeguarding = (row: Row, situation: Situation): boolean =>
  row.safeguarding === true || row.safeguarding?.holds(situation) === true;
