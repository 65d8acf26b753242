// The desk of a safeguarding lead in Slack, through its windows, over signed requests.

import { afterEach, describe, expect, it } from '@jest/globals';
import { openSlackSchool, pressStolen, type SlackSchool, slackTeller } from '../support/slack-school.ts';
import {
  askIvy,
  beginNote,
  bringIn,
  callSocialCare,
  closeCase,
  DESK_SECRETS,
  finishTask,
  goThroughPicture,
  openAgain,
  TODAY,
  takeIn,
  tellParents,
  writeNote,
} from './desk-acts.ts';
import { besidesReminders, inbox, report } from './slack-acts.ts';
import { SENTINELS, tellOfAdult, tellOfNudePicture } from './stories.ts';

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
const SECRETS = [...Object.values(DESK_SECRETS), ...Object.values(SENTINELS)];

/** Nothing that Slack refused, and nothing it complained of to anybody. */
const smooth = ({ slack, user }: SlackSchool): void => {
  expect(slack.calls().filter(({ answer }) => answer.ok === false)).toEqual([]);
  for (const name of ['tess', 'dana', 'dev', 'ivy', 'sena']) expect(user(name).troubles()).toEqual([]);
};

describe('in Slack, a safeguarding lead', () => {
  it('works a case from App Home to its second closing, in one window at a time; chats hold a reference and no more', async () => {
    const here = await open();
    const ref = await report(here, tellOfNudePicture);
    const [dana, dev] = [here.user('dana'), here.user('dev')];
    const [ivy, sena] = [here.user('ivy'), here.user('sena')];
    const desk = slackTeller(dana);
    const shown = (): string => dana.modal()?.text ?? '';

    await dana.openHome();
    // What waits stands before what could be done besides.
    expect(dana.home()?.text).toContain(ref);
    expect(dana.home()?.buttons.slice(0, 2)).toEqual(['Open', 'Report a concern']);
    await dana.press('Open', 'home');
    expect(shown()).toContain(SENTINELS.story);
    await dana.press('I am dealing with this');
    expect(shown()).toContain('You are dealing with this now.');

    await writeNote(desk, 'facts', DESK_SECRETS.note);
    await writeNote(desk, 'child', DESK_SECRETS.child);
    await goThroughPicture(desk);
    await takeIn(desk);
    await callSocialCare(desk, async (body) => {
      expect(shown()).toContain(body);
      await dana.press('Get ready');
      expect(shown()).toContain('Nothing has been sent.');
      return 'other';
    });
    await tellParents(desk);
    await askIvy(desk);
    expect(shown()).toContain('Saved to the record.');

    expect(inbox(here, 'ivy')).toContain('You are asked to do something for this case.');
    await ivy.press('Open');
    expect(ivy.modal()?.text).toContain(DESK_SECRETS.task);
    for (const words of [SENTINELS.story, 'picture', 'nude']) expect(ivy.modal()?.text).not.toContain(words);
    await finishTask(slackTeller(ivy));
    expect(ivy.modal()?.text).toContain('Saved to the record.');

    await bringIn(desk, 'Sen', 'A task only: nothing of what happened');
    await dana.press('Back to the case');
    expect(inbox(here, 'sena')).toContain('A report was shared with you.');
    await sena.press('Open');
    expect(sena.modal()?.text).toContain('You may be asked to help with a case.');
    for (const secret of SECRETS) expect(sena.seenText()).not.toContain(secret);

    await here.later(MINUTE_MS);
    await beginNote(desk, 'facts', 'Her tutor walks home with her.');
    await dev.press('Open');
    await writeNote(slackTeller(dev), 'opinion', DESK_SECRETS.opinion);
    await here.later(MINUTE_MS);
    await dana.press('Save to the record');
    expect(shown()).toContain('While you were writing, this came in.');
    expect(shown()).toContain('Dev Deputy added: Note');

    await closeCase(desk, 'Yes: Online safety policy', 'The phone goes back on Friday');
    expect(shown()).toContain('Brought forward, so due soon: Online safety policy.');
    await openAgain(desk);
    expect(shown()).toContain('Open again.');
    await closeCase(desk, 'No', 'The phone goes back on Friday');
    expect(inbox(here, 'tess')).toContain(`Closed. ${ref}`);

    for (const name of ['tess', 'dana', 'dev', 'ivy', 'sena'])
      for (const secret of SECRETS) expect(inbox(here, name)).not.toContain(secret);
    for (const secret of SECRETS) expect(here.app.logged.join('\n')).not.toContain(secret);
    for (const name of ['hana', 'ezra', 'bea', 'chaz']) expect(besidesReminders(here, name)).toBe('');
    smooth(here);
  }, 60_000);

  it('finds a case by its reference, turns pages of a long list, and hears nothing of a case that is kept from her', async () => {
    const here = await open();
    const refs: string[] = [];
    for (let sent = 0; sent < 12; sent += 1) {
      refs.push(await report(here, tellOfNudePicture));
      await here.later(MINUTE_MS);
    }
    const dana = here.user('dana');
    await dana.command('cases');
    const first = dana.modal()?.text ?? '';
    await dana.press('More cases');
    const second = dana.modal()?.text ?? '';
    const seen = refs.map((ref) => [first, second].filter((page) => page.includes(ref)).length);
    expect(seen).toEqual(refs.map(() => 1));
    await dana.press('Find a case');
    await dana.type('Reference or name', refs[3] ?? '');
    await dana.press('Search');
    expect(dana.modal()?.buttons.filter((label) => label === 'Open')).toHaveLength(1);
    expect(dana.modal()?.text).toContain(refs[3]);
    await dana.press('Search by kind, day or age');
    expect(dana.modal()?.inputs.find(({ id }) => id === 'words')?.value).toBe(refs[3]);
    await dana.choose('How old', 'A week or more');
    await dana.press('Search');
    expect(dana.modal()?.text).toContain('Nothing found that you may see.');

    const hana = here.user('hana');
    await hana.command('cases');
    await hana.press('Find a case');
    for (const words of [refs[3] ?? '', 'ES-22222222']) {
      await hana.type('Reference or name', words);
      await hana.press('Search');
      expect(hana.modal()?.text).toContain('Nothing found that you may see.');
      expect(hana.modal()?.buttons).not.toContain('Open');
    }
    smooth(here);
  }, 60_000);

  it('who has stepped back, and anybody who presses a card that was sent to her, is shown nothing, also days later', async () => {
    const here = await open();
    const ref = await report(here, tellOfNudePicture);
    const [dana, tess] = [here.user('dana'), here.user('tess')];
    await dana.press('I am dealing with this');
    await dana.press('I should not have this case');
    await dana.press('Step back from this case');
    dana.closeModal();
    await here.later(3 * 24 * 60 * MINUTE_MS);
    await pressStolen(here, dana, dana, 'Open');
    expect(dana.modal()?.text).not.toContain(SENTINELS.story);
    await pressStolen(here, tess, here.user('dev'), 'I am dealing with this');
    expect(tess.modal()?.text ?? '').not.toContain('Who to call');
    expect(tess.modal()?.text ?? '').not.toContain(ref);
  }, 60_000);
});

describe('in Slack, a worry about the headteacher', () => {
  it('is led by the chair with the LADO first; the DSL reads along, the head hears of nothing and cannot be named as its lead', async () => {
    const here = await open();
    const ref = await report(here, (teller) => tellOfAdult(teller, 'Hana Head, Headteacher'));
    const [chaz, dana, hana] = [here.user('chaz'), here.user('dana'), here.user('hana')];
    await chaz.press('I am dealing with this');
    expect(chaz.modal()?.text).toContain('Tell the designated officer (LADO): By Wed 25 Nov 2026, 10:00');
    await chaz.press('Add to the record');
    await chaz.press('An adult here, 1 of 2');
    expect(chaz.modal()?.text).toContain('The headteacher is kept out of this case. The chair of governors leads.');
    for (const question of [
      'May the adult have harmed',
      'May it be a crime',
      'May the adult be a risk',
      'Does it put in doubt',
    ])
      await chaz.choose(question, 'Not sure');
    await chaz.type('What is known for each of the four', DESK_SECRETS.note);
    await chaz.choose('Who leads?', 'The headteacher');
    await chaz.choose('Has the LADO been contacted?', 'Yes, they have been contacted');
    await chaz.type('On which day?', TODAY);
    await chaz.type('Their advice; or why they are not contacted', DESK_SECRETS.advice);
    await chaz.press('Save to the record');
    expect(Object.keys(chaz.modal()?.errors ?? {})).toEqual(['leads']);
    await chaz.choose('Who leads?', 'The chair of governors or proprietor');
    await chaz.press('Save to the record');
    expect(chaz.modal()?.text).toContain('Tell the designated officer (LADO): Done');
    await chaz.press('Add to the record');
    expect(chaz.modal()?.buttons).toContain('An adult here, 2 of 2');

    await dana.press('Open');
    expect(dana.modal()?.buttons).toContain('I have read this');
    expect(dana.modal()?.buttons).not.toContain('Close this case');
    await dana.press('I have read this');
    expect(dana.modal()?.text).not.toContain('You are dealing with this now.');
    await chaz.press('Back to the case');
    expect(chaz.modal()?.text).toContain('You are dealing with this.');

    await here.later(8 * 24 * 60 * MINUTE_MS);
    for (const command of ['cases', 'home']) await hana.command(command);
    await hana.openHome();
    expect(hana.seenText()).not.toContain(ref);
    for (const secret of SECRETS) expect(hana.seenText()).not.toContain(secret);
    smooth(here);
  }, 60_000);
});

describe('in Slack, cover', () => {
  it('shows who stands in, and tells the head once nobody of the safeguarding team would be in', async () => {
    const here = await open();
    const away = async (name: string): Promise<string> => {
      const who = here.user(name);
      await who.command('away');
      await who.press('I will be away');
      await who.type('First day away', '2026-11-26');
      await who.type('Last day away', '2026-11-27');
      await who.press('Save these days');
      return who.modal()?.text ?? '';
    };
    expect(await away('dana')).toContain('Dev Deputy');
    expect(inbox(here, 'hana')).not.toContain('nobody of the safeguarding team is in');
    expect(await away('dev')).toContain(
      'From Thu 26 Nov 2026 to Fri 27 Nov 2026 nobody of the safeguarding team is in.',
    );
    expect(inbox(here, 'hana')).toContain(
      'From Thu 26 Nov 2026 to Fri 27 Nov 2026 nobody of the safeguarding team is in.',
    );
    await here.user('dev').press('I am back, or not away after all');
    expect(here.user('dev').modal()?.text).toContain('You have not said that you will be away.');
    smooth(here);
  }, 60_000);
});
