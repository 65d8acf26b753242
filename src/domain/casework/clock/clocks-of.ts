// Every clock of a case, worked out from what was reported, what was decided by triage and what was written since (domain 3.7).

import { acceptBy } from '../../calendar/accept-by.ts';
import { nextOpen } from '../../calendar/school-time.ts';
import type { Policy } from '../../school/policy.ts';
import { HOUR_MS, type Instant } from '../../shared/instant.ts';
import type { CaseDoc, CaseState } from '../case.ts';
import { ICO_HOURS, knownAt } from '../record/kinds/breach.ts';
import { heldOf } from '../record/kinds/custody-chain.ts';
import { PLATFORM_FOLLOW_UP_HOURS } from '../record/kinds/platform-report.ts';
import type { CaseRecord } from '../record/record.ts';
import { inHandSince } from '../tell.ts';
import type { CaseClock } from './case-clock.ts';
import { dueCopies } from './external-copies.ts';
import { warnInSchoolHours } from './good-time.ts';
import {
  anyLadoTest,
  endsCustody,
  isBreachDecided,
  isFollowedBy,
  noLadoTest,
  ofKind,
  settles,
} from './record-marks.ts';
import { oneWorkingDayFrom, stillOnTheDay } from './working-days.ts';

export type ClockPolicy = Pick<Policy, 'calendar' | 'clocks' | 'records'>;

const ICO_MS = ICO_HOURS * HOUR_MS;
const ICO_WARN_MS = 24 * HOUR_MS;
const PLATFORM_MS = PLATFORM_FOLLOW_UP_HOURS * HOUR_MS;
/** A quarter of the time, four hours at the most, is left when a copy or a platform is mentioned. */
const MOST_LEFT_MS = 4 * HOUR_MS;

export function clocksOf(doc: CaseDoc, policy: ClockPolicy): readonly CaseClock[] {
  const { state } = doc;
  if (state.phase === 'draft' || state.phase === 'discarded') return [];
  return [
    accept(state, policy),
    ...lado(state, policy),
    ...ico(state, policy),
    ...laCopies(state, policy),
    ...platforms(state, policy),
    ...custody(state),
  ];
}

const recordsOf = (state: CaseState): readonly CaseRecord[] => state.records ?? [];

/** Since somebody of the school knows: when it was sent, or when a danger alert left before that. */
function knownSince({ submittedAt, createdAt, holders }: CaseState): Instant {
  const told = holders.map((h) => h.toldAt);
  const moments = submittedAt === undefined ? told : [submittedAt, ...told];
  return moments.length === 0 ? createdAt : Math.min(...moments);
}

const stopped = (at: Instant | undefined): Pick<CaseClock, 'stoppedAt'> => (at === undefined ? {} : { stoppedAt: at });

/** Only shown: the ladder itself goes on when it runs out. */
function accept(state: CaseState, { calendar, clocks }: ClockPolicy): CaseClock {
  const urgency = state.outcome?.urgency ?? 'immediate';
  const startedAt = knownSince(state);
  return {
    ...{ id: 'accept', kind: 'accept', startedAt, warnAt: null, outAt: null },
    calendar: urgency === 'immediate' ? 'clock' : 'school',
    dueAt: acceptBy(calendar, urgency, startedAt, clocks),
    ...stopped(inHandSince(state) ?? state.closing?.at),
  };
}

/** At any hour: a call to the designated officer is not put off because a school is shut. */
function lado(state: CaseState, { calendar }: ClockPolicy): readonly CaseClock[] {
  const records = recordsOf(state);
  const path = ofKind(records, 'staff_path');
  const reported = state.outcome?.referrals.includes('lado') === true;
  const startedAt = reported ? knownSince(state) : path.find(anyLadoTest)?.at;
  if (startedAt === undefined) return [];
  const ends = records.filter((record) => settles(record, 'lado') || (record === path.at(-1) && noLadoTest(record)));
  const dueAt = oneWorkingDayFrom(calendar, startedAt);
  return [
    {
      ...{ id: 'lado', kind: 'lado', calendar: 'working', startedAt, dueAt, outAt: dueAt },
      warnAt: stillOnTheDay(calendar, startedAt),
      ...stopped(ends[0]?.at),
    },
  ];
}

/** By the wall clock, weekends and holidays included, and told of at any hour. */
function ico(state: CaseState, { calendar }: ClockPolicy): readonly CaseClock[] {
  const records = recordsOf(state);
  const breach = ofKind(records, 'breach')[0];
  const reported = state.outcome?.referrals.includes('ico') === true;
  if (!reported && breach === undefined) return [];
  // It runs from when the first person of the school knew, also where that was written down later.
  const known = breach === undefined ? [] : [breach.at, knownAt(breach.fields, calendar.zone) ?? breach.at];
  const startedAt = Math.min(...(reported ? [knownSince(state)] : []), ...known);
  const dueAt = startedAt + ICO_MS;
  return [
    {
      ...{ id: 'ico', kind: 'ico', calendar: 'clock', startedAt, dueAt, outAt: dueAt },
      warnAt: dueAt - ICO_WARN_MS,
      ...stopped(records.find((record) => isBreachDecided(record) || settles(record, 'ico'))?.at),
    },
  ];
}

/** A clock of hours on the wall whose reminders keep to school hours. */
function inOfficeHours(
  clock: Pick<CaseClock, 'id' | 'kind' | 'startedAt' | 'about'>,
  length: number,
  { calendar }: ClockPolicy,
): CaseClock {
  const dueAt = clock.startedAt + length;
  const wanted = dueAt - Math.min(MOST_LEFT_MS, length / 4);
  return {
    ...clock,
    calendar: 'clock',
    dueAt,
    warnAt: warnInSchoolHours(calendar, { from: clock.startedAt, wanted, due: dueAt }),
    outAt: nextOpen(calendar, dueAt),
  };
}

const laCopies = (state: CaseState, policy: ClockPolicy): readonly CaseClock[] =>
  dueCopies(state, policy.records.externalCopies).map(({ to, withinHours }) => ({
    ...inOfficeHours(
      { id: `la_copy:${to}`, kind: 'la_copy', startedAt: knownSince(state), about: to },
      withinHours * HOUR_MS,
      policy,
    ),
    ...stopped(recordsOf(state).find((record) => settles(record, to))?.at),
  }));

const platforms = (state: CaseState, policy: ClockPolicy): readonly CaseClock[] =>
  ofKind(recordsOf(state), 'platform_report')
    .filter((record) => record.about === undefined)
    .map((record) => ({
      ...inOfficeHours(
        { id: `platform_followup:${record.id}`, kind: 'platform_followup', startedAt: record.at, about: record.id },
        PLATFORM_MS,
        policy,
      ),
      ...stopped(recordsOf(state).find((later) => isFollowedBy(record, later))?.at),
    }));

/** What the police gave back is held again: the clock stands only where everything written since says that it is gone. */
const custody = (state: CaseState): readonly CaseClock[] =>
  ofKind(recordsOf(state), 'custody').map((record) => {
    const { chain } = heldOf(record, recordsOf(state));
    const gone = chain.slice(chain.findLastIndex((move) => !endsCustody(move)) + 1)[0];
    return {
      ...{ id: `custody:${record.id}`, kind: 'custody', calendar: 'clock', startedAt: record.at, about: record.id },
      ...{ dueAt: null, warnAt: null, outAt: null },
      ...stopped(gone?.at),
    };
  });
