// One month, standing still while something is waited for, two more where it is complex; a complaint thirty days.

import { expect, it } from '@jest/globals';
import type { AccessKind, StepTaken } from '../../../src/domain/subject-access/access-request.ts';
import { dueDay } from '../../../src/domain/subject-access/due-day.ts';

const took = (step: StepTaken['step'], on: string): StepTaken => ({ step, on, words: 'w', by: 'p_bea', at: 0 });
const due = (receivedOn: string, steps: readonly StepTaken[] = [], what: AccessKind = 'access') =>
  dueDay({ what, receivedOn, steps });
const on = (day: string) => ({ kind: 'due', on: day });

it('is one month after it came, holidays and weekends included, on the last day where the month is shorter', () => {
  expect(due('2026-11-24')).toEqual(on('2026-12-24'));
  expect(due('2027-01-31')).toEqual(on('2027-02-28'));
});

it('begins when the identity is clear, where proof of it was asked for', () => {
  const asked = took('identity_asked', '2026-11-25');
  expect(due('2026-11-24', [asked])).toEqual({ kind: 'waits_for_identity' });
  expect(due('2026-11-24', [asked, took('identity_checked', '2026-12-01')])).toEqual(on('2027-01-01'));
});

it('stands still while which data is meant is waited for, each time', () => {
  const asked = took('clarification_asked', '2026-11-26');
  expect(due('2026-11-24', [asked])).toEqual({ kind: 'waits_for_clarification' });
  const answered = [asked, took('clarified', '2026-11-30')];
  expect(due('2026-11-24', answered)).toEqual(on('2026-12-28'));
  expect(
    due('2026-11-24', [...answered, took('clarification_asked', '2026-12-01'), took('clarified', '2026-12-02')]),
  ).toEqual(on('2026-12-29'));
});

it('is two months later where it is complex, and nothing once it is closed', () => {
  expect(due('2026-11-24', [took('extended', '2026-12-01')])).toEqual(on('2027-02-24'));
  expect(due('2026-11-24', [took('closed', '2026-12-01')])).toEqual({ kind: 'done' });
});

it('of a complaint is thirty days to acknowledge', () => {
  expect(due('2026-11-24', [], 'complaint')).toEqual(on('2026-12-24'));
  expect(due('2026-11-24', [took('acknowledged', '2026-11-25')], 'complaint')).toEqual({ kind: 'done' });
});
