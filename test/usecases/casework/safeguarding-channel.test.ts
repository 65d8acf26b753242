import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { changePerson } from '../../support/change-person.ts';
import { CHANNEL_ID } from '../../support/fake-channel.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const ABOUT_DEV: Answers = {
  ...HARMED_PUPIL,
  adult_concern: 'yes',
  adult: 'person:p_dev',
  adult_part: 'about',
};

/** The pack names the fake channel for safeguarding, not for filter requests. */
const openWith = (members: readonly string[]): Promise<TestSchool> =>
  openSchool({
    channel: members,
    policy: (pack) => ({
      ...pack,
      overrides: { ...pack.overrides, channel: { slack: null, teams: null } },
      safeguardingChannel: { slack: CHANNEL_ID, teams: null },
    }),
  });

const posted = (school: TestSchool): readonly string[] =>
  school.sent.filter(({ to }) => to === 'channel').map(({ view }) => JSON.stringify(view));
const warned = (school: TestSchool, id: string): number =>
  school.sent.filter(
    ({ to, view }) => to === id && view.view === 'notice' && view.title === 'The safeguarding channel was not used',
  ).length;

async function report(school: TestSchool, answers: Answers = HARMED_PUPIL): Promise<string> {
  const { ref } = await sendReport(school, 'p_tess', answers);
  await school.worker.runOnce();
  await school.worker.runOnce();
  return ref;
}

describe('the safeguarding channel', () => {
  it('gets the alert of a new report while everybody in it holds the case, and people are told one by one all the same', async () => {
    const school = await openWith(['p_dana', 'p_dev']);
    const ref = await report(school);
    expect(posted(school)).toHaveLength(1);
    expect(posted(school)[0]).toContain(ref);
    expect(posted(school)[0]).not.toMatch(/school any more|bully|pupil/i);
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(school.alertsTo('p_dev')).toHaveLength(1);
    expect(warned(school, 'p_hana')).toBe(0);
  });

  it('gets nothing when somebody in it has no part in the case; the head hears it once, without a reference', async () => {
    const school = await openWith(['p_dana', 'p_dev', 'p_tess']);
    const ref = await report(school);
    expect(posted(school)).toEqual([]);
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(warned(school, 'p_hana')).toBe(1);
    const notices = school.sent.filter(({ to }) => to === 'p_hana').map(({ view }) => JSON.stringify(view));
    expect(notices.join(' ')).not.toContain(ref);
  });

  it('gets nothing about somebody who is in it, and who hears of that is not shut out of the case', async () => {
    const school = await openWith(['p_dana', 'p_dev']);
    await changePerson(school, 'p_hana', { closeTo: ['p_dev'] });
    await report(school, ABOUT_DEV);
    expect(posted(school)).toEqual([]);
    expect(warned(school, 'p_dev')).toBe(0);
    expect(warned(school, 'p_hana')).toBe(0);
    expect(warned(school, 'p_chaz')).toBe(1);
  });

  it('gets nothing while somebody in it would only be told later, and nobody is warned of that', async () => {
    const school = await openWith(['p_dana', 'p_dev', 'p_hana']);
    await report(school);
    expect(posted(school)).toEqual([]);
    expect(warned(school, 'p_hana')).toBe(0);
  });

  it('gets nothing from a guest, an unknown person, an open channel or one that cannot be read', async () => {
    for (const spoil of [
      (school: TestSchool) => school.channel.members.push({ tenant: 'T0DEMO', userId: 'U9', standing: 'guest' }),
      (school: TestSchool) => school.channel.members.push({ tenant: 'T0DEMO', userId: 'U8', standing: 'member' }),
      (school: TestSchool) => {
        school.channel.isPrivate = false;
      },
      (school: TestSchool) => {
        school.channel.unreadable = 'throws';
      },
    ]) {
      const school = await openWith(['p_dana', 'p_dev']);
      spoil(school);
      await report(school);
      expect(posted(school)).toEqual([]);
      expect(school.alertsTo('p_dana')).toHaveLength(1);
    }
  });
});
