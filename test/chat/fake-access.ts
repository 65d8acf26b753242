// Requests for data, in memory: as many cases and words as a page may have to hold.

import { ok, refuse } from '../../src/domain/shared/result.ts';
import { ACCESS_STEPS } from '../../src/domain/subject-access/access-request.ts';
import type { AccessUseCases, RequestFile } from '../../src/usecases/subject-access/access-use-cases.ts';

type Step = <A extends readonly unknown[], R>(name: string, run: (...args: A) => R) => (...args: A) => Promise<R>;

const FILE: RequestFile = {
  ...{
    id: 'd1',
    ref: 'DR-7K3QF9XB',
    kind: 'Somebody asks',
    received: 'Mon 2 Nov 2026',
    standing: 'Answer by Wed 2 Dec 2026',
  },
  ...{ isClosed: false, about: 'Amy Wagtail', asker: 'Her mother', may: ACCESS_STEPS, asksForData: true },
  steps: Array.from({ length: 12 }, () => ({
    ...{
      on: 'Tue 3 Nov 2026',
      what: 'They said which data they mean',
      words: 'Only the pictures. '.repeat(20),
      by: 'Bea Business',
    },
  })),
};

export const makeFakeAccess = (step: Step): AccessUseCases => ({
  list: step('access.list', () => ok(Array.from({ length: 20 }, () => FILE))),
  register: step('access.register', () => refuse('access.on', 'Choose the day.', 'on')),
  open: step('access.open', () => ok(FILE)),
  step: step('access.step', () => ok(FILE)),
  held: step('access.held', () =>
    ok({
      ref: FILE.ref,
      cases: Array.from({ length: 30 }, (_, at) => ({
        id: `case-${at}`,
        ref: 'ES-7K3QF9XB',
        left: at % 3 === 0 ? null : at % 3,
      })),
      page: 0,
      more: 0,
      others: Array.from({ length: 60 }, () => 'Signed Staff acceptable use, Mon 2 Nov 2026'),
    }),
  ),
  file: step('access.file', () => refuse('copy.again', 'This is not the same as above.', 'again')),
});
