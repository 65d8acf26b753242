// The private channel in Teams: a card stands there only while everybody in it may see it. The team around it is wider, and holds a guest.

import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fromChannel } from '../clients/teams-connector/index.ts';
import type { TeamsSchool } from '../support/teams-school.ts';
import { PRIVATE, SHOWN } from './filter-stories.ts';
import { chat } from './teams-acts.ts';
import {
  ask,
  CHANNEL,
  channelOf,
  closeTeamsFilterSchools,
  guestOf,
  inChannel,
  leaked,
  openTeamsFilterSchool,
} from './teams-filter-acts.ts';

let here: TeamsSchool;
beforeEach(async () => {
  here = await openTeamsFilterSchool();
});
afterEach(closeTeamsFilterSchools);

const FIT = ['ezra', 'hana', 'ivy'];

it('a request is decided in the channel, what only deciders may read opens in their own chats, and the card says who decided', async () => {
  channelOf(here, 'private', FIT);
  await ask(here);
  expect(inChannel(here)).toContain(SHOWN);
  expect(chat(here, 'ezra')).not.toContain('bbc');

  await here.user('hana').pressIn(CHANNEL, 'See details');
  await here.user('hana').press('Open');
  expect(here.user('hana').text()).toContain(PRIVATE.note);

  await here.user('ezra').pressIn(CHANNEL, 'Approve until 11:00');
  await here.settle();
  expect(chat(here, 'ezra')).toContain('Approved by Ezra Online until 11:00');
  expect(inChannel(here)).toContain('Approved by Ezra Online until 11:00');
  expect(here.teams.channel(CHANNEL)).toHaveLength(1);
  expect(chat(here, 'ivy')).toContain('Approved. Open this in the filter');
  expect(leaked(here)).toEqual([]);
});

it('whoever asked and presses Approve there approves nothing', async () => {
  channelOf(here, 'private', FIT);
  await ask(here);
  await here.user('tess').pressIn(CHANNEL, 'Approve until 11:00');
  await here.settle();
  expect(inChannel(here)).toContain('Waiting for a decision');
  expect(chat(here, 'ivy')).not.toContain('bbc');
});

it('a restart forgets nothing that the next card needs', async () => {
  channelOf(here, 'private', FIT);
  await here.restart();
  await ask(here);
  expect(inChannel(here)).toContain(SHOWN);
});

it.each<[string, () => void]>([
  ['a guest is in it', () => channelOf(here, 'private', ['ezra', 'hana'], [guestOf(here)])],
  ['somebody is in it who decides nothing', () => channelOf(here, 'private', ['ezra', 'hana', 'tess'])],
  ['it is a standard channel', () => channelOf(here, 'standard', [])],
  [
    'Teams does not say what it is',
    () => {
      channelOf(here, 'private', ['ezra', 'hana']);
      here.teams.state.teams.tells = { details: false, list: false };
    },
  ],
  [
    'Teams cannot be asked',
    () => {
      channelOf(here, 'private', ['ezra', 'hana']);
      here.teams.fails({ on: 'pagedmembers', how: 'status', status: 503 });
    },
  ],
])('when %s, the card goes to the deciders one by one and the channel stays empty', async (_what, arrange) => {
  arrange();
  await ask(here);
  await here.later(60_000);
  await here.later(60_000);
  expect(inChannel(here)).toBe('');
  expect(chat(here, 'ezra')).toContain(SHOWN);
});

it('a guest who joins while the card stands there keeps every later word of it from the channel', async () => {
  channelOf(here, 'private', FIT);
  await ask(here);
  channelOf(here, 'private', FIT, [guestOf(here)]);
  const ezra = here.user('ezra');
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:guest' }] };
  await ezra.send(ezra.activity({ ...joined, ...fromChannel(here.teams, CHANNEL) }));
  await ezra.pressIn(CHANNEL, 'Approve until 11:00');
  await here.settle();
  expect(inChannel(here)).not.toContain('Approved by');
  expect(chat(here, 'ezra')).toContain('Approved by Ezra Online');
});
