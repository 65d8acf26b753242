// What happens to a month's book of visitors: somebody signed on paper, or was recorded by mistake.

import type { PersonId } from '../../people/person.ts';
import type { DocId } from '../../shared/document.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { addDays, addMonths, isIsoDate } from '../../shared/time.ts';
import type { Agreement } from '../agreement.ts';
import type { Inputs } from '../sign-form.ts';
import { shortHash } from '../sign-life.ts';
import { type PaperDay, placeFault } from './paper-form.ts';
import { LONGEST_REASON } from './paper-life.ts';
import type { Visit, VisitorBookDoc } from './visitor-book.ts';

/** A term of supply teaching fits in; whoever stays longer belongs on the staff list. */
export const LONGEST_VISIT_DAYS = 92;
export const LONGEST_VISITOR = 120;
/** Somebody who comes next week may sign today. */
const FURTHEST_DAYS = 366;

export const visitorBookId = (school: string, day: IsoDate): DocId => `visitors-${school}-${day.slice(0, 7)}`;
export const visitorBooksTerm = (school: string): string => `visitors:${school}`;

/** The books in which a visit on this day may stand. */
export const booksAround = (school: string, day: IsoDate): readonly DocId[] =>
  [0, -1, -2, -3, -4].map((months) => visitorBookId(school, addMonths(`${day.slice(0, 7)}-01`, months)));

export const newVisitorBook = (school: string, id: DocId): VisitorBookDoc => ({
  ...{ kind: 'visitor_book', id, school, version: 0, state: { visits: [], pressesSeen: [] } },
  ...{ history: [], outbox: [], dueAt: null, terms: [visitorBooksTerm(school)] },
});

export const VISIT_FIELDS = {
  name: 'visitor',
  organisation: 'organisation',
  from: 'from',
  to: 'to',
  signedOn: 'signed_on',
  keptAt: 'kept_at',
} as const;

type VisitForm = Pick<Visit, 'name' | 'organisation' | 'from' | 'to' | 'signedOn' | 'keptAt'>;
export type ReadVisit =
  | { readonly ok: true; readonly form: VisitForm }
  | { readonly ok: false; readonly faults: Inputs };

/** Left empty: the visit is today, for one day, and the paper was signed today or on the first day. */
export function readVisit({ today }: PaperDay, inputs: Inputs): ReadVisit {
  const typed = (field: string): string => (inputs[field] ?? '').trim();
  const from = typed(VISIT_FIELDS.from) || today;
  const form: VisitForm = {
    ...{ name: typed(VISIT_FIELDS.name), organisation: typed(VISIT_FIELDS.organisation), from },
    ...{ to: typed(VISIT_FIELDS.to) || from, keptAt: typed(VISIT_FIELDS.keptAt) },
    signedOn: typed(VISIT_FIELDS.signedOn) || (from < today ? from : today),
  };
  const faults = Object.entries({
    [VISIT_FIELDS.name]: nameFault(form.name),
    [VISIT_FIELDS.organisation]: longFault(form.organisation),
    [VISIT_FIELDS.from]: fromFault(from, today),
    [VISIT_FIELDS.to]: toFault(form),
    [VISIT_FIELDS.signedOn]: signedFault(form.signedOn, today),
    [VISIT_FIELDS.keptAt]: placeFault(form.keptAt),
  }).flatMap(([field, message]) => (message === null ? [] : [[field, message] as const]));
  return faults.length === 0 ? { ok: true, form } : { ok: false, faults: Object.fromEntries(faults) };
}

const longFault = (text: string): string | null =>
  text.length > LONGEST_VISITOR
    ? `That is ${text.length} letters; ${LONGEST_VISITOR} fit here. Please shorten it.`
    : null;
const nameFault = (name: string): string | null =>
  name === '' ? 'Write the name that stands on the paper.' : longFault(name);

function fromFault(from: string, today: IsoDate): string | null {
  if (!isIsoDate(from)) return 'Choose the first day of the visit.';
  if (from < addDays(today, -FURTHEST_DAYS)) return 'This is more than a year ago. Look at the year.';
  return from > addDays(today, FURTHEST_DAYS) ? 'This is more than a year ahead. Look at the year.' : null;
}

function toFault({ from, to }: Pick<VisitForm, 'from' | 'to'>): string | null {
  if (!isIsoDate(from)) return null;
  if (!isIsoDate(to)) return 'Choose the last day of the visit.';
  if (to < from) return 'This is before the first day of the visit.';
  return to > addDays(from, LONGEST_VISIT_DAYS - 1) ? 'A visit has 92 days at the most. Record the rest later.' : null;
}

const signedFault = (day: string, today: IsoDate): string | null =>
  !isIsoDate(day)
    ? 'Choose the day that stands on the paper.'
    : day > today
      ? 'This day has not come yet. Choose the day that stands on the paper.'
      : null;

type Press = { readonly key: string; readonly now: Instant; readonly by: PersonId };

export function visitRecorded(
  doc: VisitorBookDoc,
  { key, version, hash }: Agreement,
  input: Press & { readonly id: string; readonly form: VisitForm },
): VisitorBookDoc {
  if (pressSeen(doc.state, input.key)) return doc;
  const { id, form, by, now } = input;
  const visit: Visit = { id, ...form, agreement: key, version, hash, recordedBy: by, at: now };
  const detail = { visit: id, agreement: key, version, hash: shortHash(hash) };
  return {
    ...doc,
    state: { visits: [...doc.state.visits, visit], ...rememberPress(doc.state, input.key) },
    history: [...doc.history, { at: now, by, action: 'visitor.recorded', detail }],
  };
}

export function visitTakenBack(
  doc: VisitorBookDoc,
  input: Press & { readonly id: string; readonly reason: string },
): Result<VisitorBookDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const found = doc.state.visits.find(({ id }) => id === input.id);
  if (found === undefined) return refuse('visitor.gone', 'There is no such visitor here.');
  if (found.withdrawn !== undefined)
    return refuse('visitor.taken_back', 'Somebody has taken this back already. Nothing was changed.');
  const reason = input.reason.trim();
  if (reason === '') return refuse('form.required', 'Write why, such as: recorded twice.', 'reason');
  if (reason.length > LONGEST_REASON)
    return refuse('form.too_long', `${LONGEST_REASON} letters fit here. Please shorten it.`, 'reason');
  const withdrawn = { at: input.now, by: input.by, reason };
  const visits = doc.state.visits.map((each) => (each === found ? { ...each, withdrawn } : each));
  const history = [
    ...doc.history,
    { at: input.now, by: input.by, action: 'visitor.taken_back', detail: { visit: found.id } },
  ];
  return ok({ ...doc, state: { visits, ...rememberPress(doc.state, input.key) }, history });
}

/** Whose visit holds on this day. What was taken back is no visit. */
export const visitsOn = (books: readonly Pick<VisitorBookDoc, 'state'>[], day: IsoDate): readonly Visit[] =>
  visitsBetween(books, day, day);

/** For whoever counts: visits that touch these days. */
export const visitsBetween = (
  books: readonly Pick<VisitorBookDoc, 'state'>[],
  from: IsoDate,
  to: IsoDate,
): readonly Visit[] =>
  books
    .flatMap(({ state }) => state.visits)
    .filter((visit) => visit.withdrawn === undefined && visit.from <= to && from <= visit.to);
