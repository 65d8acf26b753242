// Who hears of a report in Slack, who never does, and what happens when nobody answers.

import { afterEach, describe, expect, it } from '@jest/globals';
import { openSlackSchool, pressForged, pressStolen, type SlackSchool, slackTeller } from '../support/slack-school.ts';
import { caseIdOf, inbox, report, told } from './slack-acts.ts';
import { SENTINELS, tellOfAdult } from './stories.ts';

let school: SlackSchool | undefined;
afterEach(async () => {
  await school?.close();
  school = undefined;
});
const open = async (): Promise<SlackSchool> => {
  school = await openSlackSchool();
  return school;
};
const MINUTE_MS = 60_000;
const DANA = 'Dana Safeguard, Designated Safeguarding Lead (DSL)';

describe('a report about the DSL', () => {
  it('reaches the deputy and the head, and the DSL on no surface and by no button', async () => {
    const here = await open();
    const dana = here.user('dana');
    await dana.openHome();
    const ref = await report(here, (teller) => tellOfAdult(teller, DANA));
    expect(told(here)).toEqual(expect.arrayContaining(['dev', 'hana']));
    expect(told(here)).not.toContain('dana');
    await here.user('hana').press('Open');
    expect(here.user('hana').modal()?.text).toContain(SENTINELS.story);

    await dana.openHome();
    await dana.command('cases');
    expect(dana.modal()?.text).toContain('You have no open case.');
    dana.closeModal();
    for (const [owner, label] of [
      ['hana', 'Open'],
      ['dev', 'I am dealing with this'],
      ['tess', 'My advice'],
      ['tess', 'Add something'],
    ] as const) {
      await pressStolen(here, dana, here.user(owner), label);
      dana.closeModal();
    }
    const target = caseIdOf(here, 'hana');
    for (const verb of [
      'case.note',
      'case.close',
      'case.conflict',
      'report.resume',
      'report.receipt',
      'report.discard',
    ]) {
      await pressForged(here, dana, `verb:${verb}:1`, target);
      if (dana.modal() !== null) dana.closeModal();
    }
    expect(dana.seenText()).not.toContain(ref);
    for (const word of Object.values(SENTINELS)) expect(dana.seenText()).not.toContain(word);
    // And the ladder never climbs to her.
    for (let climbs = 0; climbs < 6; climbs += 1) await here.later(20 * MINUTE_MS);
    expect(inbox(here, 'dana')).not.toContain('ES-');
    expect(inbox(here, 'tess')).toContain('Nobody has said yet that they are dealing with this.');
  });

  it('told after the alert had left: she is withdrawn at once, and learns only that it has moved', async () => {
    const here = await open();
    const tess = here.user('tess');
    const dana = here.user('dana');
    const teller = slackTeller(tess);
    await tess.command('report');
    await teller.choose('Is anyone in danger now, or in the next few hours?', 'Yes');
    await teller.choose('Is an adult who works or governs here part of the worry?', 'No');
    await teller.press('Next');
    const ref = /ES-\w{8}/.exec(inbox(here, 'dana'))?.[0] ?? 'not told';
    await teller.choose('Which comes closest?', 'An adult who works here, or a complaint');
    await teller.press('Next');
    await teller.choose('And more exactly?', 'An adult here broke the rules or harmed someone');
    await teller.press('Next');
    await teller.choose('Who is it?', DANA);
    await teller.press('Next');
    await teller.press('Next');
    await teller.press('Next');
    await teller.choose('Is a picture or video part of this?', 'No picture or video');
    await teller.press('Next');
    await teller.press('Next');
    await teller.fill('What happened?', `${SENTINELS.story}, to ${SENTINELS.name}.`);
    await teller.press('Next');
    await teller.press('Next');
    await teller.press('Send report');
    expect(inbox(here, 'dana')).toContain(`Report ${ref}\nThis report has moved to somebody else.`);
    await dana.press('Open');
    expect(dana.modal()?.text).toContain('There is no case here for you.');
    await dana.command('cases');
    expect(dana.modal()?.text).toContain('You have no open case.');
    for (const word of Object.values(SENTINELS)) expect(dana.seenText()).not.toContain(word);
  });
});

describe('a holder', () => {
  it('who should not have the case steps back: it is gone for them and with somebody else at once', async () => {
    const here = await open();
    const ref = await report(here);
    const dana = here.user('dana');
    await dana.press('Open');
    await dana.press('I should not have this case');
    expect(dana.modal()?.text).toContain('This cannot be undone.');
    await dana.press('Step back from this case');
    expect(dana.modal()?.text).toContain(`${ref} has moved to somebody else.`);
    await dana.press('Open', 'messages');
    expect(dana.modal()?.text).toContain('There is no case here for you.');
    expect(inbox(here, 'dev')).toContain(`Report ${ref} is waiting`);
  });

  it('is alone in opening it: others with other roles are refused by the same words', async () => {
    const here = await open();
    const ref = await report(here);
    expect(told(here)).toEqual(['dana', 'dev']);
    for (const name of ['ezra', 'ivy', 'bea', 'chaz', 'hana', 'tess']) {
      const outsider = here.user(name);
      await pressStolen(here, outsider, here.user('dana'), 'Open');
      expect(outsider.modal()?.text).toContain('There is no case here for you.');
      outsider.closeModal();
      await pressStolen(here, outsider, here.user('dana'), 'I am dealing with this');
      expect(outsider.seenText()).not.toContain(SENTINELS.story);
      if (name !== 'tess') expect(outsider.seenText()).not.toContain(ref);
    }
    expect(here.user('tess').lastMessage()?.text).toContain(`Saved. ${ref}`);
  });
});

describe('when nobody answers', () => {
  it('the next person is told after 15 minutes, the reporter is told plainly with numbers, and one press ends it', async () => {
    const here = await open();
    const ref = await report(here);
    expect(here.user('tess').lastMessage()?.text).toContain('Next check 10:15.');
    await here.later(14 * MINUTE_MS);
    expect(told(here)).toEqual(['dana', 'dev']);
    await here.later(2 * MINUTE_MS);
    expect(told(here)).toEqual(['dana', 'dev', 'hana']);
    const late = here.user('tess').lastMessage();
    expect(late?.edited).toBe(true);
    expect(late?.text).toMatch(/^Nobody has said yet that they are dealing with this\. Do not wait\./);
    expect(late?.text).toContain('School safeguarding phone: 01632 960104');
    await here.user('hana').press('I am dealing with this');
    expect(here.user('hana').modal()?.text).toContain('You are dealing with this');
    expect(here.user('tess').lastMessage()?.text).toContain(`Seen. ${ref}`);
    expect(here.user('tess').messages()).toHaveLength(1);
    const before = told(here);
    await here.later(60 * MINUTE_MS);
    expect(told(here)).toEqual(before);
  });

  it('a danger form that is left open is a case, and its holders hear after 20 minutes that it stopped', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tess.choose('Is anyone in danger now, or in the next few hours?', 'Yes');
    await tess.choose('Is an adult who works or governs here part of the worry?', 'No');
    await tess.press('Next');
    tess.closeModal();
    await here.user('dana').press('I am dealing with this');
    await here.later(21 * MINUTE_MS);
    expect(inbox(here, 'dana')).toContain('Somebody began this report and stopped part-way.');
  });
});
