// Whether every school of this server is staffed: all that is missing is said at once, before anybody can report to it.

import { calendarIsOver } from '../domain/calendar/check-calendar.ts';
import type { Policy } from '../domain/school/policy.ts';
import { checkStaffing, staffingWarnings } from '../domain/school/staffing.ts';
import type { Fault } from '../domain/shared/fault.ts';
import { isoDateOf } from '../domain/shared/time.ts';
import type { Deps } from './ports.ts';

export async function checkSchools(
  { people, clock, policy: policyOf }: Pick<Deps, 'people' | 'clock' | 'policy'>,
  packs: readonly Policy[],
): Promise<{ readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] }> {
  const schools = await Promise.all(
    packs.map(async ({ key }) => {
      const policy = policyOf(key);
      const directory = await people.directory(policy.key);
      return { policy, directory, today: isoDateOf(clock.now(), policy.calendar.zone) };
    }),
  );
  return {
    faults: schools.flatMap((s) => checkStaffing(s.policy, s.directory, s.today)),
    warnings: schools.flatMap((s) => [
      ...staffingWarnings(s.policy, s.directory, s.today),
      ...calendarIsOver(s.policy.calendar, s.today),
    ]),
  };
}
