// Everybody's duties, or one person's, from every source. A source that fails keeps nobody's other reminders back.

import type { PersonId } from '../../domain/people/person.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import type { Deps } from '../ports.ts';
import type { DutySource } from './duty-source.ts';

export type OwedDuty = { readonly duty: Duty; readonly source: DutySource };

export type Gathered = {
  /** In the order of the sources: the order in which they stand in a bundle. */
  readonly owed: readonly OwedDuty[];
  /** A source could not say: what is not here may still be owed. */
  readonly incomplete: boolean;
};

/** One that fails is said in the log and tried again the next school day; the others go on. */
export async function beforeRound(
  deps: Deps,
  sources: readonly DutySource[],
  school: string,
  today: IsoDate,
): Promise<void> {
  for (const source of sources) {
    try {
      await source.beforeRound?.(deps, school, today);
    } catch (error) {
      deps.log.error('reminders.not_prepared', { school }, error);
    }
  }
}

export const allDuties = (
  deps: Deps,
  sources: readonly DutySource[],
  school: string,
  today: IsoDate,
): Promise<Gathered> => gather(deps, sources, school, (source) => source.duties(deps, school, today));

export const dutiesOf = (
  deps: Deps,
  sources: readonly DutySource[],
  school: string,
  today: IsoDate,
  person: PersonId,
): Promise<Gathered> =>
  gather(deps, sources, school, async (source) => {
    const theirs =
      source.dutiesOf === undefined
        ? await source.duties(deps, school, today)
        : await source.dutiesOf(deps, school, today, person);
    return theirs.filter(({ to }) => to === person);
  });

async function gather(
  deps: Deps,
  sources: readonly DutySource[],
  school: string,
  ask: (source: DutySource) => Promise<readonly Duty[]>,
): Promise<Gathered> {
  const owed: OwedDuty[] = [];
  let incomplete = false;
  for (const source of sources) {
    try {
      for (const duty of await ask(source)) owed.push({ duty, source });
    } catch (error) {
      deps.log.error('reminders.source_failed', { school }, error);
      incomplete = true;
    }
  }
  return { owed, incomplete };
}
