// Which campaign is prepared, and when: a fortnight ahead, on a school day, once, and not again after somebody cancelled it.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import type { CampaignState } from '../../../src/domain/aup/campaign.ts';
import { dueLimits, runsFromOn, schoolYearStart, yearOf } from '../../../src/domain/aup/campaign-days.ts';
import { type Wanted, wantedFor, wantedOnPaper } from '../../../src/domain/aup/campaign-wanted.ts';
import { daysAfter, daysToSign } from '../../../src/domain/aup/sign-days.ts';
import type { WhyOwed } from '../../../src/domain/aup/sign-standing.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { ENGLISH_YEAR, schoolDaysOf } from '../../support/school-year.ts';

const TEXT: Agreement = {
  ...{ key: 'staff', audience: 'staff', version: '1', title: 'T', intro: [], parts: [], boxes: [], questions: [] },
  ...{ hash: 'now', signAgain: 'everybody' },
};
const KS2: Agreement = { ...TEXT, key: 'ks2', audience: 'pupil_ks2' };
const POLICY = { yearlyOn: '09-05', daysToSign: 14 };
const DAYS = schoolDaysOf(ENGLISH_YEAR);

const campaign = (more: Partial<CampaignState>): CampaignState => ({
  ...{ agreement: 'staff', audience: 'staff', version: '1', hash: 'now', why: 'yearly', phase: 'prepared' },
  ...{ preparedAt: 0, countsFrom: '2027-08-05', startsOn: '2027-09-06', dueOn: '2027-09-20', pressesSeen: [] },
  ...more,
});
const facts = (today: string, campaigns: readonly CampaignState[] = [], waiting: Record<string, WhyOwed[]> = {}) => ({
  ...{ today, calendar: ENGLISH_YEAR, policy: POLICY, campaigns, older: [] },
  waitingOn: (day: string): readonly WhyOwed[] =>
    Object.entries(waiting).flatMap(([from, whys]) => (day >= from ? whys : [])),
});
const YEARLY = { '2027-09-05': ['yearly' as const] };

describe('a campaign for the year', () => {
  it('is prepared a fortnight ahead at the soonest; its day on a Sunday makes it the Monday', () => {
    expect(wantedFor(TEXT, facts('2027-08-21', [], YEARLY))).toBeNull();
    expect(wantedFor(TEXT, facts('2027-08-22', [], YEARLY))).toEqual({
      ...{ why: 'yearly', startsOn: '2027-09-06', dueOn: '2027-09-20', countsFrom: '2027-08-05' },
    });
    // Nobody looked in time: it starts on the day on which it is found.
    expect(wantedFor(TEXT, facts('2027-10-04', [], YEARLY))).toMatchObject({ why: 'yearly', startsOn: '2027-10-04' });
    expect(wantedFor(TEXT, facts('2027-09-02'))).toBeNull();
  });

  it('is prepared once, and comes not back when it was cancelled, before the next year', () => {
    const at = (day: string, phase: CampaignState['phase']): Wanted | null =>
      wantedFor(TEXT, facts(day, [campaign({ phase })], YEARLY));
    expect(at('2027-09-02', 'prepared')).toBeNull();
    expect(at('2027-09-02', 'cancelled')).toBeNull();
    expect(at('2027-10-02', 'cancelled')).toBeNull();
    expect(at('2028-09-04', 'cancelled')).toMatchObject({ why: 'yearly' });
    const early = campaign({ phase: 'running', runsFrom: '2027-09-06' });
    expect(wantedFor(TEXT, facts('2027-09-02', [early], YEARLY))).toBeNull();
  });
});

describe('a new version', () => {
  it('is prepared at once, also while a campaign for the text before is there, and by hand again what was by hand', () => {
    const old = campaign({ hash: 'before', phase: 'running', runsFrom: '2027-09-06' });
    const waiting = { '2027-09-10': ['yearly' as const, 'new_version' as const] };
    expect(wantedFor(TEXT, facts('2027-09-10', [old], waiting))).toMatchObject({
      ...{ why: 'new_version', startsOn: '2027-09-10' },
    });
    expect(wantedFor(TEXT, facts('2027-11-10', [{ ...old, why: 'by_hand' }]))).toMatchObject({ why: 'by_hand' });
  });
});

describe('Key Stage 2', () => {
  it('signs from the first day of the school year, prepared a fortnight before, once', () => {
    expect(schoolYearStart(ENGLISH_YEAR, '2027-08-20')).toBe('2027-09-01');
    expect(schoolYearStart(ENGLISH_YEAR, '2026-08-20')).toBe('2026-09-02');
    expect(schoolYearStart({ ...ENGLISH_YEAR, terms: [] }, '2026-08-20')).toBeNull();
    expect(wantedOnPaper(KS2, facts('2027-08-17'))).toBeNull();
    expect(wantedOnPaper(KS2, facts('2027-08-18'))).toMatchObject({ why: 'ks2_start', startsOn: '2027-09-01' });
    const there = campaign({ agreement: 'ks2', why: 'ks2_start', startsOn: '2027-09-01', phase: 'ended' });
    expect(wantedOnPaper(KS2, facts('2027-09-03', [there]))).toBeNull();
    expect(wantedOnPaper(KS2, facts('2027-11-20'))).toBeNull();
  });
});

it('whatever the day: it starts on a school day not before today, and its last day may be chosen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 440 }), fc.integer({ min: 0, max: 440 }), (ahead, from) => {
      const today = addDays('2026-09-02', ahead);
      const next = wantedFor(TEXT, facts(today, [], { [addDays('2026-09-02', from)]: ['yearly'] }));
      if (next === null) return;
      expect([next.startsOn, DAYS.has(next.startsOn)]).toEqual([next.startsOn, true]);
      expect(next.startsOn >= today).toBe(true);
      expect(next.countsFrom < next.startsOn && yearOf(POLICY, next.startsOn) > next.countsFrom).toBe(true);
      const limits = dueLimits(runsFromOn(next, today));
      expect(limits.first <= next.dueOn && next.dueOn <= limits.last).toBe(true);
    }),
  );
});

it('days that are counted between two days lead from the first to the second again, holidays or not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 60 }), (from, days) => {
      const world = { calendar: ENGLISH_YEAR, person: { absences: [] } };
      expect(daysToSign(from, daysAfter(from, days, world), world)).toBe(days);
    }),
  );
});
