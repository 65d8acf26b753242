// One old record in memory, for the conversation's tests.

import { ok } from '../../src/domain/shared/result.ts';
import type { RetentionLine, RetentionUseCases } from '../../src/usecases/retention/retention-use-cases.ts';
import { LINK } from './fake-filtering.ts';

export const OLD: RetentionLine = {
  ...{ key: 'case:c-1', ref: 'ES-7K3QF9XB', kind: 'Online safety incident', rule: '6 years', isDue: true },
  ...{ endedOn: 'Mon 1 Sep 2014', dueOn: 'Mon 31 Aug 2021', hold: null, birthYear: null, asksBirthYear: false },
  proposal: { by: 'Dana Safeguard', on: 'Tue 24 Nov', why: 'Not needed', mine: false },
  can: { propose: false, confirm: true },
};
const CERTIFIED = { id: 'cert-1', ref: OLD.ref, line: 'Destroyed.' };

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

export const makeFakeRetention = (step: Step): RetentionUseCases => ({
  list: step('retention.list', () => ok({ lines: [OLD], held: false })),
  find: step('retention.find', () => ok(OLD)),
  open: step('retention.open', () => ok(OLD)),
  keep: step('retention.keep', () => ok(OLD)),
  hold: step('retention.hold', () => ok(OLD)),
  lift: step('retention.lift', () => ok(OLD)),
  propose: step('retention.propose', () => ok(OLD)),
  confirm: step('retention.confirm', () => ok(CERTIFIED)),
  certificates: step('retention.certificates', () => ok([CERTIFIED])),
  certificateLink: step('retention.certificateLink', () => ok(LINK)),
});
