// Everybody of a large school signed last year, and one morning the campaign begins: a thousand people hear of it once each that day,
// a few at a time, and nobody hears of it twice.

import { afterEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { campaignDutySource } from '../../../src/usecases/aup/campaigns/campaign-duty-source.ts';
import { signDutySource } from '../../../src/usecases/aup/sign-duty-source.ts';
import { storePerson } from '../../support/change-person.ts';
import { hastyDisk } from '../../support/hasty-disk.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { momentOf } from '../../support/other-calendar.ts';
import { ENGLISH_YEAR, openSchoolYear } from '../../support/school-year.ts';
import { signAs } from '../../support/sign-as.ts';

afterEach(closeTestStores);

const PEOPLE = 1000;
const YEARLY = '2026-09-07';
const SOURCES = [signDutySource, campaignDutySource];

const value = <T>(done: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
};

describe('a campaign for a thousand people who signed last year', () => {
  it('asks each of them once on its first day, a few at a time, and nobody twice', async () => {
    const store = { ...(await openTestStore({ disk: hastyDisk })), ...memoryStore() };
    const year = await openSchoolYear({ from: '2026-07-19', store, sources: SOURCES });
    const { school } = year;
    const ids = Array.from({ length: PEOPLE }, (_, index) => `p_many_${index}`);
    for (const id of ids)
      await storePerson(school, {
        ...{ id, name: `Somebody ${id}`, email: `${id}@school.example`, roles: [], classes: [] },
        ...{ absences: [], closeTo: [] },
      });
    // In July, before anybody was asked: in time for the year that ends, and too soon for the next one.
    for (const id of ids) await signAs(school, id);
    await year.goTo(momentOf(ENGLISH_YEAR, '2026-09-03', '08:30'));
    await year.goTo(momentOf(ENGLISH_YEAR, '2026-09-03', '12:00'));
    const many = new Set(ids);
    const toMany = () => year.bundles.filter(({ to }) => many.has(to));
    expect(toMany()).toEqual([]);

    const custodian = await school.who('p_hana');
    const { items } = value(await school.useCases.aup.campaigns.list(custodian));
    const campaign = items.find(({ id, stage }) => id.includes('-staff-') && stage === 'to_start');
    if (campaign === undefined) throw new Error('nothing was prepared');
    const page = value(await school.useCases.aup.campaigns.open(custodian, campaign.id));
    expect(page.counts.all).toBeGreaterThanOrEqual(PEOPLE);
    value(await school.useCases.aup.campaigns.start(custodian, campaign.id, { key: 'start', dueOn: page.limits.last }));

    const opens = momentOf(ENGLISH_YEAR, YEARLY, '08:30');
    const heardBy: number[] = [];
    for (let minute = 0; minute <= 15; minute += 1) {
      await year.goTo(opens + minute * MINUTE_MS);
      heardBy.push(toMany().length);
    }
    // Paced: every platform takes so many a minute, and the round is over well within the morning.
    const perMinute = heardBy.map((count, minute) => count - (heardBy[minute - 1] ?? 0));
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(330);
    expect(heardBy.at(-1)).toBe(PEOPLE);
    await year.goTo(momentOf(ENGLISH_YEAR, YEARLY, '16:00'));
    await year.goTo(momentOf(ENGLISH_YEAR, '2026-09-08', '00:00'));
    expect(new Set(toMany().map(({ to, day }) => `${to} ${day}`)).size).toBe(PEOPLE);
    expect(toMany()).toHaveLength(PEOPLE);
    for (const { view } of toMany()) expect(view.items.map(({ action }) => action.verb)).toEqual(['aup.read']);
  }, 120_000);
});
