// On the last school day before it begins, whoever stands for the head reads once more that nobody would be in.

import { schoolDayFrom } from '../../domain/calendar/school-days.ts';
import { gapsBetween } from '../../domain/cover/gaps.ts';
import { standsForHead } from '../../domain/cover/who-hears.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import { addDays } from '../../domain/shared/time.ts';
import { COVER_TEXTS } from '../../views/cover-texts.ts';
import { askingOnly } from '../reminders/asking-only.ts';
import type { DutySource } from '../reminders/duty-source.ts';

/** How far ahead the end of a gap is looked for. */
const LOOK_DAYS = 30;

export const coverDutySource: DutySource = {
  ...askingOnly(
    async (deps, school, today) => {
      const { calendar } = deps.policy(school);
      const directory = await deps.people.directory(school);
      const head = standsForHead(directory, today);
      const next = schoolDayFrom(calendar, addDays(today, 1))?.date;
      if (head === null || next === undefined) return [];
      return gapsBetween(directory, calendar, { from: today, to: addDays(next, LOOK_DAYS) })
        .filter(({ from }) => from === next)
        .map(
          (gap): Duty => ({
            ...{
              kind: 'cover_gap',
              to: head.id,
              about: '',
              dueOn: null,
              firstOn: today,
              spacing: [],
              handedOnOn: null,
            },
            key: `cover_gap:${gap.of}:${gap.from}`,
            title: COVER_TEXTS.gap(gap),
          }),
        );
    },
    ({ id }, { directory, today }) => standsForHead(directory, today)?.id === id,
  ),
  action: () => ({
    ...{ verb: 'away', target: '', label: COVER_TEXTS.buttons.list },
    ...{ style: 'plain', withInputs: false },
  }),
  why: () => COVER_TEXTS.duty.why,
};
