// What was decided since it was last asked, handed to the oracle: who was told, brought in, taken off, or left out by triage or by the
// reporter. Read from the record of the case, since how triage decides is tested elsewhere; who must be shut out is not asked of it.

import type { HistoryEntry } from '../../../src/domain/shared/document.ts';
import { LEVELS } from './history.ts';
import type { Oracle } from './oracle.ts';
import type { Case } from './reporting.ts';
import type { World } from './world.ts';

const DECIDED: readonly unknown[] = ['unticked', 'role_excluded'];

export function keepAccount(world: World, oracle: Oracle, cases: readonly Case[], faults: string[]): () => void {
  const read = new Map<string, number>();
  const note = (n: number, { action, by, detail }: HistoryEntry): void => {
    const person = String(detail.person ?? by);
    const level = LEVELS.find((one) => one === detail.depth);
    if ((action === 'case.told' || action === 'case.shared') && level !== undefined) {
      const fault = oracle.told(n, person, level);
      if (fault !== null) faults.push(fault);
    }
    if (action === 'case.access_ended') oracle.takenOff(n, person);
    if (action === 'case.recused' && DECIDED.includes(detail.why)) oracle.shutOut(n, person);
    if (action === 'case.conflict_recorded' || action === 'case.conflict_declared') oracle.shutOut(n, person);
  };
  return () => {
    const staff = world.staff();
    for (const person of staff) oracle.staff(person);
    for (const { n, id } of cases) {
      const doc = world.store.all('case').find((one) => one.id === id);
      for (const role of doc?.state.outcome?.exclude ?? []) {
        const holders = staff.filter(({ roles }) => roles.some((held) => held === role));
        oracle.roleIsShutOut(
          n,
          role,
          holders.map((one) => one.id),
        );
      }
      const from = read.get(id) ?? 0;
      for (const entry of doc?.history.slice(from) ?? []) note(n, entry);
      read.set(id, doc?.history.length ?? 0);
    }
  };
}
