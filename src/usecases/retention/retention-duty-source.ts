// Old records that could be decided about, as a duty of whoever keeps the log and of the data protection officer.

import { holdersOf } from '../../domain/people/presence.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import type { DutySource } from '../reminders/duty-source.ts';
import { retentionList } from './retention-list.ts';
import { scanForDue } from './scan.ts';

const SPACING_DAYS = 14;

export const retentionDutySource: DutySource = {
  beforeRound: scanForDue,
  duties: async (deps, school, today) => {
    const directory = await deps.people.directory(school);
    const roles = [deps.policy(school).records.logOwner, 'dpo'] as const;
    const people = new Map(roles.flatMap((role) => holdersOf(directory, role, today)).map((one) => [one.id, one]));
    const duties = await Promise.all(
      [...people.values()].map(async (person): Promise<readonly Duty[]> => {
        // As they themselves would see it: whoever is shut out of a case does not even count it.
        const list = await retentionList(deps, { school, person });
        const waiting = list.ok ? list.value.lines.filter(({ can }) => can.propose || can.confirm) : [];
        if (waiting.length === 0) return [];
        const duty = { key: `retention:${person.id}`, kind: 'retention_review', to: person.id, about: '' } as const;
        const title = RETENTION_TEXTS.duty(waiting.length);
        return [{ ...duty, title, dueOn: null, firstOn: today, spacing: [SPACING_DAYS], handedOnOn: null }];
      }),
    );
    return duties.flat();
  },
  action: () => ({
    ...{ verb: 'retention', target: '', label: RETENTION_TEXTS.buttons.start, style: 'primary', withInputs: false },
  }),
  why: () => RETENTION_TEXTS.dutyWhy,
};
