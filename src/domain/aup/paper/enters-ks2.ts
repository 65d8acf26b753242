// Who signs the Key Stage 2 text together with the others at the start of that stage, when the campaign for it is started. Pupils who
// are new to the school, or whose stage is put right in the middle of a year, are asked at once.

import { firstTermDay } from '../../calendar/school-calendar.ts';
import type { SchoolCalendar } from '../../school/policy.ts';
import type { IsoDate } from '../../shared/instant.ts';
import { addDays } from '../../shared/time.ts';
import type { Agreement } from '../agreement.ts';
import type { Pupil } from '../class-list.ts';
import { lastTime } from '../sign-days.ts';

type Terms = Pick<SchoolCalendar, 'terms'>;

/** Lists of the new classes are sent from here on: whoever is in the next stage by then starts it in September. */
const NEW_LISTS = '06-01';
/** Lists come late in some years. */
export const LATE_LIST_DAYS = 42;

/** The day from which a campaign counts as theirs; null for whoever is asked without one. */
export function startsTogether(pupil: Pupil, { audience }: Agreement, calendar: Terms): IsoDate | null {
  if (audience !== 'pupil_ks2' || pupil.audience !== 'pupil_ks2' || pupil.stageBefore !== 'pupil_ks1') return null;
  const late = addDays(stageStart(calendar, pupil.since), LATE_LIST_DAYS);
  return pupil.since <= late ? lastTime(NEW_LISTS, pupil.since) : null;
}

/** The first term day after the lists that `day` belongs to; the first of September where no term is known. */
export function stageStart(calendar: Terms, day: IsoDate): IsoDate {
  const year = Number(lastTime(NEW_LISTS, day).slice(0, 4));
  return firstTermDay(calendar, year) ?? `${year}-09-01`;
}
