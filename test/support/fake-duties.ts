// A source of duties that holds what a test puts into it: duties come, are done, and are gone.

import type { Duty } from '../../src/domain/reminders/duty.ts';
import type { DutySource } from '../../src/usecases/reminders/duty-source.ts';

export type FakeDuties = DutySource & {
  readonly open: Map<string, Duty>;
  readonly owe: (...duties: readonly Duty[]) => void;
  readonly done: (to: string, key: string) => void;
  /** From now on every question to it fails. */
  broken: boolean;
};

export const aDuty = (to: string, key = 'sign:staff:1f2e3d4c5b6a', duty: Partial<Duty> = {}): Duty => ({
  ...{ kind: 'sign', about: 'staff', title: 'Acceptable use agreement for staff' },
  ...{ dueOn: null, firstOn: '2026-01-01', spacing: [3, 7], handedOnOn: null },
  ...duty,
  key,
  to,
});

export function fakeDuties(...first: readonly Duty[]): FakeDuties {
  const open = new Map<string, Duty>();
  const all = (): readonly Duty[] => {
    if (source.broken) throw new Error('the source is broken');
    return [...open.values()];
  };
  const source: FakeDuties = {
    open,
    broken: false,
    owe: (...duties) => {
      for (const duty of duties) open.set(`${duty.to} ${duty.key}`, duty);
    },
    done: (to, key) => void open.delete(`${to} ${key}`),
    duties: () => Promise.resolve().then(all),
    dutiesOf: (_deps, _school, _today, person) => Promise.resolve().then(() => all().filter(({ to }) => to === person)),
    action: ({ about }) => ({
      ...{ verb: 'aup.read', target: about, label: 'Read and sign', style: 'primary', withInputs: false },
    }),
    why: () => 'Everybody who works here signs it each year.',
  };
  source.owe(...first);
  return source;
}
