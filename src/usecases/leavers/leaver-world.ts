// The school's leavers as they stand now: everybody on its lists who has left, and what was closed of it, in whatever year.

import { leaversTerm } from '../../domain/leavers/close-accounts.ts';
import type { LeaverSchool } from '../../domain/leavers/leaver-rights.ts';
import type { ClosedAccounts, LeaversDoc } from '../../domain/leavers/leavers.ts';
import {
  type Leaver,
  type OpenLeaver,
  openLeavers,
  pupilLeavers,
  staffLeavers,
} from '../../domain/leavers/open-leavers.ts';
import { destroyedTerm } from '../../domain/retention/certificate.ts';
import { lastDayOfGone } from '../../domain/retention/ends-of.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { everyDoc } from '../reports/every-doc.ts';

export type LeaverWorld = LeaverSchool & {
  readonly school: string;
  readonly leavers: readonly Leaver[];
  readonly closed: readonly ClosedAccounts[];
  readonly open: readonly OpenLeaver[];
};

export async function leaverWorld(deps: Deps, school: string, day?: IsoDate): Promise<Result<LeaverWorld>> {
  const { agreements, calendar } = deps.policy(school);
  const today = day ?? isoDateOf(deps.clock.now(), calendar.zone);
  const directory = await deps.people.directory(school);
  const years = await everyDoc(deps, 'leavers', school, [leaversTerm(school)]);
  const lists = await everyDoc(deps, 'class_list', school, []);
  // Without what was closed everybody would be asked for again; without a list, somebody who only moved.
  if (years === null || lists === null) return unavailable();
  const settled = await settledUntil(deps, school, years);
  if (settled === null) return unavailable();
  const closed = years.flatMap(({ state }) => state.closed);
  const leavers = [...staffLeavers(directory, today), ...pupilLeavers(lists, agreements.accounts, today)];
  // Of a register that was destroyed nothing is left to say that these were closed; it could go only when all of them were.
  const asked = leavers.filter(({ leftOn }) => leftOn > settled);
  const open = openLeavers(asked, closed, agreements.leaverDays, today);
  return ok({ school, directory, custodian: agreements.custodian, today, leavers, closed, open });
}

/** The last day of the latest school year whose register was destroyed; empty where none was, null where that cannot be read. */
async function settledUntil(deps: Deps, school: string, years: readonly LeaversDoc[]): Promise<IsoDate | null> {
  const gone = await everyDoc(deps, 'certificate', school, [destroyedTerm(school, 'leavers')]);
  if (gone === null) return null;
  const kept = new Set(years.map(({ id }) => `leavers:${id}`));
  const days = gone.filter(({ state }) => !kept.has(state.about)).map(({ state }) => lastDayOfGone(state.about));
  return days.toSorted().at(-1) ?? '';
}

/** Whether an account of somebody who left by that day is still open; also where that cannot be said. */
export async function anyOpenBy(deps: Deps, school: string, day: IsoDate): Promise<boolean> {
  const world = await leaverWorld(deps, school);
  return !world.ok || world.value.open.some(({ leftOn }) => leftOn <= day);
}
