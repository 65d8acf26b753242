// Requests that are nearly due, as a duty of the data protection officer, and in the last days of the headteacher too. No name in it.

import type { PersonId } from '../../domain/people/person.ts';
import { holdersOf } from '../../domain/people/presence.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { addDays } from '../../domain/shared/time.ts';
import { dueDay } from '../../domain/subject-access/due-day.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import type { DutySource } from '../reminders/duty-source.ts';
import { everyDoc } from '../reports/every-doc.ts';

const FIRST_DAYS = 14;
const HEAD_DAYS = 5;
const SPACING = [7, 4, 2, 1] as const;

export const accessDutySource: DutySource = {
  duties: async (deps, school, today) => {
    const docs = await everyDoc(deps, 'access_request', school, [`school:${school}`]);
    // A store that cannot be read now is read again at the next round; the round itself says so.
    if (docs === null) throw new Error('the requests cannot be read');
    const directory = await deps.people.directory(school);
    const [officers, heads] = [holdersOf(directory, 'dpo', today), holdersOf(directory, 'headteacher', today)];
    const first = officers.length === 0 ? heads : officers;
    return docs.flatMap((doc): readonly Duty[] => {
      const due = dueDay(doc.state);
      if (due.kind !== 'due') return [];
      const duty = (to: PersonId, days: number): Duty => ({
        ...{
          key: `access:${doc.id}`,
          kind: 'access_request',
          to,
          about: doc.id,
          title: ACCESS_TEXTS.duty(doc.state.ref),
        },
        ...{ dueOn: due.on, firstOn: firstDay(due.on, days), spacing: SPACING, handedOnOn: null },
      });
      const others = heads.filter(({ id }) => !first.some((one) => one.id === id));
      const late = firstDay(due.on, HEAD_DAYS) <= today;
      return [
        ...first.map(({ id }) => duty(id, FIRST_DAYS)),
        ...(late ? others.map(({ id }) => duty(id, HEAD_DAYS)) : []),
      ];
    });
  },
  action: (duty) => ({
    ...{
      verb: 'access.open',
      target: duty.about,
      label: ACCESS_TEXTS.buttons.open,
      style: 'primary',
      withInputs: false,
    },
  }),
  why: () => ACCESS_TEXTS.why,
};

const firstDay = (due: IsoDate, days: number): IsoDate => addDays(due, -days);
