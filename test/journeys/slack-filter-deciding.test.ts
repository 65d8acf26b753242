// Who may say yes to a filter request in Slack, and until when: by stored facts at the press, never by what a card says.

import { afterEach, describe, expect, it } from '@jest/globals';
import { pressForged, pressStolen } from '../support/slack-school.ts';
import { PRIVATE, SHOWN } from './filter-stories.ts';
import { besidesReminders, inbox } from './slack-acts.ts';
import {
  ask,
  buttonInChannel,
  CHANNEL,
  closeFilterSchools,
  inChannel,
  LATER_LESSON,
  leaked,
  leaves,
  MINUTE_MS,
  openFilterSchool,
  troubles,
} from './slack-filter-acts.ts';

afterEach(closeFilterSchools);

const APPROVE = 'Approve until 11:00';
const OWN = 'You asked for this yourself, so somebody else has to decide.';

describe('whoever asked', () => {
  it('cannot approve it on the card in the channel, and it still waits for the others', async () => {
    const { here } = await openFilterSchool();
    await ask(here, { who: 'ezra', group: '5T' });
    const ezra = here.user('ezra');
    await ezra.press(APPROVE, CHANNEL);
    expect(ezra.modal()?.text).toContain(OWN);
    ezra.closeModal();
    expect(inChannel(here)[0]).toContain('Waiting for a decision');
    expect(besidesReminders(here, 'ivy')).toBe('');
    await here.user('hana').press(APPROVE, CHANNEL);
    expect(inChannel(here)[0]).toContain('Approved by Hana Head');
  });

  it('and is the only one who decides: it goes to the head at once, by no channel', async () => {
    const { here } = await openFilterSchool({
      overrides: { approvers: { roles: ['esafety_coordinator'] } },
      inChannel: ['ezra', 'ivy'],
    });
    await ask(here, { who: 'ezra', group: '5T' });
    expect(inChannel(here)).toEqual([]);
    expect(inbox(here, 'hana')).toContain(SHOWN);
    const ezra = here.user('ezra');
    await pressStolen(here, ezra, here.user('hana'), APPROVE);
    expect(ezra.modal()?.text).toContain(OWN);
    expect(besidesReminders(here, 'ivy')).toBe('');
    await here.user('hana').press(APPROVE);
    expect(inbox(here, 'ivy')).toContain('Approved. Open this in the filter');
  });

  it('hears at once when there is nobody else at all', async () => {
    const { here } = await openFilterSchool({
      overrides: {
        approvers: { roles: ['esafety_coordinator'] },
        excludedRoles: ['headteacher', 'deputy_head', 'dsl'],
      },
      inChannel: null,
    });
    await ask(here, { who: 'ezra', group: '5T' });
    expect(inbox(here, 'ezra')).toContain('Nobody who may decide on this can be reached just now');
    for (const name of ['hana', 'dev', 'dana', 'ivy']) expect(besidesReminders(here, name)).toBe('');
  });
});

describe('a yes', () => {
  it('after the lesson is too late, also when nobody has looked at the clock yet', async () => {
    const { here } = await openFilterSchool();
    await ask(here);
    here.hold();
    here.clock.move(61 * MINUTE_MS);
    const ezra = here.user('ezra');
    await ezra.press(APPROVE, CHANNEL);
    expect(ezra.modal()?.text).toContain('It is too late to decide on this. The time for it ended at 11:00.');
    await here.release();
    expect(inbox(here, 'tess')).toContain('Nobody answered in time, so this request has ended and nothing was opened.');
    expect(inChannel(here)[0]).toContain('Nobody answered in time. Nothing was opened.');
    expect(besidesReminders(here, 'ivy')).toBe('');
  });

  it('of somebody who has left since the card came counts for nothing, and the next one is asked', async () => {
    const school = await openFilterSchool({ inChannel: null });
    const { here } = school;
    await ask(here, { lesson: LATER_LESSON });
    expect(inbox(here, 'ezra')).toContain(SHOWN);
    await leaves(school, 'ezra');
    const ezra = here.user('ezra');
    await ezra.press('Approve until 12:15');
    expect(ezra.modal()?.text).not.toContain('Approved');
    expect(ezra.modal()?.text).not.toContain(PRIVATE.note);
    ezra.closeModal();
    await ezra.press('See details');
    expect(ezra.modal()?.text).not.toContain(PRIVATE.note);
    expect(besidesReminders(here, 'ivy')).toBe('');
    await here.later(20 * MINUTE_MS);
    await here.user('hana').press('Approve until 12:15');
    expect(inbox(here, 'tess')).toContain('Hana Head has approved it until 12:15.');
    expect(inbox(here, 'ivy')).toContain('Approved. Open this in the filter');
    expect(inbox(here, 'ezra')).not.toContain('Approved by');
  });

  it('of two that are needed is lost when its giver leaves before the other comes', async () => {
    const school = await openFilterSchool({ overrides: { approvals: 2 } });
    const { here } = school;
    await ask(here, { lesson: LATER_LESSON });
    await here.user('ezra').press('Approve until 12:15', CHANNEL);
    expect(inChannel(here)[0]).toContain('Ezra Online said yes. One more yes is needed.');
    expect(besidesReminders(here, 'ivy')).toBe('');
    await leaves(school, 'ezra');
    const hana = here.user('hana');
    await hana.press('Approve until 12:15', CHANNEL);
    expect(hana.modal()?.text).toContain('One more yes is needed.');
    expect(besidesReminders(here, 'ivy')).toBe('');
  });

  it('of two that are needed, both in the same second, opens it once', async () => {
    const { here } = await openFilterSchool({ overrides: { approvals: 2 } });
    await ask(here);
    await Promise.all(['ezra', 'hana'].map((name) => here.user(name).press(APPROVE, CHANNEL)));
    expect(inChannel(here)[0]).toMatch(/Approved by (Ezra Online and Hana Head|Hana Head and Ezra Online) until 11:00/);
    expect(here.user('ivy').messages()).toHaveLength(1);
    expect(troubles(here)).toEqual([]);
  });

  it('on a card that was not brought up to date tells who decided, and changes nothing', async () => {
    const { here } = await openFilterSchool();
    await ask(here);
    const stale = buttonInChannel(here, APPROVE);
    const hana = here.user('hana');
    await hana.press('Refuse', CHANNEL);
    await hana.type('Why not?', PRIVATE.reason);
    await hana.press('Refuse the request');
    const ezra = here.user('ezra');
    await pressForged(here, ezra, stale.actionId, stale.value);
    expect(ezra.modal()?.text).toContain('Hana Head said no to this at 10:00.');
    expect(inChannel(here)[0]).toContain('Refused by Hana Head.');
    expect(besidesReminders(here, 'ivy')).toBe('');
    await here.user('tess').press('See details');
    expect(here.user('tess').modal()?.text).toContain(PRIVATE.reason);
    expect(leaked(here)).toEqual([]);
  });

  it('by a teacher who got hold of the button is no yes, and shows nothing of the request', async () => {
    const { here } = await openFilterSchool();
    await ask(here);
    const sol = here.user('sol');
    for (const label of [APPROVE, 'Refuse', 'Ask a question', 'Approve shorter', 'See details']) {
      const { actionId, value } = buttonInChannel(here, label);
      await pressForged(here, sol, actionId, value);
      expect(sol.modal()?.text).toContain('There is no filter request here for you.');
      sol.closeModal();
    }
    expect(inChannel(here)[0]).toContain('Waiting for a decision');
    expect(sol.seenText()).not.toContain('bbc');
  });
});
