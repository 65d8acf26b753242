// The whole program in Teams: a filter request is asked for in a 1:1 chat, stands in the private channel while that is fit, and is
// decided there. The team around the channel is wider, and holds a guest.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { fromChannel, type TeamsUser, textOf } from '../../clients/teams-connector/index.ts';
import { openTeamsSchool, type TeamsSchool } from '../../support/teams-school.ts';

const CHANNEL = '19:filtering-desk@thread.tacv2';
let folder = '';
let here: TeamsSchool;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'esafety-pack-'));
  const pack = await readFile(new URL('../../../deploy/schools/demo.yaml', import.meta.url), 'utf8');
  const file = join(folder, 'demo.yaml');
  const parsed = parse(pack) as { readonly overrides?: object };
  await writeFile(file, stringify({ ...parsed, overrides: { ...parsed.overrides, channel: { teams: CHANNEL } } }));
  here = await openTeamsSchool({ ESAFETY_POLICY: file });
  for (const name of ['tess', 'ezra', 'hana', 'ivy']) await here.user(name).installs();
  await here.settle();
});
afterEach(async () => {
  await here.close();
  await rm(folder, { recursive: true });
});

type Kind = 'private' | 'standard';

/** The team has a guest in it; so has the channel only if a test says so. */
function channelOf(kind: Kind, inside: readonly string[], guests: readonly TeamsUser[] = []): void {
  const guest = here.teams.user('guest', { userRole: 'guest' });
  const team = here.teams.team('19:staff@thread.tacv2', [...['tess', 'ezra', 'hana', 'ivy'].map(here.user), guest]);
  team.channel(CHANNEL, kind, kind === 'standard' ? undefined : [...inside.map(here.user), ...guests]);
}

async function tessAsks(): Promise<void> {
  const tess = here.user('tess');
  await tess.says('unblock museum.example/romans?pupil=sam');
  await tess.press('Ask to open a blocked site');
  tess.answers({ category: 'News', purpose: 'Material for a lesson', group: '5T' });
  await tess.press('Next');
  tess.answers({ looked: 'Yes', note: 'Sam asked for it after yesterday' });
  await tess.press('Send request');
  await here.settle();
}

const inChannel = (): string =>
  here.teams
    .channel(CHANNEL)
    .map(({ activity }) => textOf(activity))
    .join('\n');
const chatOf = (name: string): string =>
  here
    .user(name)
    .kept()
    .map(({ activity }) => textOf(activity))
    .join('\n');

it('a request is decided in the channel, what only deciders may read opens in their own chats, and the card says who decided', async () => {
  channelOf('private', ['ezra', 'hana', 'ivy']);
  await tessAsks();
  expect(inChannel()).toContain('museum[.]example/romans');
  expect(chatOf('ezra')).not.toContain('museum');

  await here.user('hana').pressIn(CHANNEL, 'See details');
  await here.user('hana').press('Open');
  expect(here.user('hana').text()).toContain('Sam asked for it after yesterday');

  await here.user('ezra').pressIn(CHANNEL, 'Approve until 11:00');
  await here.settle();
  expect(chatOf('ezra')).toContain('Approved by Ezra Online until 11:00');
  expect(inChannel()).toContain('Approved by Ezra Online until 11:00');
  expect(here.teams.channel(CHANNEL)).toHaveLength(1);
  expect(chatOf('ivy')).toContain('Approved. Open this in the filter');
  expect(JSON.stringify(here.teams.state.posts)).not.toMatch(/sam\b|yesterday/i);
  expect(here.app.logged.join()).not.toMatch(/museum|sam\b/i);
});

it('whoever asked and presses Approve there approves nothing', async () => {
  channelOf('private', ['ezra', 'hana', 'ivy']);
  await tessAsks();
  await here.user('tess').pressIn(CHANNEL, 'Approve until 11:00');
  await here.settle();
  expect(inChannel()).toContain('Waiting for a decision');
  expect(chatOf('ivy')).not.toContain('museum');
});

it('a restart forgets nothing that the next card needs', async () => {
  channelOf('private', ['ezra', 'hana', 'ivy']);
  await here.restart();
  await tessAsks();
  expect(inChannel()).toContain('museum[.]example/romans');
});

it.each<[string, () => void]>([
  ['a guest is in it', () => channelOf('private', ['ezra', 'hana'], [here.teams.user('guest', { userRole: 'guest' })])],
  ['somebody is in it who decides nothing', () => channelOf('private', ['ezra', 'hana', 'tess'])],
  ['it is a standard channel', () => channelOf('standard', [])],
  [
    'Teams does not say what it is',
    () => {
      channelOf('private', ['ezra', 'hana']);
      here.teams.state.teams.tells = { details: false, list: false };
    },
  ],
  [
    'Teams cannot be asked',
    () => {
      channelOf('private', ['ezra', 'hana']);
      here.teams.fails({ on: 'pagedmembers', how: 'status', status: 503 });
    },
  ],
])('when %s, the card goes to the deciders one by one and the channel stays empty', async (_what, arrange) => {
  arrange();
  await tessAsks();
  await here.later(60_000);
  await here.later(60_000);
  expect(inChannel()).toBe('');
  expect(chatOf('ezra')).toContain('museum[.]example/romans');
});

it('a guest who joins while the card stands there keeps every later word of it from the channel', async () => {
  channelOf('private', ['ezra', 'hana', 'ivy']);
  await tessAsks();
  channelOf('private', ['ezra', 'hana', 'ivy'], [here.teams.user('guest', { userRole: 'guest' })]);
  const ezra = here.user('ezra');
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:guest' }] };
  await ezra.send(ezra.activity({ ...joined, ...fromChannel(here.teams, CHANNEL) }));
  await ezra.pressIn(CHANNEL, 'Approve until 11:00');
  await here.settle();
  expect(inChannel()).not.toContain('Approved by');
  expect(chatOf('ezra')).toContain('Approved by Ezra Online');
});
