// The school's private channel, checked member by member each time it is asked about (safety floor 10). Whatever cannot be known for
// certain counts as unfit: the card then goes to people one by one.

import type { Person, PersonId } from '../domain/people/person.ts';
import { worksHere } from '../domain/people/presence.ts';
import type { Role } from '../domain/people/role.ts';
import type { Policy } from '../domain/school/policy.ts';
import { isoDateOf } from '../domain/shared/time.ts';
import type { ChannelMember, ChannelPort, Messenger } from '../platforms/messenger.ts';
import { accountId } from '../usecases/people/identify.ts';
import { onStaffList } from '../usecases/people/on-staff-list.ts';
import type { AccountState, ChannelRoster, Channels, Deps, PlatformName } from '../usecases/ports.ts';
import { nearAccount } from './near-account.ts';

export type ChannelWorld = Pick<Deps, 'store' | 'people' | 'policy' | 'clock' | 'log'>;

/** The channel a school's pack names, on a platform that is mounted and can tell who is in it. */
export type Place = { readonly platform: PlatformName; readonly channelId: string; readonly port: ChannelPort };

/** Both may be named while a school moves from one platform to the other; then the first that is mounted here is the channel. */
export function placeOf(
  { slack, teams }: Policy['overrides']['channel'],
  messengers: readonly Messenger[],
): Place | null {
  for (const [platform, channelId] of [
    ['slack', slack],
    ['teams', teams],
  ] as const) {
    const port = messengers.find((m) => m.platform === platform)?.channel;
    if (channelId !== null && port !== undefined) return { platform, channelId, port };
  }
  return null;
}

/** `messengers` is asked each time: the conversation stands before the platforms do. Nothing found out here is kept. */
export function makeChannels(world: ChannelWorld, messengers: () => readonly Messenger[]): Channels {
  const asked = async (school: string, place: Place | null, sees: Sees): Promise<ChannelRoster> => {
    if (place === null) return { ok: false, why: 'none' };
    try {
      return await read(world, school, place, sees);
    } catch (error) {
      world.log.error('channel.check_failed', { school, platform: place.platform }, error);
      return { ok: false, why: 'unknown' };
    }
  };
  return {
    roster: async (school) => {
      const policy = world.policy(school);
      const sees: Sees = (person) => (maySee(person, policy) ? 'told' : 'never');
      return asked(school, placeOf(policy.overrides.channel, messengers()), sees);
    },
    safeguarding: async (school, sees) =>
      asked(school, placeOf(world.policy(school).safeguardingChannel, messengers()), ({ id }) => sees(id)),
  };
}

/** What a member may see: this card, not this one yet, or none. */
type Sees = (person: Person) => 'told' | 'not_told' | 'never';

async function read(world: ChannelWorld, school: string, place: Place, sees: Sees): Promise<ChannelRoster> {
  const { platform, channelId, port } = place;
  const near = await nearAccount(world, school, platform);
  const found = await port.members(near, channelId);
  const refused = (why: Why, code: string): ChannelRoster => {
    world.log.warn('channel.not_used', { school, platform, code });
    return { ok: false, why };
  };
  if (!found.ok) return refused('unknown', found.code);
  if (!found.isPrivate) return refused('not_private', 'not_private');
  const people = new Set<PersonId>();
  let waits = false;
  for (const member of found.members) {
    const checked = await checkMember(world, school, platform, member);
    const seen = 'unfit' in checked ? 'never' : sees(checked.person);
    const fit: Checked = seen === 'never' && 'person' in checked ? { unfit: 'no_role' } : checked;
    if ('unfit' in fit) return refused('unfit', fit.unfit);
    waits ||= seen === 'not_told';
    people.add(fit.person.id);
  }
  if (waits) return refused('not_told', 'not_told');
  // A card that nobody sees waits for nobody.
  if (people.size === 0) return refused('none', 'empty');
  return { ok: true, place: { platform, channelId, near }, people: [...people] };
}

type Why = Extract<ChannelRoster, { readonly ok: false }>['why'];

type Checked = { readonly person: Person } | { readonly unfit: string };

/** Is this member somebody whom the school itself has named? If not, the code says why, and nothing says who. */
async function checkMember(
  world: ChannelWorld,
  school: string,
  platform: PlatformName,
  member: ChannelMember,
): Promise<Checked> {
  if (member.standing !== 'member') return { unfit: member.standing };
  const policy = world.policy(school);
  const tenants = platform === 'console' ? [] : policy.tenants[platform];
  if (tenants.length > 0 && !tenants.includes(member.tenant)) return { unfit: 'other_tenant' };
  const person = await personOf(world, school, { ...member, platform });
  if (person === null) return { unfit: 'unknown_person' };
  if (!worksHere(person, isoDateOf(world.clock.now(), policy.calendar.zone))) return { unfit: 'left' };
  // Seen in chat is not yet staff: in the channel somebody decides, so the school itself must have named them.
  if (!(await onStaffList(world, school, person.id))) return { unfit: 'not_on_staff_list' };
  return { person };
}

/** The account's own binding if there is one, else the one person who has exactly this confirmed address. */
async function personOf(
  world: ChannelWorld,
  school: string,
  member: ChannelMember & Pick<AccountState, 'platform'>,
): Promise<Person | null> {
  const account = await world.store.read('account', accountId(member));
  if (account !== null) return world.people.byId(school, account.state.personId);
  const email = member.email?.trim().toLowerCase() ?? '';
  if (email === '') return null;
  const { people } = await world.people.directory(school);
  const hits = people.filter((person) => person.email === email);
  return hits.length === 1 ? (hits[0] ?? null) : null;
}

function maySee(person: Person, { overrides }: Policy): boolean {
  const { approvers, channelRoles } = overrides;
  if (approvers.kind === 'channel') return true;
  const allowed: readonly Role[] = [...approvers.roles, ...channelRoles];
  return allowed.some((role) => person.roles.includes(role));
}
