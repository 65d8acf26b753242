// "A check was made": what was typed, taken or sent back field by field, with the fields that the DfE standard names (G25).

import { clean } from '../../incident/form/form.ts';
import type { IsoDate } from '../../shared/instant.ts';
import { isIsoDate } from '../../shared/time.ts';
import { CHECK_RESULTS, type FilterCheckState } from './filter-check.ts';

export type CheckInputs = Readonly<Record<string, string>>;

/** Question ids of the form. */
export const CHECK_FIELDS = [
  'what',
  'date',
  'device',
  'where',
  'user_group',
  'tested',
  'result',
  'action',
  'supervisor',
] as const;
export type CheckField = (typeof CHECK_FIELDS)[number];

export type ReadCheck = Pick<
  FilterCheckState,
  'what' | 'date' | 'device' | 'where' | 'userGroup' | 'tested' | 'result' | 'action' | 'supervisor'
>;

export const WHAT_WORDS = {
  filtering: 'Filtering',
  monitoring: 'Monitoring',
  both: 'Filtering and monitoring',
} as const;
export const WHERE_WORDS = { on_site: 'In school', off_site: 'Outside school' } as const;
export const RESULT_WORDS = { worked: 'It worked', partly: 'Some of it worked', failed: 'It did not work' } as const;

const LENGTHS: Readonly<Partial<Record<CheckField, number>>> = {
  device: 200,
  user_group: 200,
  tested: 1000,
  action: 1000,
  supervisor: 200,
};
const EMPTY = 'Please write something here.';
const PICK = 'Please pick one.';
const NO_DAY = 'Write the date as a day that has been, such as 2026-11-24.';
const NO_ACTION = 'Write what was done, or who has been told.';

const WHATS = ['filtering', 'monitoring', 'both'] as const;
const WHERES = ['on_site', 'off_site'] as const;

export type CheckRead =
  | { readonly ok: true; readonly value: ReadCheck }
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<CheckField, string>>> };

/** `today` is the school's day: a check of tomorrow has not been made. */
export function readCheck(inputs: CheckInputs, today: IsoDate): CheckRead {
  const typed = (id: CheckField): string => clean(Object.hasOwn(inputs, id) ? (inputs[id] ?? '') : '').trim();
  const what = WHATS.find((value) => value === typed('what'));
  const where = WHERES.find((value) => value === typed('where'));
  const result = CHECK_RESULTS.find((value) => value === typed('result'));
  const date = typed('date');
  const errors: Partial<Record<CheckField, string>> = {};
  for (const id of CHECK_FIELDS) {
    const error = lengthError(id, typed(id));
    if (error !== null) errors[id] = error;
  }
  if (!isIsoDate(date) || date > today) errors.date = NO_DAY;
  if (result !== undefined && result !== 'worked' && typed('action') === '') errors.action = NO_ACTION;
  if (what === undefined) errors.what = PICK;
  if (where === undefined) errors.where = PICK;
  if (result === undefined) errors.result = PICK;
  if (what === undefined || where === undefined || result === undefined || Object.keys(errors).length > 0)
    return { ok: false, errors };
  const [device, userGroup, tested] = [typed('device'), typed('user_group'), typed('tested')];
  const [action, supervisor] = [typed('action'), typed('supervisor')];
  return { ok: true, value: { what, date, device, where, userGroup, tested, result, action, supervisor } };
}

/** What is wrong, by question; empty when all can be taken. */
export function checkFilterCheck(inputs: CheckInputs, today: IsoDate): Readonly<Partial<Record<CheckField, string>>> {
  const read = readCheck(inputs, today);
  return read.ok ? {} : read.errors;
}

function lengthError(id: CheckField, typed: string): string | null {
  const most = LENGTHS[id];
  if (most === undefined) return null;
  if (typed === '') return id === 'action' ? null : EMPTY;
  if (typed.length <= most) return null;
  const said = (letters: number): string => letters.toLocaleString('en-GB');
  return `That is ${said(typed.length)} letters; ${said(most)} fit here. Please shorten it.`;
}
