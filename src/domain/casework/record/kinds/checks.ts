// What several questions say together, checked the same way for every kind of record.

import type { IsoDate } from '../../../shared/instant.ts';
import type { RecordFields } from '../record.ts';

export type Faults = Readonly<Record<string, string>>;

export const NOT_COME_YET = 'That day has not come yet. Pick today or an earlier day.';

/** What was answered; an unanswered question reads as nothing. */
export const answer = (fields: RecordFields, id: string): string =>
  Object.hasOwn(fields, id) ? (fields[id] ?? '').trim() : '';

/** What an earlier record is about, short enough for a list: which of several is meant is seen before it is opened. */
export function named(fields: RecordFields, id: string): string {
  const words = answer(fields, id);
  return words.length <= MOST_NAMED ? words : `${words.slice(0, MOST_NAMED - 1).trimEnd()}…`;
}
const MOST_NAMED = 50;

export const ticked = (fields: RecordFields, id: string): readonly string[] =>
  answer(fields, id)
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** Days that must have come. */
export const inThePast = (fields: RecordFields, today: IsoDate, ...ids: readonly string[]): Faults =>
  Object.fromEntries(ids.filter((id) => answer(fields, id) > today).map((id) => [id, NOT_COME_YET]));

/** One day must not lie before another. */
export function notBefore(fields: RecordFields, later: string, earlier: string, message: string): Faults {
  const [end, start] = [answer(fields, later), answer(fields, earlier)];
  return end !== '' && start !== '' && end < start ? { [later]: message } : {};
}

/** Questions that must be answered because of what was said elsewhere. */
export const wanted = (applies: boolean, fields: RecordFields, messages: Faults): Faults =>
  applies ? Object.fromEntries(Object.entries(messages).filter(([id]) => answer(fields, id) === '')) : {};

/** A tick that says "none" beside others. */
export const noneAlone = (fields: RecordFields, id: string): Faults => {
  const values = ticked(fields, id);
  return values.includes('none') && values.length > 1
    ? { [id]: 'You ticked "None of these" and something else. Leave one of the two.' }
    : {};
};

/** The first thing said about a question counts. */
export const together = (...faults: readonly Faults[]): Faults => Object.assign({}, ...[...faults].reverse());
