// The days of a campaign: when it is shown to whoever keeps the agreements, when it starts, and what the last day to sign may be.

import { firstTermDay, schoolYearOf } from '../calendar/school-calendar.ts';
import { schoolDayFrom } from '../calendar/school-days.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import type { CampaignState } from './campaign.ts';
import { cycleOf, daysAfter, EARLY_DAYS, yearBegins } from './sign-days.ts';

/** Time to look at it before the day of the year comes. */
export const AHEAD_DAYS = 14;

/** The last day lies so many days after the start, at the least and at the most. */
const LEAST_DAYS = 2;
const MOST_DAYS = 92;

type Policy = Pick<AgreementsPolicy, 'yearlyOn' | 'daysToSign'>;

/** Nobody is asked on a day on which the school is shut. Where no school day is known, the day itself. */
export const startDay = (calendar: SchoolCalendar, day: IsoDate): IsoDate => schoolDayFrom(calendar, day)?.date ?? day;

/** The day of the year that a campaign which starts then is for, also when it starts a little before; empty where there is none. */
export const yearOf = (policy: Policy, startsOn: IsoDate): IsoDate =>
  // A month early counts for the year to come, as it does for one person.
  yearBegins(policy, addDays(startsOn, EARLY_DAYS));

/** Signatures from this day on count for a campaign that starts on `startsOn`. By hand, everybody signs anew. */
export const countsFromFor = (
  why: CampaignState['why'],
  policy: Policy,
  startsOn: IsoDate,
  preparedOn: IsoDate,
): IsoDate => (why === 'by_hand' ? preparedOn : cycleOf(yearOf(policy, startsOn)));

/** As many days as the pack gives, holidays not counted. */
export const usualLastDay = (calendar: SchoolCalendar, { daysToSign }: Policy, startsOn: IsoDate): IsoDate =>
  daysAfter(startsOn, daysToSign, { calendar, person: { absences: [] } });

export type DueLimits = { readonly first: IsoDate; readonly last: IsoDate };

export const dueLimits = (runsFrom: IsoDate): DueLimits => ({
  first: addDays(runsFrom, LEAST_DAYS),
  last: addDays(runsFrom, MOST_DAYS),
});

/** The first day on which people are asked if it is started on `today`. */
export const runsFromOn = ({ startsOn }: Pick<CampaignState, 'startsOn'>, today: IsoDate): IsoDate =>
  startsOn > today ? startsOn : today;

/** The first term day of the school year that `today` is in or close to; null when no term is known. */
export function schoolYearStart(calendar: SchoolCalendar, today: IsoDate): IsoDate | null {
  const first = firstTermDay(calendar, schoolYearOf(addDays(today, AHEAD_DAYS)));
  return first === null ? null : startDay(calendar, first);
}
