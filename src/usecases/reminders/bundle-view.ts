// One bundle as it reads when it leaves: what still stands of what was bundled this morning.

import { dueOn } from '../../domain/reminders/bundle-for.ts';
import { isTheLast } from '../../domain/reminders/next-reminder.ts';
import type { RemindersState } from '../../domain/reminders/reminders.ts';
import type { SchoolCalendar } from '../../domain/school/policy.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { REMINDER_TEXTS, whenWords } from '../../views/reminder-texts.ts';
import type { ReminderBundle } from '../../views/reminder-views.ts';
import type { OwedDuty } from './gather-duties.ts';

/** Null when nothing is left of it. `owed` is what the person owes now. */
export function bundleView(
  owed: readonly OwedDuty[],
  state: RemindersState,
  today: IsoDate,
  calendar: SchoolCalendar,
): ReminderBundle | null {
  const keys = state.bundle?.duties ?? [];
  const standing = keys.flatMap((key) => owed.find(({ duty }) => duty.key === key) ?? []);
  if (standing.length === 0) return null;
  const due = dueOn(
    owed.map(({ duty }) => duty),
    state,
    today,
  );
  return {
    view: 'reminder_bundle',
    items: standing
      .toSorted((a, b) => owed.indexOf(a) - owed.indexOf(b))
      .map((one) => itemOf(one, state, today, calendar)),
    more: due.filter(({ key }) => !keys.includes(key)).length,
  };
}

const itemOf = (
  { duty, source }: OwedDuty,
  state: RemindersState,
  today: IsoDate,
  calendar: SchoolCalendar,
): ReminderBundle['items'][number] => ({
  title: duty.title,
  why: source.why(duty),
  when: whenWords(duty.dueOn, today),
  last: isTheLast(duty, state, today, calendar)
    ? REMINDER_TEXTS.last(duty.handedOnTo ?? REMINDER_TEXTS.somebodyElse)
    : '',
  action: source.action(duty),
});
