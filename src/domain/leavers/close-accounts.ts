// The short form with which IT says that accounts were closed, and what is stored of it. Nobody is closed twice, whoever presses.

import type { PersonId } from '../people/person.ts';
import { type SchoolYear, schoolYearOf } from '../report/school-year.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import { addDays, formatDate, isIsoDate } from '../shared/time.ts';
import { ACCOUNT_KINDS, type ClosedAccounts, KIT_ANSWERS, type LeaversDoc } from './leavers.ts';
import type { OpenLeaver } from './open-leavers.ts';

export type CloseInputs = Readonly<Partial<Record<'who' | 'closed_on' | 'what' | 'kit', string>>>;

export type Closing = Pick<ClosedAccounts, 'closedOn' | 'what' | 'kit'> & { readonly leavers: readonly OpenLeaver[] };

export type ReadClosing =
  | { readonly ok: true; readonly value: Closing }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** A longer time ago is more likely a slip of the year. */
const MOST_DAYS_AGO = 366;

export function readClosing(inputs: CloseInputs, open: readonly OpenLeaver[], today: IsoDate): ReadClosing {
  const ids = listOf(inputs.who);
  const leavers = open.filter(({ who }) => ids.includes(who));
  const what = ACCOUNT_KINDS.filter((kind) => listOf(inputs.what).includes(kind));
  const kit = KIT_ANSWERS.find((answer) => answer === inputs.kit);
  const closedOn = inputs.closed_on ?? '';
  const errors = {
    ...(leavers.length === 0
      ? { who: 'Tick whose accounts are closed. Whoever is not here any more was ticked off already.' }
      : {}),
    ...dayFault(closedOn, today),
    ...(what.length === 0 ? { what: 'Tick what was closed.' } : {}),
    ...(kit === undefined ? { kit: 'Choose one.' } : {}),
  };
  return kit === undefined || Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, value: { leavers, closedOn, what, kit } };
}

const listOf = (text = ''): readonly string[] => text.split(',').filter((part) => part !== '');

function dayFault(day: string, today: IsoDate): { readonly closed_on?: string } {
  if (!isIsoDate(day)) return { closed_on: 'Give the day on which it was done.' };
  if (day > today) return { closed_on: `That is yet to come. Today is ${formatDate(today)}.` };
  return day < addDays(today, -MOST_DAYS_AGO) ? { closed_on: 'That is more than a year ago. Look at the year.' } : {};
}

export const leaversId = (school: string, year: SchoolYear): string => `leavers-${school}-${year}`;

/** So that the years of one school are found beside those of many. */
export const leaversTerm = (school: string): string => `school:${school}`;

export const newLeavers = (school: string, today: IsoDate): LeaversDoc => ({
  ...{ kind: 'leavers', id: leaversId(school, schoolYearOf(today)), school, version: 0 },
  state: { year: schoolYearOf(today), closed: [], pressesSeen: [] },
  ...{ history: [], outbox: [], dueAt: null, terms: [leaversTerm(school)] },
});

/** Two people may tick the same name in the same minute: the first counts. */
export function withClosed(
  doc: LeaversDoc,
  { leavers, closedOn, what, kit }: Closing,
  by: PersonId,
  key: string,
  now: Instant,
): LeaversDoc {
  const { closed } = doc.state;
  const fresh = leavers.filter(({ who, leftOn }) => !closed.some((one) => one.who === who && one.leftOn === leftOn));
  const entries = fresh.map(({ who, leftOn }) => ({ who, leftOn, closedOn, what, kit, by, at: now }));
  const entry = { at: now, by, action: 'leavers.closed', detail: { count: entries.length } };
  return {
    ...doc,
    state: { ...doc.state, closed: [...closed, ...entries], ...rememberPress(doc.state, key) },
    history: [...doc.history, entry],
  };
}
