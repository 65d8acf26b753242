// What people type as an address in Slack gets what it should; and a site that should be blocked is told of, with a child and without.

import { afterEach, describe, expect, it } from '@jest/globals';
import { slackTeller } from '../support/slack-school.ts';
import { PRIVATE, tellOfBlockedSite, tellWhichSite } from './filter-stories.ts';
import { inbox } from './slack-acts.ts';
import {
  ask,
  CHANNEL,
  closeFilterSchools,
  inChannel,
  ivyOpens,
  leaked,
  openFilterSchool,
  troubles,
} from './slack-filter-acts.ts';

afterEach(closeFilterSchools);

const LONGEST = `clips.example/${'a'.repeat(2000 - 'clips.example/'.length)}`;

describe('an address that a teacher types', () => {
  it.each([
    ['of 2,001 letters', `${LONGEST}b`, 'One address has 2,001 letters; 2,000 fit.'],
    [
      'of a script',
      'javascript:alert(document.cookie)',
      'Addresses that begin with "javascript:" cannot be opened here',
    ],
    ['of a file', 'file:///C:/pupils.xls', 'Addresses that begin with "file:" cannot be opened here'],
    ['inside the school network', 'http://[fe80::1]/printer', 'is inside the school network'],
    ['with a star', '*.example.org/x', 'Leave the star out'],
    ['of a person', 'sam.pupil@school.example', 'is an e-mail address'],
    ['that is none', 'please', 'is not a whole web address'],
    ['the school never opens', 'www.never-open.example/a', "on the school's list of sites that nobody can open"],
  ])('%s is sent back with the field named, and nobody is asked', async (_what, address, reason) => {
    const { here } = await openFilterSchool();
    const tess = here.user('tess');
    await tess.command('unblock');
    await tess.type('Web address', address);
    await tellWhichSite(slackTeller(tess));
    expect(tess.modal()?.errors.addresses).toContain(reason);
    expect(tess.modal()?.inputs.find(({ id }) => id === 'addresses')?.value).toBe(address);
    expect([...inChannel(here), inbox(here, 'ezra'), inbox(here, 'tess')].join('')).toBe('');
    expect(troubles(here)).toEqual([]);
  });

  it.each([
    ['of 2,000 letters', LONGEST, /clips\[\.\]example\/a{50,110}…/, []],
    [
      'with letters that are not English',
      'bücher.example/seite',
      /bücher\[\.\]example\/seite/,
      ['xn--bcher-kva[.]example'],
    ],
    ['that looks like another site', 'bbс.co.uk/news', /\[\.\]co\[\.\]uk\/news/, ['Look twice']],
    ['that is a number', 'http://[2001:db9::1]:8080/x', /2001/, ['It is a number instead of a name', 'port 8080']],
    [
      'with a password',
      'https://sam:geheim@clips.example/x',
      /clips\[\.\]example\/x/,
      ['A user name or password stood'],
    ],
  ])(
    '%s stands in the channel so that nobody can press it, with what to look at',
    async (_what, address, shown, looks) => {
      const { here } = await openFilterSchool();
      await ask(here, { address });
      const [card = ''] = inChannel(here);
      expect(card).toMatch(shown);
      for (const look of looks) expect(card).toContain(look);
      const posted = JSON.stringify(here.slack.world.channels.get(CHANNEL)?.messages);
      expect(posted).not.toMatch(/https?:\/\/|geheim|clips\.example|xn--bcher-kva\.example/);
      expect(Math.max(...card.split('\n').map((line) => line.length))).toBeLessThan(200);
      expect(troubles(here)).toEqual([]);
    },
  );

  it('keeps its end only where it is ticked, and then in the file and the list, and in no chat', async () => {
    const { here, operator } = await openFilterSchool();
    const made = await operator('feed', 'create', 'Main filter');
    const token = /\/feed\/([\w-]{43})/.exec(made.out)?.[1] ?? 'no token';
    const tess = here.user('tess');
    await tess.command(`unblock clips.example/watch?v=${PRIVATE.pupil}`);
    await tess.choose('Does the part after ? matter?', 'Keep it: it picks out one page or video');
    await tellOfBlockedSite(slackTeller(tess), { group: '5T' });
    expect(inChannel(here)[0]).toContain('The part after ? was kept, because it picks out one page.');
    await here.user('ezra').press('See details', CHANNEL);
    expect(here.user('ezra').modal()?.text).toContain(`clips.example/watch?v=${PRIVATE.pupil}`);
    await here.user('ezra').press('Approve until 11:00');
    await ivyOpens(here);
    const list = await (await fetch(`${here.app.url}/feed/${token}`)).text();
    expect(list).toBe(`clips.example/watch?v=${PRIVATE.pupil}\n`);
    expect(leaked(here)).toEqual([]);
  });

  it('that the filter lists as against the law leads to a report, and nobody is asked to open it', async () => {
    const { here } = await openFilterSchool();
    const tess = here.user('tess');
    await tess.command('unblock clips.example/x');
    await tellWhichSite(slackTeller(tess), { category: 'Terrorism' });
    expect(tess.modal()?.text).toContain('report it. You have done nothing wrong.');
    await tess.press('Report a concern');
    expect(tess.modal()?.title).toBe('Report a concern');
    expect(inChannel(here)).toEqual([]);
    await here.settle();
    expect(inbox(here, 'ezra')).toBe('');
  });
});
