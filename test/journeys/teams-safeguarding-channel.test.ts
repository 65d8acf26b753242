// The safeguarding channel in Teams: asked for its own roster, which is narrower than the team's, and pressed privately.

import { afterEach, expect, it } from '@jest/globals';
import { type TeamsUser, textOf } from '../clients/teams-connector/index.ts';
import { demoPackWith, type PackFile } from '../support/demo-pack.ts';
import { openTeamsSchool, type TeamsSchool } from '../support/teams-school.ts';
import { SENTINELS } from './stories.ts';
import { chat, report } from './teams-acts.ts';

const CHANNEL = '19:safeguarding-desk@thread.tacv2';
const STAFF = ['tess', 'dana', 'dev', 'hana', 'ezra', 'chaz'];

const opened: { readonly here: TeamsSchool; readonly pack: PackFile }[] = [];
afterEach(async () => {
  for (const { here, pack } of opened.splice(0)) {
    await here.close();
    pack.remove();
  }
});

/** The team holds everybody and a guest; the channel these people. */
async function openWith(inside: readonly string[], guests: (here: TeamsSchool) => readonly TeamsUser[] = () => []) {
  const pack = demoPackWith({}, { safeguardingChannel: { teams: CHANNEL } });
  const here = await openTeamsSchool({ ESAFETY_POLICY: pack.path });
  opened.push({ here, pack });
  for (const name of STAFF) await here.user(name).installs();
  const team = here.teams.team('19:staff@thread.tacv2', [...STAFF.map(here.user), guestOf(here)]);
  team.channel(CHANNEL, 'private', [...inside.map(here.user), ...guests(here)]);
  await here.settle();
  return here;
}
const guestOf = ({ teams }: TeamsSchool): TeamsUser => teams.user('guest', { userRole: 'guest' });
const inChannel = ({ teams }: TeamsSchool): string =>
  teams
    .channel(CHANNEL)
    .map(({ activity }) => `${textOf(activity)} ${JSON.stringify(activity)}`)
    .join('\n');

it('shows a new report by its reference alone; Open leads into the private chat of whoever holds the case, and of nobody else', async () => {
  const here = await openWith(['dana', 'dev']);
  const ref = await report(here);
  expect(inChannel(here)).toContain(ref);
  expect(inChannel(here)).not.toContain(SENTINELS.story);
  expect(chat(here, 'dana')).toContain(ref);
  expect(chat(here, 'dev')).toContain(ref);

  await here.user('dana').pressIn(CHANNEL, 'Open');
  await here.user('dana').press('Open');
  expect(here.user('dana').text()).toContain(SENTINELS.story);
  expect(inChannel(here)).not.toContain(SENTINELS.story);

  await here.user('ezra').pressIn(CHANNEL, 'Open');
  await here.user('ezra').press('Open');
  expect(here.user('ezra').text()).toContain('There is no case here for you');
  expect(here.user('ezra').text()).not.toContain(SENTINELS.story);
});

it('lets whoever leads accept it from the channel, and the case opens only in their own chat', async () => {
  const here = await openWith(['dana', 'dev']);
  await report(here);
  await here.user('dev').pressIn(CHANNEL, 'I am dealing with this');
  await here.settle();
  expect(chat(here, 'tess')).toContain('Somebody has read your report.');
  expect(inChannel(here)).not.toContain(SENTINELS.story);
  await here.user('dev').press('Open');
  expect(here.user('dev').text()).toContain(SENTINELS.story);
});

it.each<[string, readonly string[], boolean]>([
  ['a guest is in it', ['dana', 'dev'], true],
  ['somebody is in it who has no part in the case', ['dana', 'dev', 'ezra'], false],
])(
  'stays empty when %s: people are told one by one, and the head hears of the channel',
  async (_what, inside, guest) => {
    const here = await openWith(inside, (school) => (guest ? [guestOf(school)] : []));
    const ref = await report(here);
    await here.later(60_000);
    expect(here.teams.channel(CHANNEL)).toHaveLength(0);
    expect(chat(here, 'dana')).toContain(ref);
    expect(chat(here, 'hana')).toContain('The safeguarding channel was not used');
    expect(chat(here, 'hana')).not.toContain(ref);
    expect(chat(here, 'ezra')).not.toContain(ref);
  },
);
