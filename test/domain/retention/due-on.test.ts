// From when people may decide about a record: never before the rule says, whatever is known or not.

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOn, leftOnOf } from '../../../src/domain/retention/due-on.ts';
import {
  RETENTION_CLASSES,
  RETENTION_RULES,
  type RetentionPolicy,
} from '../../../src/domain/retention/retention-policy.ts';

const POLICY: RetentionPolicy = {
  years: {
    ...{
      safeguarding: 25,
      staff_allegation: 10,
      low_level: 0,
      incident_log: 6,
      filter_request: 3,
      filter_check: 6,
      pupil_papers: 1,
      unsuitable_site: 3,
      access_request: 6,
      staff_signatures: 6,
      visitor_book: 1,
      leavers: 6,
    },
  },
  backupsKeptDays: 35,
};

it.each([
  ['safeguarding', { birthYear: 2014 }, '2039-12-31'],
  ['safeguarding', {}, '2051-11-24'],
  ['staff_allegation', {}, '2036-11-24'],
  ['low_level', { leftOn: null }, null],
  ['low_level', { leftOn: '2030-07-31' }, '2030-07-31'],
  ['incident_log', {}, '2033-08-31'],
  ['filter_request', {}, '2029-11-24'],
  ['filter_check', {}, '2032-11-24'],
  ['unsuitable_site', {}, '2029-11-24'],
  ['staff_signatures', {}, '2032-11-24'],
  ['visitor_book', {}, '2027-11-24'],
  ['leavers', {}, '2032-11-24'],
] as const)('%s with %j', (retention, known, due) => {
  expect(dueOn(POLICY, { retention, endedOn: '2026-11-24', ...known })).toBe(due);
});

it('nothing but a low-level concern is ever due on the day on which it ended', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RETENTION_CLASSES.filter((kind) => kind !== 'low_level')),
      fc.integer({ min: 2020, max: 2090 }),
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.integer({ min: 0, max: 18 }), { nil: undefined }),
      (retention, year, month, age) => {
        const endedOn = `${year}-${String(month).padStart(2, '0')}-15`;
        const due = dueOn(POLICY, { retention, endedOn, ...(age === undefined ? {} : { birthYear: year - age }) });
        expect(due !== null && due > endedOn).toBe(true);
        expect(Number(due?.slice(0, 4)) - year).toBeLessThanOrEqual(RETENTION_RULES[retention].years + 1);
      },
    ),
  );
});

it('somebody who works here, or whose last day is today, has not left', () => {
  const person = (endsOn?: string) => ({
    ...{ id: 'p', name: 'P', email: '', roles: [], classes: [], absences: [], closeTo: [] },
    ...(endsOn === undefined ? {} : { endsOn }),
  });
  expect(leftOnOf([person('2026-01-01'), person()], '2026-11-24')).toBeNull();
  expect(leftOnOf([person('2026-11-24')], '2026-11-24')).toBeNull();
  expect(leftOnOf([person('2026-01-01'), person('2026-11-23')], '2026-11-24')).toBe('2026-11-23');
  expect(leftOnOf([null], '2026-11-24')).toBeUndefined();
});
