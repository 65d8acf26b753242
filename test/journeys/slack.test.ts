// Whole journeys in Slack, over signed requests, through the program as main.ts puts it together.

import { afterEach, describe, expect, it } from '@jest/globals';
import { takeDiskAway } from '../support/broken-disk.ts';
import { openSlackSchool, type SlackSchool, slackTeller, withoutChecks } from '../support/slack-school.ts';
import { besidesReminders, inbox } from './slack-acts.ts';
import { SENTINELS, tellOfHarmedPupil, tellPageOne, tellWhatHappened, tellWhatKind } from './stories.ts';

let school: SlackSchool | undefined;
afterEach(async () => {
  await school?.close();
  school = undefined;
});
const open = async (): Promise<SlackSchool> => {
  school = await openSlackSchool();
  return school;
};

/** Nothing that Slack refused, and nothing it complained of to anybody. */
const smooth = ({ slack, user }: SlackSchool): void => {
  expect(slack.calls().filter(({ answer }) => answer.ok === false)).toEqual([]);
  for (const name of ['tess', 'dana', 'dev', 'hana']) expect(user(name).troubles()).toEqual([]);
};

describe('a teacher reports in Slack', () => {
  it('with slips on the way, and the DSL, who has never used the bot, deals with it to the end', async () => {
    const here = await open();
    const tess = here.user('tess');
    const dana = here.user('dana');
    const teller = slackTeller(tess);

    await tess.command('report');
    expect(tess.modal()?.text).toMatch(/^If anyone is in immediate danger, call 999 now/);
    withoutChecks(here, tess);
    await tess.press('Next');
    expect(Object.keys(tess.modal()?.errors ?? {})).toEqual(['danger', 'adult_concern']);
    await tellPageOne(teller);
    await tellWhatKind(teller);

    const long = `${SENTINELS.story} ${'x'.repeat(3000)}`;
    withoutChecks(here, tess);
    await tess.type('What happened?', long);
    await tess.press('Next');
    expect(tess.modal()?.errors.story).toContain(
      `That is ${long.length.toLocaleString('en-GB')} letters; 3,000 fit here.`,
    );
    expect(tess.modal()?.inputs.find(({ id }) => id === 'story')?.value).toBe(long);
    await tellWhatHappened(teller);
    await tess.type('Which day was it?', '2026-12-24');
    await tess.type('What has been done so far?', 'Nothing yet.');
    await tess.press('Next');
    expect(tess.modal()?.errors.when_date).toContain('That day has not come yet');
    await tess.type('Which day was it?', '2026-11-23');
    await tess.press('Next');

    const told = tess.modal()?.inputs.find(({ id }) => id === 'told');
    expect(told?.options).toEqual([
      'Dana Safeguard, Designated Safeguarding Lead (DSL)',
      'Dev Deputy, Deputy Designated Safeguarding Lead',
    ]);
    expect(inbox(here, 'dana')).toBe('');
    await tess.choose('Who will be told', 'Dana Safeguard, Designated Safeguarding Lead (DSL)');
    await tess.press('Send report');
    const ref = /Your reference is (ES-\w{8})/.exec(tess.modal()?.text ?? '')?.[1] ?? 'no reference';
    expect(inbox(here, 'tess')).toContain(`Saved. ${ref}`);
    // The unticked deputy is not told; the next rung steps in.
    expect(inbox(here, 'dev')).toBe('');

    expect(inbox(here, 'dana')).toContain(`New report ${ref}\nUrgent. 10:00.`);
    await dana.press('I am dealing with this');
    expect(dana.modal()?.text).toContain(SENTINELS.story);
    expect(dana.modal()?.text).toContain('Reported by: Tess Teacher');
    expect(tess.messages()).toHaveLength(1);
    expect(tess.lastMessage()).toMatchObject({ edited: true, text: expect.stringContaining('Somebody has read') });

    await dana.press('Add to the record');
    await dana.press('Add a note');
    await dana.choose('What is this note?', 'Facts: what was seen, said or done');
    await dana.type('The note', 'Spoke to her at break.');
    await dana.press('Save to the record');
    expect(dana.modal()?.text).toContain('Spoke to her at break.');
    await dana.press('Close this case');
    withoutChecks(here, dana);
    await dana.press('Close the case now');
    expect(Object.keys(dana.modal()?.errors ?? {})).toHaveLength(6);
    for (const question of ['What happened, in short', 'What was done', 'What was decided', 'Why', 'What came of it'])
      await dana.type(question, 'Talked it through with her family.');
    await dana.choose('Do lessons mean that a policy should be looked at again?', 'No');
    await dana.press('Close the case now');
    expect(dana.modal()?.text).toContain('Closed');
    expect(tess.messages()).toHaveLength(1);
    expect(tess.lastMessage()?.text).toContain(`Closed. ${ref}`);

    await tess.command('mine');
    expect(tess.modal()?.text).toContain(`${ref}\nClosed`);
    await dana.command('cases');
    expect(dana.modal()?.text).toContain('You have no open case.');
    smooth(here);
  });

  it('and unticks the DSL: others are told, the DSL is not, and the head hears of it too', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess));
    await tess.choose('Who will be told', 'Dev Deputy, Deputy Designated Safeguarding Lead');
    await tess.press('Send report');
    expect(inbox(here, 'dana')).toBe('');
    expect(inbox(here, 'dev')).toContain('New report ES-');
    expect(inbox(here, 'hana')).toContain('New report ES-');
    smooth(here);
  });

  it('and presses Send twice, or Slack repeats it: one case, one alert, the same answer', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess));
    await tess.press('Send report');
    const receipt = tess.modal()?.text;
    const first = here.slack.sent.at(-1)?.reply.body;
    const again = await here.slack.redeliver();
    expect(again.body).toEqual(first);
    const late = here.slack.sent.at(-1)?.delivery;
    if (late === undefined) throw new Error('nothing was sent');
    await here.later(2 * 60_000);
    expect(JSON.stringify((await here.slack.deliver(late)).body)).toContain(/ES-\w{8}/.exec(receipt ?? '')?.[0]);
    await here.settle();
    expect(here.user('dana').messages()).toHaveLength(1);
    expect(tess.messages()).toHaveLength(1);
    await here.user('dana').command('cases');
    expect(
      here
        .user('dana')
        .modal()
        ?.buttons.filter((label) => label === 'Open'),
    ).toHaveLength(1);
  });

  it('begins in App Home, saves and closes, goes on another day, and can delete it, asked once', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.openHome();
    await tess.press('Report a concern', 'home');
    await tellPageOne(slackTeller(tess));
    await tess.choose('Which comes closest?', 'Someone is nasty, hateful or threatening');
    await tess.press('Save and close');
    expect(tess.modal()?.text).toContain('It has not been sent and nobody has been told.');
    tess.closeModal();
    await here.restart();
    await here.later(24 * 60 * 60_000);
    await tess.press('Continue my report', 'messages');
    expect(tess.modal()?.inputs.find(({ id }) => id === 'first_choice')?.value).toContain('Someone is nasty');
    tess.closeModal();
    await tess.message('report');
    await tess.press('Continue my report', 'messages');
    await tess.press('Delete this draft');
    expect(tess.modal()?.text).toContain('This cannot be undone.');
    await tess.press('Yes, delete what I typed');
    expect(tess.modal()?.text).toContain('Nothing was sent and nobody was told.');
    tess.closeModal();
    await tess.command('report');
    expect(tess.modal()?.title).toBe('Report a concern');
    expect(besidesReminders(here, 'dana')).toBe('');
    smooth(here);
  });

  it('may be in danger: the alert leaves on page one, before the form is finished, and again it is one case', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellPageOne(slackTeller(tess), { danger: 'Not sure' });
    expect(inbox(here, 'dana')).toContain('New report ES-');
    expect(tess.modal()?.text).toContain('3 people have been told that someone may be in danger.');
    expect(tess.modal()?.buttons).not.toContain('Delete this draft');
    await here.user('dana').press('Open');
    expect(here.user('dana').modal()?.text).toContain('The reporter has not finished the form.');
    await tellWhatKind(slackTeller(tess));
    await tellWhatHappened(slackTeller(tess));
    await tess.press('Next');
    await tess.press('Send report');
    await here.user('dana').command('cases');
    expect(
      here
        .user('dana')
        .modal()
        ?.buttons.filter((label) => label === 'Open'),
    ).toHaveLength(1);
    smooth(here);
  });
});

describe('a report without a name', () => {
  it('leaves no status behind, names nobody, and its code alone leads back to it', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess), { name: 'Leave my name out' });
    expect(tess.modal()?.text).toContain('Your name is not on this report.');
    await tess.press('Send report');
    const code = /\b[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}\b/.exec(tess.modal()?.text ?? '')?.[0] ?? 'no code';
    tess.closeModal();
    expect(tess.messages()).toEqual([]);
    await tess.command('mine');
    expect(tess.modal()?.text).toContain('You have sent no report with your name.');

    await tess.press('I have a code');
    await tess.type('Your code', 'AAAA-AAAA-AAAA-AAAA');
    await tess.press('Look it up');
    expect(Object.values(tess.modal()?.errors ?? {}).join()).toContain('No report has this code.');
    await tess.type('Your code', code.toLowerCase());
    await tess.press('Look it up');
    await tess.press('Add something');
    await tess.type('What do you want to add?', 'It began in September.');
    await tess.press('Save what I added');
    expect(tess.messages()).toEqual([]);

    const dana = here.user('dana');
    expect(inbox(here, 'dana')).toContain('Something has been added');
    await dana.press('Open');
    expect(dana.modal()?.text).toContain('Reported by: Somebody who gave no name');
    expect(dana.modal()?.text).toContain('It began in September.');
    expect(dana.seenText()).not.toContain('Tess');
    smooth(here);
  });
});

describe('help', () => {
  it('gives the numbers to anyone, also when nothing can be read or written', async () => {
    const here = await open();
    const ola = here.user('ola');
    await ola.command('help');
    expect(inbox(here, 'ola')).toContain('School safeguarding phone: 01632 960104');
    here.hold();
    const giveBack = takeDiskAway(here.app.folder);
    try {
      await here.user('sol').command('help');
      expect(inbox(here, 'sol')).toContain('School safeguarding phone: 01632 960104');
      await here.user('sol').openHome();
      expect(here.user('sol').home()?.text).toContain('01632 960104');
    } finally {
      giveBack();
    }
  });
});
