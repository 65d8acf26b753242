// A site that should be blocked, told of in Slack: to IT, or, where a child may have seen it, as a report.

import { afterEach, describe, expect, it } from '@jest/globals';
import { slackTeller } from '../support/slack-school.ts';
import { PRIVATE, tellWhatIsMissing } from './filter-stories.ts';
import { besidesReminders, inbox, told } from './slack-acts.ts';
import { closeFilterSchools, inChannel, leaked, MINUTE_MS, openFilterSchool, troubles } from './slack-filter-acts.ts';

afterEach(closeFilterSchools);

const SITE = `https://games.example/play?name=${PRIVATE.pupil}`;

describe('an unsuitable site', () => {
  it('that no child saw goes to IT and the co-ordinator, is blocked, and whoever found it hears', async () => {
    const { here } = await openFilterSchool();
    const tess = here.user('tess');
    await tess.command(`block ${SITE}`);
    expect(tess.modal()?.inputs.find(({ id }) => id === 'addresses')?.value).toBe(SITE);
    await tess.choose('Who came upon it?', 'I did');
    await tess.choose('Did a child see it?', 'No');
    await tess.choose('Could it be against the law?', 'No');
    await tess.type('Which device?', 'Laptop 12');
    await tess.type('Anything IT should know?', PRIVATE.note);
    await tess.press('Send to IT');
    const ref = /[A-Z]{2}-\w{8}/.exec(tess.modal()?.text ?? '')?.[0] ?? 'no reference';
    expect(tess.modal()?.text).toContain('Told: E-safety co-ordinator');
    tess.closeModal();

    expect(inbox(here, 'ezra')).toContain('Unsuitable site found');
    const ivy = here.user('ivy');
    expect(inbox(here, 'ivy')).toContain('Please block this site');
    expect(inbox(here, 'ivy')).toContain('games[.]example/play');
    await ivy.press('See details');
    for (const words of [SITE.replace('https://', ''), 'Laptop 12', PRIVATE.note])
      expect(ivy.modal()?.text).toContain(words);
    await ivy.press('It is blocked now');
    await ivy.type('Ticket number', 'T-2');
    await ivy.press('Confirm it is blocked');
    ivy.closeModal();
    expect(inbox(here, 'tess')).toContain('Site blocked');
    expect(inbox(here, 'ezra')).toContain('Ivy Technician');
    const before = besidesReminders(here, 'ivy');
    await here.later(24 * 60 * MINUTE_MS);
    expect(besidesReminders(here, 'ivy')).toBe(before);

    await here.user('dana').command('overrides');
    for (const words of [ref, 'Unsuitable site. Blocked']) expect(here.user('dana').modal()?.text).toContain(words);
    expect(inChannel(here)).toEqual([]);
    expect(told(here)).toEqual([]);
    expect(leaked(here)).toEqual([]);
    expect(troubles(here)).toEqual([]);
  });

  it('that a child saw becomes a report: and IT get the address with it, without what may be a name', async () => {
    const { here } = await openFilterSchool();
    const tess = here.user('tess');
    await tess.command(`block ${SITE}`);
    await tess.choose('Who came upon it?', 'A pupil');
    await tess.choose('Did a child see it?', 'Yes');
    await tess.choose('If a child opened it', 'No, by accident');
    await tess.choose('Could it be against the law?', 'No');
    await tess.type('Anything IT should know?', PRIVATE.note);
    await tess.press('Send to IT');
    expect(tess.modal()?.text).toContain('A child may have seen it, so this becomes a report');
    await tellWhatIsMissing(slackTeller(tess));
    expect(told(here)).toEqual([]);
    await tess.press('Send report');
    expect(told(here)).toEqual(['ezra', 'ivy']);
    const report = /ES-\w{8}/.exec(tess.modal()?.text ?? '')?.[0] ?? 'no reference';
    const ivy = here.user('ivy');
    expect(inbox(here, 'ivy')).toContain(`New report ${report}`);
    expect(inbox(here, 'ivy')).not.toContain('games');
    await ivy.press('Open');
    expect(ivy.modal()?.text).toContain('https://games.example/play');
    expect(ivy.modal()?.text).not.toContain(PRIVATE.pupil);
    expect(leaked(here)).toEqual([]);
    expect(troubles(here)).toEqual([]);
  });

  it('that may be against the law never goes to IT as a task, and its address stands in no chat', async () => {
    const { here } = await openFilterSchool();
    const tess = here.user('tess');
    await tess.command(`block ${SITE}`);
    await tess.choose('Who came upon it?', 'I did');
    await tess.choose('Did a child see it?', 'No');
    await tess.choose('Could it be against the law?', 'Not sure');
    await tess.press('Send to IT');
    expect(tess.modal()?.text).toContain('It could be against the law');
    tess.closeModal();
    for (const name of ['ivy', 'ezra']) expect(inbox(here, name)).toBe('');
    await here.user('dana').command('overrides');
    expect(here.user('dana').modal()?.text).toContain('Nothing found.');
    expect(leaked(here)).toEqual([]);
  });
});
