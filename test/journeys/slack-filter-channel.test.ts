// The private channel in Slack: a card stands there only while everybody in it may see it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { buttonsOf } from '../clients/slack-stand-in/visible.ts';
import { pressForged } from '../support/slack-school.ts';
import { SHOWN } from './filter-stories.ts';
import { inbox } from './slack-acts.ts';
import {
  ask,
  buttonInChannel,
  CHANNEL,
  closeFilterSchools,
  type FilterSchool,
  inChannel,
  LATER_LESSON,
  leaked,
  MINUTE_MS,
  openFilterSchool,
} from './slack-filter-acts.ts';

afterEach(closeFilterSchools);

const GUEST = 'U_GUEST';
const DAY_MS = 24 * 60 * MINUTE_MS;

async function withGuest(): Promise<FilterSchool> {
  const school = await openFilterSchool();
  school.here.slack.addPerson({ id: GUEST, name: 'Gil Guest', email: 'gil@elsewhere.example', guest: 'single' });
  return school;
}
const toldUnfit = ({ here }: FilterSchool, name: string): number =>
  here
    .user(name)
    .messages()
    .filter(({ text }) => text.includes('The private channel for filter requests')).length;

describe('a guest in the channel', () => {
  it('keeps the card out of it: those who decide get it one by one, and the head is told once a day', async () => {
    const school = await withGuest();
    const { here } = school;
    await here.slack.inChannel(CHANNEL).join(GUEST);
    await ask(here);
    await ask(here, { who: 'sol', group: '6C', address: 'museum.example/romans' });
    expect(inChannel(here)).toEqual([]);
    for (const words of [SHOWN, 'museum[.]example/romans']) expect(inbox(here, 'ezra')).toContain(words);
    expect(toldUnfit(school, 'hana')).toBe(1);
    for (const name of ['chaz', 'dev', 'ezra', 'dana', 'tess', 'sol']) expect(toldUnfit(school, name)).toBe(0);
    await here.user('ezra').press('Approve until 11:00');
    expect(inChannel(here)).toEqual([]);
    await here.later(DAY_MS);
    await ask(here, { who: 'tam', address: 'rivers.example/map' });
    expect(toldUnfit(school, 'hana')).toBe(2);

    await here.slack.inChannel(CHANNEL).leave(GUEST);
    await ask(here, { who: 'ola', group: 'staff', address: 'forms.example/a' });
    expect(inChannel(here)).toEqual([expect.stringContaining('forms[.]example/a')]);
    expect(toldUnfit(school, 'hana')).toBe(2);
    expect(here.slack.user(GUEST).seenText()).not.toContain('[.]');
  });

  it('who joins while a card stands there reads no word that comes later, and can press nothing', async () => {
    const school = await withGuest();
    const { here } = school;
    await ask(here, { lesson: LATER_LESSON });
    const stood = inChannel(here);
    expect(stood).toEqual([expect.stringContaining('Waiting for a decision')]);
    await here.slack.inChannel(CHANNEL).join(GUEST);
    const gil = here.slack.user(GUEST);
    for (const label of ['Approve until 12:15', 'Refuse', 'See details', 'Ask a question']) {
      await gil.press(label, CHANNEL);
      expect(gil.modal()?.text).not.toContain('bbc');
      expect(gil.modal()?.text).toContain('01632 960104');
      gil.closeModal();
    }
    expect(inChannel(here)).toEqual(stood);
    expect(inbox(here, 'ivy')).toBe('');

    await here.user('hana').press('Approve until 12:15', CHANNEL);
    expect(here.user('hana').modal()?.text).toContain('Approved by Hana Head until 12:15');
    expect(inChannel(here)).toEqual(stood);
    expect(inbox(here, 'tess')).toContain('Hana Head has approved it until 12:15.');
    expect(inbox(here, 'ivy')).toContain('Approved. Open this in the filter');
    expect(leaked(here)).toEqual([]);
  });

  it('who was a colleague until now cannot press a card they had before', async () => {
    const { here } = await openFilterSchool();
    await ask(here);
    const { actionId, value } = buttonInChannel(here, 'Approve until 11:00');
    const ezra = here.user('ezra');
    const spec = here.slack.world.people.get(ezra.id);
    if (spec === undefined) throw new Error('Ezra is not in Slack');
    await here.slack.changePerson({ ...spec, guest: 'multi' });
    await pressForged(here, ezra, actionId, value);
    expect(ezra.modal()?.text).toContain('01632 960104');
    expect(inbox(here, 'ivy')).toBe('');
    expect(inbox(here, 'tess')).not.toContain('approved');
  });
});

describe('a channel that anybody can join', () => {
  it('never gets a card, whoever is in it', async () => {
    const school = await openFilterSchool();
    const { here } = school;
    here.slack.inChannel(CHANNEL).publish();
    await ask(here);
    expect(inChannel(here)).toEqual([]);
    expect(inbox(here, 'ezra')).toContain(SHOWN);
    expect(toldUnfit(school, 'hana')).toBe(1);
    expect(buttonsOf(here.slack.world.channels.get(CHANNEL)?.messages.flatMap(({ blocks }) => blocks) ?? [])).toEqual(
      [],
    );
  });
});
