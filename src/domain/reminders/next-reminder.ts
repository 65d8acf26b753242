// When one duty comes up again, and whether a reminder of it is the last before somebody else is told.

import { schoolDayFrom } from '../calendar/school-days.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { Duty, Told } from './duty.ts';

/** The day from which it may be told (again), by its own spacing; null when it was told as often as it ever will be. */
export function nextOn(duty: Duty, told: Told): IsoDate | null {
  const before = told.duties[duty.key];
  if (before === undefined) return duty.firstOn;
  const next = spacedFrom(duty, before.times, before.lastOn);
  return next === null || next > duty.firstOn ? next : duty.firstOn;
}

/** Whether a reminder on `day` is the last one before the day on which somebody else is told. `told` may or may not count it already. */
export function isTheLast(duty: Duty, told: Told, day: IsoDate, calendar: SchoolCalendar): boolean {
  const { handedOnOn } = duty;
  if (handedOnOn === null || day >= handedOnOn) return false;
  const before = told.duties[duty.key];
  const times = before === undefined ? 1 : before.lastOn === day ? before.times : before.times + 1;
  const next = spacedFrom(duty, times, day);
  const toldOn = next === null ? null : (schoolDayFrom(calendar, next)?.date ?? null);
  return toldOn === null || toldOn >= handedOnOn;
}

/** A spacing is never less than a day: there is one bundle a day. */
function spacedFrom({ spacing }: Duty, times: number, lastOn: IsoDate): IsoDate | null {
  const days = spacing[Math.min(Math.max(times, 1), spacing.length) - 1];
  return days === undefined ? null : addDays(lastOn, Math.max(1, days));
}
