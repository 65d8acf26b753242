// The steps of a campaign: previewed, started once, cancelled, ended; by those entitled alone; and never while the date is in doubt.

import { afterEach, expect, it } from '@jest/globals';
import { hashOf } from '../../../src/config/parse-agreement.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import { addDays, instantAt } from '../../../src/domain/shared/time.ts';
import { campaignDutySource } from '../../../src/usecases/aup/campaigns/campaign-duty-source.ts';
import { signDutySource } from '../../../src/usecases/aup/sign-duty-source.ts';
import { confirmTime, holdTime } from '../../../src/usecases/reminders/held-time.ts';
import { storePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { ENGLISH_YEAR, openSchoolYear, type SchoolYear } from '../../support/school-year.ts';
import { signAs, staffOf } from '../../support/sign-as.ts';

afterEach(closeTestStores);

const SOURCES = [signDutySource, campaignDutySource];

function value<T>(done: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}

/** Everybody signed; then the text is another one that all of them sign. */
async function afterNewVersion(more = 0) {
  let policy: Policy | null = null;
  const year = await openSchoolYear({
    from: '2026-11-02',
    sources: SOURCES,
    policy: (demo) => ({ ...demo, calendar: ENGLISH_YEAR }),
  });
  const { school } = year;
  policy = school.policy;
  for (let index = 0; index < more; index += 1)
    await storePerson(school, {
      ...{ id: `p_more_${index}`, name: `Person ${index}`, email: `p${index}@school.example`, roles: [] },
      ...{ classes: [], absences: [], closeTo: [] },
    });
  const staff = await staffOf(school);
  for (const id of staff) await signAs(school, id);
  await year.runTo('2026-11-03');
  const texts = school.policy.agreements.texts.map((text) => {
    if (text.key !== 'staff') return text;
    const next = { ...text, version: '2026-11', intro: [...text.intro, 'One thing is new.'] };
    return { ...next, hash: hashOf(next) };
  });
  Object.assign(policy.agreements, { texts });
  await year.runTo('2026-11-04');
  return { year, school, staff };
}

const hana = ({ school }: SchoolYear) => school.who('p_hana');
const only = async (year: SchoolYear) => {
  const { items } = value(await year.school.useCases.aup.campaigns.list(await hana(year)));
  const [first] = items.filter(({ stage }) => stage === 'to_start');
  if (first === undefined) throw new Error('no campaign waits');
  return first;
};
const toSign = (year: SchoolYear) =>
  year.bundles.filter(({ view }) => view.items.some(({ action }) => action.target === 'staff'));

it('a new version waits for a start, is previewed with who, when and what changed, and starts once however often it is pressed', async () => {
  const { year, school, staff } = await afterNewVersion();
  const { campaigns } = school.useCases.aup;
  const { id } = await only(year);
  const preview = value(await campaigns.open(await hana(year), id));
  expect(preview).toMatchObject({ why: 'new_version', stage: 'to_start', startsOn: '2026-11-04', held: false });
  expect(preview.counts.owed).toBe(staff.length);
  expect(preview.changes.join()).toContain('One thing is new.');
  expect(value(await campaigns.text(await hana(year), id)).agreement.version).toBe('2026-11');
  expect(toSign(year)).toEqual([]);
  const outstanding = value(await school.useCases.aup.outstanding(await hana(year)))[0];
  expect(outstanding).toMatchObject({ waiting: staff.length, missing: [] });

  const start = async (who: string, key: string, dueOn = preview.dueOn) =>
    campaigns.start(await school.who(who), id, { key, dueOn });
  expect(await start('p_hana', 'far', '2027-11-04')).toMatchObject({ refusal: { field: 'due_on' } });
  const [one, two] = await Promise.all([start('p_hana', 'slack-1'), start('p_ezra', 'teams-1')]);
  expect([value(one).stage, value(two).stage]).toEqual(['running', 'running']);
  value(await start('p_hana', 'slack-1', addDays(preview.dueOn, 5)));
  const doc = await school.store.read('campaign', id);
  expect(doc?.history.map(({ action }) => action)).toEqual(['campaign.prepared', 'campaign.started']);
  expect(doc?.state.dueOn).toBe(preview.dueOn);

  await year.runTo('2026-11-05');
  expect(new Set(toSign(year).map(({ to }) => to))).toEqual(new Set(staff));
  for (const person of staff) await signAs(school, person);
  const before = toSign(year).length;
  await year.runTo('2026-11-20');
  expect(toSign(year)).toHaveLength(before);
  expect((await school.store.read('campaign', id))?.state).toMatchObject({ phase: 'ended', endedWhy: 'all_signed' });
}, 60_000);

it('is for whoever keeps the agreements and the head, in every step, and an attempt of somebody else is on record', async () => {
  const { year, school } = await afterNewVersion();
  const { campaigns } = school.useCases.aup;
  const { id } = await only(year);
  for (const personId of ['p_tess', 'p_ivy']) {
    const who = await school.who(personId);
    const press = { key: `no ${personId}` };
    for (const done of [
      await campaigns.list(who),
      await campaigns.open(who, id),
      await campaigns.text(who, id),
      await campaigns.start(who, id, { ...press, dueOn: '2026-11-20' }),
      await campaigns.cancel(who, id, { ...press, reason: 'x' }),
      await campaigns.end(who, id, press),
      await campaigns.late(who, id),
      await campaigns.link(who, id, 'csv'),
      await campaigns.byHand(who, { ...press, agreement: 'staff', startsOn: '2026-11-20' }),
    ])
      expect(done).toMatchObject({ ok: false, refusal: { code: 'campaign.not_yours' } });
    const log = await school.store.read('actor_log', `log-${personId}`);
    expect(log?.history.some(({ action }) => action === 'access.refused')).toBe(true);
  }
  expect((await school.store.read('campaign', id))?.state.phase).toBe('prepared');
  value(await campaigns.late(await hana(year), id));
  const looked = await school.store.read('actor_log', 'log-p_hana');
  expect(looked?.history.at(-1)?.action).toBe('campaign.names_shown');
}, 60_000);

it('is not started while the date is in doubt; cancelled it asks nobody and stays away; by hand it comes again', async () => {
  const { year, school } = await afterNewVersion();
  const { campaigns } = school.useCases.aup;
  const who = await hana(year);
  const { id, dueOn } = await only(year);
  await holdTime(school.deps, 'demo');
  expect(value(await campaigns.open(who, id)).held).toBe(true);
  expect(await campaigns.start(who, id, { key: 'a', dueOn })).toMatchObject({ refusal: { code: 'campaign.held' } });
  await confirmTime(school.deps, 'demo', 'p_hana');
  expect(await campaigns.cancel(who, id, { key: 'b', reason: ' ' })).toMatchObject({ refusal: { field: 'reason' } });
  expect(value(await campaigns.cancel(who, id, { key: 'c', reason: 'A mistake' })).stage).toBe('cancelled');
  expect(await campaigns.start(who, id, { key: 'd', dueOn })).toMatchObject({ refusal: { code: 'campaign.over' } });
  await year.runTo('2026-11-13');
  expect(toSign(year)).toEqual([]);
  await expect(only(year)).rejects.toThrow('no campaign waits');
  const again = await campaigns.byHand(who, { key: 'e', agreement: 'staff', startsOn: '2026-11-14' });
  expect(value(again)).toMatchObject({ why: 'by_hand', stage: 'to_start', startsOn: '2026-11-16' });
  const same = await campaigns.byHand(who, { key: 'f', agreement: 'staff', startsOn: '2026-11-20' });
  expect(value(same).id).toBe(value(again).id);
  // Pressed on the Friday, it begins on the Monday.
  const early = value(await campaigns.start(who, value(again).id, { key: 'g', dueOn: '2026-11-30' }));
  expect(early.stage).toBe('to_come');
  await year.goTo(instantAt('2026-11-15', '12:00', 'Europe/London'));
  expect(toSign(year)).toEqual([]);
  await year.runTo('2026-11-16');
  expect(toSign(year).length).toBeGreaterThan(0);
}, 60_000);

it('whose text is changed between the preview and the start asks nobody for either, and says so', async () => {
  const { year, school } = await afterNewVersion();
  const { campaigns } = school.useCases.aup;
  const who = await hana(year);
  const { id, dueOn } = await only(year);
  const texts = school.policy.agreements.texts.map((text) => {
    if (text.key !== 'staff') return text;
    const next = { ...text, intro: [...text.intro, 'One thing more, written in between.'] };
    return { ...next, hash: hashOf(next) };
  });
  Object.assign(school.policy.agreements, { texts });
  expect(await campaigns.start(who, id, { key: 'late', dueOn })).toMatchObject({
    refusal: { code: 'campaign.changed' },
  });
  expect((await school.store.read('campaign', id))?.state.phase).toBe('prepared');
  expect(toSign(year)).toEqual([]);
}, 60_000);

it('by hand offers every text with whom it is for, but what visitors sign at the desk, which nobody can be asked for', async () => {
  const { year, school } = await afterNewVersion();
  const { campaigns } = school.useCases.aup;
  const who = await hana(year);
  const { texts } = value(await campaigns.list(who));
  expect(texts.map(({ audience }) => audience)).toEqual(['staff', 'governor', 'pupil_ks1', 'pupil_ks2', 'parent']);
  const forged = { key: 'forged', agreement: 'visitor', startsOn: '2026-11-20' };
  expect(await campaigns.byHand(who, forged)).toMatchObject({ refusal: { field: 'agreement' } });
}, 60_000);

it('hands out counts as PDF and names as a table, once each, and writes down that they left', async () => {
  const { year, school } = await afterNewVersion();
  const who = await hana(year);
  const { id } = await only(year);
  const take = async (file: 'pdf' | 'csv') => {
    const link = value(await school.useCases.aup.campaigns.link(who, id, file));
    const token = link.split('/').at(-1) ?? '';
    const taken = await school.useCases.filtering.takeDownload(token);
    expect(await school.useCases.filtering.takeDownload(token)).toBeNull();
    return taken;
  };
  expect(
    Buffer.from((await take('pdf'))?.body ?? '')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(String((await take('csv'))?.body)).toContain('Tess Teacher');
  const log = await school.store.read('actor_log', 'log-p_hana');
  expect(log?.history.filter(({ action }) => action === 'log.exported')).toHaveLength(2);
}, 60_000);

it('over 300 people is one message a person at most on its first day, spread over time', async () => {
  const { year, school, staff } = await afterNewVersion(300);
  const { id, dueOn } = await only(year);
  for (const key of ['slack', 'teams'])
    value(await school.useCases.aup.campaigns.start(await hana(year), id, { key, dueOn }));
  await year.runTo('2026-11-05');
  const told = toSign(year).filter(({ day }) => day === '2026-11-05');
  expect(told).toHaveLength(staff.length);
  expect(new Set(told.map(({ to }) => to)).size).toBe(staff.length);
  expect(staff.length).toBeGreaterThan(300);
}, 120_000);
