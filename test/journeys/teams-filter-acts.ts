// What the journeys of filter requests in Teams do again and again: a school with a private channel inside a team that is wider and
// holds a guest, a request from the first word to Send, and what stands where.

import { type TeamsUser, textOf } from '../clients/teams-connector/index.ts';
import { demoPackWith, type PackFile } from '../support/demo-pack.ts';
import { leaksIn, logSurfaces, teamsSurfaces } from '../support/leaks.ts';
import { openTeamsSchool, type TeamsSchool, teamsTeller } from '../support/teams-school.ts';
import { ADDRESS, PRIVATE, tellOfBlockedSite, type Wish } from './filter-stories.ts';

export const CHANNEL = '19:filtering-desk@thread.tacv2';
const STAFF = ['tess', 'sol', 'ezra', 'hana', 'ivy'];

const opened = new Set<{ readonly here: TeamsSchool; readonly pack: PackFile }>();

/** Everybody has added the app. `channel` false: the pack names none. */
export async function openTeamsFilterSchool({ channel = true } = {}): Promise<TeamsSchool> {
  const pack = demoPackWith(channel ? { channel: { teams: CHANNEL } } : {});
  const here = await openTeamsSchool({ ESAFETY_POLICY: pack.path });
  opened.add({ here, pack });
  for (const name of STAFF) await here.user(name).installs();
  await here.settle();
  return here;
}

/** `afterEach(closeTeamsFilterSchools)`. */
export async function closeTeamsFilterSchools(): Promise<void> {
  for (const { here, pack } of opened) {
    await here.close();
    pack.remove();
  }
  opened.clear();
}

/** The team has a guest in it; so has the channel only if a test says so. */
export function channelOf(
  here: TeamsSchool,
  kind: 'private' | 'standard',
  inside: readonly string[],
  guests: readonly TeamsUser[] = [],
): void {
  const team = here.teams.team('19:staff@thread.tacv2', [...STAFF.map(here.user), guestOf(here)]);
  team.channel(CHANNEL, kind, kind === 'standard' ? undefined : [...inside.map(here.user), ...guests]);
}

export const guestOf = ({ teams }: TeamsSchool): TeamsUser => teams.user('guest', { userRole: 'guest' });

export async function ask(here: TeamsSchool, wish: Wish & { readonly address?: string } = {}): Promise<void> {
  const tess = here.user('tess');
  await tess.says(`unblock ${wish.address ?? ADDRESS}`);
  await tess.press('Ask to open a blocked site');
  await tellOfBlockedSite(teamsTeller(tess), wish);
  await here.settle();
}

/** Every card in the channel as it reads now. */
export const inChannel = ({ teams }: TeamsSchool): string =>
  teams
    .channel(CHANNEL)
    .map(({ activity }) => textOf(activity))
    .join('\n');

/** Where a chat, a channel or a log says something that belongs into private answers alone. Empty when all is well. */
export const leaked = ({ teams, app }: TeamsSchool): readonly string[] =>
  leaksIn([...teamsSurfaces(teams), ...logSurfaces(app.logged)], Object.values(PRIVATE));

export async function ivyOpens(here: TeamsSchool): Promise<void> {
  const ivy = here.user('ivy');
  await ivy.press('It is open now');
  await ivy.press('Confirm it is open');
  await here.settle();
}
