// The words and days of time, in the school's zone.

import { describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../../src/domain/shared/instant.ts';
import {
  addDays,
  formatDate,
  formatDay,
  formatMoment,
  formatTime,
  instantAt,
  isIsoDate,
  isoDateOf,
  isZone,
  weekdayOf,
} from '../../../src/domain/shared/time.ts';

const zone = 'Europe/London';

describe('time', () => {
  it('is written as people say it', () => {
    const moment = Date.UTC(2026, 10, 24, 14, 10);
    expect(formatMoment(moment, zone)).toBe('Tue 24 Nov, 14:10');
    expect(formatDay(moment, zone)).toBe('Tue 24 Nov');
    expect(formatTime(moment, zone)).toBe('14:10');
    expect(formatDate('2026-09-02')).toBe('Wed 2 Sep 2026');
  });

  it('follows summer time', () => {
    expect(formatTime(Date.UTC(2026, 6, 1, 13, 10), zone)).toBe('14:10');
  });

  it('puts a late evening in June on the school day, not on the UTC day', () => {
    expect(isoDateOf(Date.UTC(2026, 5, 1, 23, 30), zone)).toBe('2026-06-02');
  });

  it('takes the hour that is skipped in March as one later, and the hour that comes twice in October as the first', () => {
    expect(instantAt('2027-03-28', '01:30', zone)).toBe(Date.UTC(2027, 2, 28, 1, 30));
    expect(instantAt('2026-10-25', '01:30', zone)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('knows that a day of the change is 23 or 25 hours long', () => {
    const length = (date: string) => instantAt(date, '24:00', zone) - instantAt(date, '00:00', zone);
    expect(length('2027-03-28')).toBe(23 * HOUR_MS);
    expect(length('2026-10-25')).toBe(25 * HOUR_MS);
  });

  it('counts calendar days over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(weekdayOf('2026-11-22')).toBe('sun');
  });

  it('refuses days and zones that do not exist', () => {
    expect(isIsoDate('2026-02-29')).toBe(false);
    expect(isIsoDate('2026-2-9')).toBe(false);
    expect(isIsoDate('2028-02-29')).toBe(true);
    expect(isZone('Europe/London')).toBe(true);
    expect(isZone('London')).toBe(false);
  });
});
