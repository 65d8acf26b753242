// A team of six with a guest in it, and three channels of it: a private one of three people, a standard one, and a shared one.

import { OVERRIDE_SAMPLES } from '../../../src/cards/samples/override-samples.ts';
import type { AccountState } from '../../../src/usecases/ports.ts';
import type { OverrideCard } from '../../../src/views/override-views.ts';
import type { TeamsTeam, TeamsUser } from '../../clients/teams-connector/index.ts';
import { action, type Bot } from './bot.ts';

export const TEAM = '19:staff-team@thread.tacv2';
export const PRIVATE = '19:filtering-desk@thread.tacv2';
export const STANDARD = '19:everybody@thread.tacv2';
export const SHARED = '19:with-others@thread.tacv2';

export const CARD: OverrideCard = {
  ...OVERRIDE_SAMPLES.override_card.typical,
  actions: [action('Approve until 11:00', 'filter.approve'), action('Open', 'filter.open')],
};

export type StaffTeam = {
  readonly team: TeamsTeam;
  readonly ezra: TeamsUser;
  readonly hana: TeamsUser;
  readonly nils: TeamsUser;
  readonly tess: TeamsUser;
  readonly guest: TeamsUser;
  /** Somebody of the school who has used the bot: by their address the platform is reached. */
  readonly near: AccountState;
};

export async function staffTeam(bot: Bot): Promise<StaffTeam> {
  const { teams } = bot;
  const ezra = teams.user('AAD-ezra', { name: 'Ezra Online' });
  const hana = teams.user('aad-hana', { name: 'Hana Head' });
  const nils = teams.user('aad-nils', { name: 'Nils Network' });
  const tess = teams.user('aad-tess', { name: 'Tess Teacher' });
  const tom = teams.user('aad-tom', { name: 'Tom Teacher' });
  const guest = teams.user('aad-guest', {
    name: 'Gus Guest',
    userRole: 'guest',
    userPrincipalName: 'gus_away.example#EXT#@demo.example',
  });
  const team = teams.team(TEAM, [ezra, hana, nils, tess, tom, guest]);
  team.channel(PRIVATE, 'private', [ezra, hana, nils]);
  team.channel(STANDARD, 'standard');
  team.channel(SHARED, 'shared', [ezra, hana, tess]);
  await ezra.says('hello');
  const actor = bot.turns.at(-1)?.actor;
  bot.turns.length = 0;
  return {
    team,
    ezra,
    hana,
    nils,
    tess,
    guest,
    near: {
      personId: 'p_ezra',
      platform: 'teams',
      tenant: actor?.tenant ?? '',
      userId: actor?.userId ?? '',
      address: actor?.address ?? null,
    },
  };
}
