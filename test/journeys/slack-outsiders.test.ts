// Who and what is not let in: guests, other workspaces, bots; pictures and files.

import { afterEach, describe, expect, it } from '@jest/globals';
import {
  openSlackSchool,
  pressForged,
  pressStolen,
  type SlackSchool,
  slackId,
  slackTeller,
} from '../support/slack-school.ts';
import { caseIdOf, inbox, report, told } from './slack-acts.ts';
import { SENTINELS, tellOfHarmedPupil } from './stories.ts';

let school: SlackSchool | undefined;
afterEach(async () => {
  await school?.close();
  school = undefined;
});
const open = async (): Promise<SlackSchool> => {
  school = await openSlackSchool();
  return school;
};

describe('somebody who is not a full member of this school', () => {
  const FIXED = 'I can only take reports from full members of this school.';
  it.each([
    ['a guest of one channel', { guest: 'single' as const }],
    ['a guest of several channels', { guest: 'multi' as const }],
    ['somebody of a connected workspace', { teamId: 'T0OTHER', stranger: true }],
    ['another bot', { bot: true }],
  ])('%s gets the fixed card with numbers, whatever they try, and nothing is kept of it', async (_name, spec) => {
    const here = await open();
    const ref = await report(here);
    // Also with the address of the DSL.
    const guest = here.slack.addPerson({ id: 'U_GUEST', email: 'dana.safeguard@demo-school.example', ...spec });
    const saw = (): string => `${guest.modal()?.text ?? ''}${guest.lastMessage()?.text ?? ''}`;
    await guest.command('report');
    expect(saw()).toContain(FIXED);
    expect(saw()).toContain('01632 960104');
    await guest.command('cases');
    expect(guest.modal()?.text).toContain(FIXED);
    expect(guest.modal()?.buttons).toEqual([]);
    await pressStolen(here, guest, here.user('dana'), 'Open');
    expect(guest.modal()?.text).toContain(FIXED);
    await guest.postFile();
    await guest.openHome();
    expect(guest.home()?.text).toContain(FIXED);
    expect(guest.seenText()).not.toContain(ref);
    expect(guest.seenText()).not.toContain(SENTINELS.story);
    expect(told(here)).toEqual(['dana', 'dev']);
    expect(here.user('dana').messages()).toHaveLength(1);
  });

  it('of a workspace that is not ours gets one fixed line and reaches nothing', async () => {
    const here = await open();
    const { world } = here.slack;
    const reply = await here.slack.deliver({
      kind: 'slash_commands',
      payload: {
        ...{ command: '/esafety', text: 'report', user_id: slackId('dana'), team_id: 'T0OTHER' },
        ...{ trigger_id: world.trigger(slackId('dana')), channel_id: 'C1' },
      },
    });
    expect(JSON.stringify(reply.body)).toContain('belongs to another school');
    expect(here.user('dana').modal()).toBeNull();
  });
});

describe('a picture or file posted to the bot', () => {
  it('gets the fixed advice; nothing of it is fetched; the DSL and the deputy are told', async () => {
    const here = await open();
    const tess = here.user('tess');
    // Where a fetch would be seen.
    const address = `${here.slack.settings.apiUrl.replace('/api/', '')}/files/persimmon.png`;
    const files = [{ id: 'F1', name: 'persimmon.png', url_private: address, thumb_64: address }];
    await tess.message('look at this', { subtype: 'file_share', files });
    expect(inbox(here, 'tess')).toContain('Do not send pictures or files here');
    expect(inbox(here, 'tess')).toContain('do not copy, save, forward or show it');
    expect(here.slack.world.fileFetches).toEqual([]);
    expect(here.slack.calls().filter(({ method }) => method.startsWith('files.'))).toEqual([]);
    expect(told(here)).toEqual(['dana', 'dev']);
    await here.user('dana').press('Open');
    expect(here.user('dana').modal()?.text).toContain('posted a picture or file to the bot');
    await tess.postFile();
    await tess.postFile();
    expect(inbox(here, 'dana').match(/New report/g)).toHaveLength(1);
  });

  it('during a report without a name is not tied to its poster', async () => {
    const here = await open();
    const tess = here.user('tess');
    await tess.command('report');
    await tellOfHarmedPupil(slackTeller(tess), { name: 'Leave my name out' });
    await tess.press('Send report');
    const ref = /ES-\w{8}/.exec(tess.modal()?.text ?? '')?.[0] ?? 'none';
    tess.closeModal();
    await tess.postFile();
    const dana = here.user('dana');
    await pressForged(here, dana, 'verb:case.open:1', caseIdOf(here, 'dana', ref));
    expect(dana.modal()?.text).toContain('Somebody who gave no name');
    expect(dana.modal()?.text).not.toContain('posted a picture');
    expect(dana.modal()?.text).not.toContain('Tess');
  });
});
