// Who may know what of which case, at this moment: a small account of what was said and done, kept apart from the rules under test and
// with none of their code. What triage and people decided (told, brought in, taken off) is noted as it happens; who must not hear of a
// case, whatever was decided, is worked out here.

import type { Person } from '../../../src/domain/people/person.ts';
import { LEVELS, type Level } from './history.ts';

/** `unclear`: a tie that ended, or somebody who left and came back; then nothing is claimed. */
export type Knows = Level | 'nothing' | 'unclear';

type CaseAccount = {
  readonly reporter: string | null;
  readonly about: Set<string>;
  readonly family: Set<string>;
  /** Shut out for good: they said so, the head said so, or triage shut a role out. */
  readonly said: Set<string>;
  readonly told: Map<string, Level>;
  readonly everTold: Set<string>;
  readonly unclear: Set<string>;
  /** Shut-out roles that somebody it is about held: nobody else is meant by them. */
  readonly meant: Set<string>;
};

export type Oracle = {
  readonly opened: (n: number, reporter: string | null) => void;
  readonly isAbout: (n: number, who: { readonly about: readonly string[]; readonly family: readonly string[] }) => void;
  /** As the staff list has them now: whom they are close to, and their last day. */
  readonly staff: (person: Person) => void;
  readonly shutOut: (n: number, id: string) => void;
  /** What is wrong with that, or nothing. */
  readonly told: (n: number, id: string, level: Level) => string | null;
  /** Where none of its holders is the one it is about, whoever takes it up may be kept out like the others, or not. */
  readonly roleIsShutOut: (n: number, role: string, holders: readonly string[]) => void;
  readonly takenOff: (n: number, id: string) => void;
  readonly isOut: (n: number, id: string) => boolean;
  readonly knows: (n: number, id: string) => Knows;
  readonly knewOnce: (n: number, id: string) => boolean;
  readonly isReporter: (n: number, id: string) => boolean;
  readonly known: () => readonly number[];
};

export function makeOracle(staff: readonly Person[], today: () => string): Oracle {
  const ties = new Map(staff.map((p) => [p.id, new Set(p.closeTo)]));
  const lastDays = new Map(staff.map((p) => [p.id, p.endsOn ?? '9999-12-31']));
  const cases = new Map<number, CaseAccount>();
  const areClose = (a: string, b: string): boolean => ties.get(a)?.has(b) === true || ties.get(b)?.has(a) === true;
  const gone = (id: string): boolean => (lastDays.get(id) ?? '') < today();
  const isTied = ({ about }: CaseAccount, id: string): boolean => [...about].some((one) => areClose(one, id));
  const isOutOf = (one: CaseAccount, id: string): boolean =>
    one.about.has(id) || one.family.has(id) || one.said.has(id) || isTied(one, id) || gone(id);
  /** From the moment on in which somebody is out, what they held is gone for good. */
  const forget = (): void => {
    for (const one of cases.values()) for (const id of one.told.keys()) if (isOutOf(one, id)) one.told.delete(id);
  };
  /** Whether a case was kept from them for good hangs on what was noted while the tie stood. */
  const untie = (from: string, to: string): void => {
    for (const { about, unclear } of cases.values()) {
      if (about.has(from)) unclear.add(to);
      if (about.has(to)) unclear.add(from);
    }
  };
  const accountOf = (n: number): CaseAccount => {
    const found = cases.get(n);
    if (found === undefined) throw new Error(`nobody reported ${n}`);
    return found;
  };
  return {
    opened: (n, reporter) => {
      const sets = { about: new Set<string>(), family: new Set<string>(), said: new Set<string>() };
      cases.set(n, { reporter, ...sets, told: new Map(), everTold: new Set(), unclear: new Set(), meant: new Set() });
    },
    isAbout: (n, { about, family }) => {
      for (const id of about) accountOf(n).about.add(id);
      for (const id of family) accountOf(n).family.add(id);
      forget();
    },
    staff: ({ id, closeTo, endsOn = '9999-12-31' }) => {
      const was = ties.get(id) ?? new Set();
      for (const to of [...was].filter((one) => !closeTo.includes(one))) untie(id, to);
      ties.set(id, new Set(closeTo));
      if (gone(id) && endsOn >= today()) for (const one of cases.values()) one.unclear.add(id);
      lastDays.set(id, endsOn);
      forget();
    },
    shutOut: (n, id) => {
      accountOf(n).said.add(id);
      forget();
    },
    told: (n, id, level) => {
      const one = accountOf(n);
      const earlier = one.told.get(id);
      const deepest = LEVELS.find((each) => each === earlier || each === level) ?? level;
      if (isOutOf(one, id) && !one.unclear.has(id)) return `${id} was told of ${n} and must not know of it`;
      one.told.set(id, deepest);
      one.everTold.add(id);
      return null;
    },
    roleIsShutOut: (n, role, holders) => {
      const { about, unclear, meant } = accountOf(n);
      if (holders.some((id) => about.has(id))) meant.add(role);
      if (!meant.has(role)) for (const id of holders) unclear.add(id);
    },
    takenOff: (n, id) => void accountOf(n).told.delete(id),
    isOut: (n, id) => isOutOf(accountOf(n), id),
    knows: (n, id) => {
      forget();
      const one = cases.get(n);
      if (one === undefined) return 'nothing';
      const settled = one.about.has(id) || one.family.has(id) || one.said.has(id) || isTied(one, id) || gone(id);
      if (settled) return 'nothing';
      return one.unclear.has(id) ? 'unclear' : (one.told.get(id) ?? 'nothing');
    },
    knewOnce: (n, id) => cases.get(n)?.everTold.has(id) === true,
    isReporter: (n, id) => cases.get(n)?.reporter === id,
    known: () => [...cases.keys()],
  };
}
