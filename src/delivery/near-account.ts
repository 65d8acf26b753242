// An account of somebody of the school on a platform: its address says how that platform is reached, since a channel has none of its own.

import type { Person } from '../domain/people/person.ts';
import { worksHere } from '../domain/people/presence.ts';
import { isoDateOf } from '../domain/shared/time.ts';
import type { AccountState, Deps, PlatformName } from '../usecases/ports.ts';
import { orUnreadable } from '../usecases/store-unreadable.ts';

const MOST_ACCOUNTS = 10;

/** Those who decide come first, then who may be in the channel, then anybody who works here; null when none was ever bound. */
export async function nearAccount(
  deps: Pick<Deps, 'store' | 'people' | 'policy' | 'clock'>,
  school: string,
  platform: PlatformName,
): Promise<AccountState | null> {
  const { calendar, overrides } = deps.policy(school);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  const { people } = await deps.people.directory(school);
  const first = overrides.approvers.kind === 'roles' ? overrides.approvers.roles : [];
  const place = (person: Person): number => {
    if (first.some((role) => person.roles.includes(role))) return 0;
    return overrides.channelRoles.some((role) => person.roles.includes(role)) ? 1 : 2;
  };
  const here = people.filter((person) => worksHere(person, today));
  for (const person of here.toSorted((a, b) => place(a) - place(b))) {
    const found = await accountOf(deps, person, platform);
    if (found !== null) return found;
  }
  return null;
}

async function accountOf(
  deps: Pick<Deps, 'store'>,
  person: Person,
  platform: PlatformName,
): Promise<AccountState | null> {
  const { headers } = await deps.store.list('account', [`person:${person.id}`], { limit: MOST_ACCOUNTS });
  for (const { id } of headers) {
    // One that cannot be read is named by the store; any other shows the way as well.
    const doc = await deps.store.read('account', id).catch(orUnreadable);
    if (doc?.state.platform === platform && doc.state.address !== null) return doc.state;
  }
  return null;
}
