// Reviews on the demo school, through the real steps.

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reviewId } from '../../../src/domain/review/review-life.ts';
import type { Result } from '../../../src/domain/shared/result.ts';
import { reviewDutySource } from '../../../src/usecases/reviews/review-duty-source.ts';
import type { ReviewFileData } from '../../../src/usecases/reviews/review-use-cases.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

const DAY = 24 * 3_600_000;
const FILTERING = reviewId('demo', 'filtering');
const FOUND = { findings: 'Two groups can reach games. Nothing else.', changes: '', reviewed_on: '2026-11-24' };

let school: TestSchool;
let press = 0;
beforeEach(async () => {
  school = await openSchool();
});
afterEach(() => school.store.close());

const key = (): string => {
  press += 1;
  return `press-${press}`;
};
const reviews = () => school.useCases.reviews;
const looked = async (personId: string, inputs: Record<string, string> = FOUND) =>
  reviews().reviewed(await school.who(personId), FILTERING, { key: key(), inputs });
const value = (done: Result<ReviewFileData>): ReviewFileData => {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
};
const duties = async (today: string) => reviewDutySource.duties(school.deps, 'demo', today);

describe('a review', () => {
  it('is written down by its owner, and the next date follows', async () => {
    const before = value(await reviews().open(await school.who('p_dana'), FILTERING));
    expect(before.can).toMatchObject({ review: true, approve: false });
    const after = value(await looked('p_dana'));
    expect(after.state).toMatch(/^Due Wed 24 Nov 2027\. The last one waits for: Headteacher/);
    expect(JSON.stringify(after.sections)).toContain('Two groups can reach games');
  });

  it('is not written down by anybody else, and a teacher cannot even open it', async () => {
    const ivy = await looked('p_ivy');
    expect(ivy).toMatchObject({ ok: false, refusal: { code: 'review.not_owner' } });
    expect(await looked('p_tess')).toMatchObject({ ok: false, refusal: { code: 'review.not_yours' } });
    expect(await reviews().open(await school.who('p_tess'), FILTERING)).toMatchObject({ ok: false });
  });

  it('needs findings and a day that has come, and keeps to the order of days', async () => {
    expect(await looked('p_dana', { ...FOUND, findings: ' ' })).toMatchObject({ refusal: { field: 'findings' } });
    expect(await looked('p_dana', { ...FOUND, reviewed_on: '2026-11-25' })).toMatchObject({
      refusal: { field: 'reviewed_on' },
    });
    value(await looked('p_dana'));
    expect(await looked('p_dana', { ...FOUND, reviewed_on: '2026-11-01' })).toMatchObject({
      refusal: { field: 'reviewed_on' },
    });
  });

  it('is agreed to by the head, then by governors with the number of a minute, and by nobody out of turn', async () => {
    value(await looked('p_dana'));
    const agree = async (personId: string, minute = '') =>
      reviews().approve(await school.who(personId), FILTERING, { key: key(), minute });
    expect(await agree('p_chaz', '12/26')).toMatchObject({ refusal: { code: 'review.not_approver' } });
    value(await agree('p_hana'));
    expect(await agree('p_chaz')).toMatchObject({ refusal: { field: 'minute' } });
    const done = value(await agree('p_chaz', '12/26'));
    expect(done.state).toBe('Due Wed 24 Nov 2027');
    expect(JSON.stringify(done.sections)).toContain('minute 12/26');
  });

  it('takes the same press once', async () => {
    const input = { key: 'same', inputs: FOUND };
    const dana = await school.who('p_dana');
    value(await reviews().reviewed(dana, FILTERING, input));
    value(await reviews().reviewed(dana, FILTERING, input));
    const doc = await school.deps.store.read('review', FILTERING);
    expect(doc?.state.rounds).toHaveLength(1);
  });

  it('is put off with a reason, for three months at the most', async () => {
    const dana = await school.who('p_dana');
    const put = (to: string, reason = 'The provider changes in January.') =>
      reviews().postpone(dana, FILTERING, { key: key(), inputs: { to, reason } });
    const { nextDue } = (await school.deps.store.read('review', FILTERING))?.state ?? { nextDue: '2027-11-24' };
    expect(await put(nextDue, '')).toMatchObject({ refusal: { field: 'reason' } });
    expect(await put('2026-11-25')).toMatchObject({ refusal: { field: 'to' } });
    expect(await put('2028-06-01')).toMatchObject({ refusal: { field: 'to' } });
    expect(value(await put('2027-12-15')).state).toBe('Due Wed 15 Dec 2027');
  });

  it('comes sooner when something happens that touches it', async () => {
    const ezra = await school.who('p_ezra');
    const moved = await reviews().trigger(ezra, { key: key(), trigger: 'filter_changed' });
    expect(moved).toMatchObject({ ok: true, value: expect.arrayContaining(['Filtering and monitoring']) });
    expect(value(await reviews().open(ezra, FILTERING)).state).toBe('Due Tue 8 Dec 2026');
    const teacher = await reviews().trigger(await school.who('p_tess'), { key: key(), trigger: 'filter_changed' });
    expect(teacher).toMatchObject({ ok: false });
  });
});

describe('what reviews ask of people', () => {
  it('begins some time before the day, goes to the owner, and stops when it is done', async () => {
    const mine = async (today: string) =>
      (await duties(today)).filter((d) => d.to === 'p_dana' && d.kind === 'review' && d.about === FILTERING);
    expect(await mine('2026-11-24')).toEqual([]);
    const due = (await school.deps.store.read('review', FILTERING))?.state.nextDue ?? '';
    expect(await mine(due)).toMatchObject([{ title: 'Filtering and monitoring', dueOn: due }]);
    value(await looked('p_dana'));
    school.clock.move(380 * DAY);
    value(await looked('p_dana', { ...FOUND, reviewed_on: '2027-12-01' }));
    expect(await mine('2027-12-02')).toEqual([]);
  });

  it('asks the head to agree, and on the first day of the week to look ahead', async () => {
    value(await looked('p_dana'));
    const head = (await duties('2027-02-01')).filter((d) => d.to === 'p_hana').map((d) => d.kind);
    expect(head).toEqual(expect.arrayContaining(['approve_review', 'look_ahead']));
    const tuesday = (await duties('2027-02-02')).map((d) => d.kind);
    expect(tuesday).not.toContain('look_ahead');
  });
});

describe('a calendar of one’s own dates', () => {
  it('says that something is due and never what, and ends when a new one is made or the person leaves', async () => {
    const dana = await school.who('p_dana');
    const link = await reviews().calendarLink(dana);
    const token = link.ok ? (link.value.split('/').at(-1) ?? '') : '';
    const read = await reviews().readCalendar(token);
    expect(read?.type).toMatch(/^text\/calendar/);
    expect(read?.body).toContain('SUMMARY:E-safety: something is due');
    expect(read?.body).not.toMatch(/Filtering|policy|review-demo|Dana/);
    expect(await school.useCases.filtering.readFeed(token)).toBeNull();
    await reviews().calendarLink(dana);
    expect(await reviews().readCalendar(token)).toBeNull();
    expect(JSON.stringify(await school.deps.store.list('feed_reader', [], { limit: 9 }))).not.toContain(token);
  });
});

it('a review that is brought forward is told at once, then on the days that are still to come', async () => {
  const done = await reviews().trigger(await school.who('p_hana'), { trigger: 'guidance_changed', key: key() });
  expect(done.ok).toBe(true);
  const policy = (await duties('2026-11-25')).find(({ about }) => about === reviewId('demo', 'online_safety_policy'));
  // Due in a fortnight, told on 24 Nov, 5 Dec and 8 Dec, then weekly.
  expect(policy).toMatchObject({ dueOn: '2026-12-08', firstOn: '2026-11-24', spacing: [11, 3, 7] });
  expect(policy?.handedOnTo).toBe('the headteacher');
});
