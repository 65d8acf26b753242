// Whom the bot can write to in Teams, whom it lets in, and what it does with files.

import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../clients/teams-connector/index.ts';
import { chat, closeInstalled, openInstalled, report, told } from './teams-acts.ts';

afterEach(closeInstalled);

describe('the app in Teams', () => {
  it('says hello once when it is added, and from then on can write to a person who never typed', async () => {
    const here = await openInstalled(['dana']);
    expect(here.user('dana').kept()).toHaveLength(1);
    expect(chat(here, 'dana')).toContain('Report an online safety concern');
    await here.user('dana').installs();
    await here.settle();
    expect(here.user('dana').kept()).toHaveLength(1);
    await here.restart();
    const ref = await report(here);
    expect(chat(here, 'dana')).toContain(ref);
  });

  it('reaches the next people at once when the DSL has removed it, and the reporter’s count says how many', async () => {
    const here = await openInstalled(['dana', 'dev', 'hana']);
    here.user('dana').removesTheApp();
    here.user('dev').removesTheApp('MessageWritesBlocked');
    const ref = await report(here);
    expect(told(here)).toContain('hana');
    expect(chat(here, 'tess')).toContain('1 person has been told.');
    expect(chat(here, 'hana')).toContain(ref);
  });

  it('says plainly that nobody was told when nobody at all can be reached, with numbers', async () => {
    const here = await openInstalled([]);
    await report(here);
    const status = chat(here, 'tess');
    expect(status).toContain('Nobody has been told yet.');
    expect(status).toContain('Do not wait. Call one of the numbers below.');
    expect(status).toContain('School safeguarding phone: 01632 960104');
  });

  it('gives guests and strangers the fixed card and nothing else', async () => {
    const here = await openInstalled();
    const guest = here.teams.user('guest-1', {
      name: 'G',
      email: 'dana.safeguard@demo-school.example',
      userRole: 'guest',
    });
    await guest.says('report');
    await guest.says('cases');
    const kept = guest.kept().map(({ activity }) => textOf(activity.attachments));
    expect(kept).toHaveLength(2);
    for (const text of kept) expect(text).toContain('I can only take reports from full members of this school.');
    expect(guest.buttons()).toEqual([]);
  });

  it('answers a posted file with fixed advice, fetches nothing, and the DSL is told', async () => {
    const here = await openInstalled();
    const tess = here.user('tess');
    const contentUrl = `${here.teams.url}/files/persimmon.png`;
    await tess.posts([{ contentType: 'image/png', contentUrl, name: 'persimmon.png' }]);
    await here.settle();
    expect(chat(here, 'tess')).toContain('Do not send pictures or files here');
    expect(here.teams.state.calls.filter(({ path }) => path.includes('files'))).toEqual([]);
    expect(told(here)).toEqual(['dana', 'dev']);
  });
});
