// Two leavers in memory, for the conversation's tests.

import { ok } from '../../src/domain/shared/result.ts';
import type { LeaverItem, LeaversUseCases } from '../../src/usecases/leavers/leavers-use-cases.ts';
import { LINK } from './fake-filtering.ts';

export const LEFT: readonly LeaverItem[] = [
  {
    ...{ who: 'person:p_leo', name: 'Leo Leaver', group: '', leftOn: 'Fri 30 Oct 2026' },
    ...{ closeBy: 'Fri 13 Nov 2026', isOverdue: true },
  },
  {
    ...{ who: 'pupil:x-17', name: 'Pia Pupil', group: '5T', leftOn: 'Mon 23 Nov 2026' },
    ...{ closeBy: 'Mon 7 Dec 2026', isOverdue: false },
  },
];

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

export const makeFakeLeavers = (step: Step): LeaversUseCases => ({
  open: step('leavers.open', () => ok({ items: LEFT, today: '2026-11-24' })),
  closed: step('leavers.closed', () =>
    ok([
      {
        ...{ name: 'Cora Closed', group: '', leftOn: 'Fri 2 Oct 2026', closedOn: 'Mon 5 Oct 2026', by: 'Ivy IT' },
        ...{ what: 'E-mail', kit: 'Kit is back' },
      },
    ]),
  ),
  close: step('leavers.close', () => ok({ count: 1, left: 1 })),
  link: step('leavers.link', () => ok(LINK)),
});
