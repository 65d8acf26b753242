// The first day on which people may decide whether a record still has to be kept. Null: not yet to be said, as while somebody works here.

import type { CaseDoc } from '../casework/case.ts';
import type { Person } from '../people/person.ts';
import { schoolYearEnd, schoolYearOf } from '../report/school-year.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addMonths } from '../shared/time.ts';
import type { RetentionClass, RetentionPolicy } from './retention-policy.ts';

export type DueFacts = {
  readonly retention: RetentionClass;
  /** The day on which it was closed, ended or recorded. */
  readonly endedOn: IsoDate;
  readonly birthYear?: number;
  /** The last day of the last of them to leave; null while one of them works here. */
  readonly leftOn?: IsoDate | null;
};

export function dueOn({ years }: RetentionPolicy, facts: DueFacts): IsoDate | null {
  const { retention, endedOn, birthYear, leftOn } = facts;
  const later = (from: IsoDate): IsoDate => addMonths(from, years[retention] * 12);
  switch (retention) {
    case 'safeguarding':
      return birthYear === undefined ? later(endedOn) : `${birthYear + years.safeguarding}-12-31`;
    case 'low_level':
      return leftOn === undefined ? later(endedOn) : leftOn === null ? null : later(leftOn);
    case 'incident_log':
      return later(schoolYearEnd(schoolYearOf(endedOn)));
    case 'staff_allegation':
    case 'filter_request':
    case 'filter_check':
    case 'unsuitable_site':
    case 'access_request':
    case 'pupil_papers':
    case 'staff_signatures':
    case 'visitor_book':
    case 'leavers':
      return later(endedOn);
  }
}

/** What a case is kept as: the strictest of what it is. */
export function classOfCase({ state }: Pick<CaseDoc, 'state'>): RetentionClass {
  const kinds = new Set((state.records ?? []).map(({ kind }) => kind));
  if (kinds.has('staff_path')) return 'staff_allegation';
  if (kinds.has('low_level') && state.outcome?.safeguarding !== true) return 'low_level';
  if (state.subjects.length > 0) return 'staff_allegation';
  return state.outcome?.safeguarding === true ? 'safeguarding' : 'incident_log';
}

/** Undefined where nobody is known by person, so that the closing counts. */
export function leftOnOf(subjects: readonly (Person | null)[], today: IsoDate): IsoDate | null | undefined {
  const known = subjects.filter((person) => person !== null);
  if (known.length === 0) return undefined;
  const ends = known.map(({ endsOn }) => endsOn);
  if (ends.some((end) => end === undefined || end >= today)) return null;
  return ends
    .filter((end) => end !== undefined)
    .toSorted()
    .at(-1);
}
