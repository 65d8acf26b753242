// The day from which the years of papers, books and registers count.

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Visit } from '../../../src/domain/aup/paper/visitor-book.ts';
import { lastDayOf, lastDayOfBook, lastDayOfGone, lastDayOfYear } from '../../../src/domain/retention/ends-of.ts';

const TODAY = '2030-03-04';
const visit = (to: string, withdrawn = false): Visit => ({
  ...{ id: 'v', name: 'V', organisation: '', from: '2028-02-10', to, agreement: 'visitor', version: '1', hash: 'h' },
  ...{ signedOn: '2028-02-10', keptAt: 'Desk', recordedBy: 'p', at: 0 },
  ...(withdrawn ? { withdrawn: { at: 1, by: 'p', reason: 'twice' } } : {}),
});

it.each([
  ['nobody on any list', null, null],
  ['somebody without a last day', {}, null],
  ['somebody whose last day is today', { endsOn: TODAY }, null],
  ['somebody whose last day is yet to come', { endsOn: '2030-07-31' }, null],
  ['somebody who left and starts again', { endsOn: '2029-07-31', startsOn: '2030-04-01' }, null],
  ['somebody who left', { endsOn: '2029-07-31', startsOn: '2020-09-01' }, '2029-07-31'],
] as const)('the last day of %s', (_, person, day) => {
  expect(lastDayOf(person, TODAY)).toBe(day);
});

it('a month’s book ends with its month, or with the last visit that began in it and was not recorded by mistake', () => {
  expect(lastDayOfBook('visitors-demo-2028-02', { visits: [visit('2028-02-10')] })).toBe('2028-02-29');
  expect(lastDayOfBook('visitors-demo-2028-02', { visits: [visit('2028-04-20'), visit('2028-03-01')] })).toBe(
    '2028-04-20',
  );
  expect(lastDayOfBook('visitors-demo-2028-02', { visits: [visit('2028-04-20', true)] })).toBe('2028-02-29');
  expect(lastDayOfBook('visitors-demo', { visits: [visit('2028-04-20')] })).toBeNull();
});

it('a register that is gone stood for the same days as the register did', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2099 }), (year) => {
      expect(lastDayOfGone(`leavers:leavers-demo-${year}`)).toBe(lastDayOfYear({ year }));
    }),
  );
  expect(lastDayOfGone('leavers:elsewhere')).toBe('');
});
