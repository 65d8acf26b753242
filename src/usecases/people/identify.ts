// Person identity: matched once (full member, confirmed address, exact, one hit), then bound to the platform's own id for good.

import { createHash } from 'node:crypto';
import type { Person } from '../../domain/people/person.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { unavailable } from '../casework/change-case.ts';
import type { AccountDoc, AccountState, Deps } from '../ports.ts';
import type { Identity, Who } from '../who.ts';

/** The person behind an account, found, bound, or newly known as a reporter without roles. */
export async function identify(deps: Deps, school: string | null, actor: Identity): Promise<Result<Who>> {
  if (school === null) return refuse('identity.unknown_tenant', 'This bot does not serve your organisation.');
  try {
    return await bind(deps, school, actor);
  } catch (error) {
    deps.log.error('identity.unreadable', { platform: actor.platform }, error);
    return unavailable();
  }
}

async function bind(deps: Deps, school: string, actor: Identity): Promise<Result<Who>> {
  const id = accountId(actor);
  const account = await deps.store.read('account', id);
  const known = account && (await deps.people.byId(school, account.state.personId));
  const person = known ?? (await match(deps, school, actor)) ?? newcomer(id, actor);
  if (!known && !(await isStored(deps, school, person))) {
    const stored = await storeNewcomer(deps, school, person);
    if (!stored) return unavailable();
  }
  const saved = await saveAccount(deps, school, account, { ...binding(actor, account), personId: person.id });
  // Who somebody is does not hang on this note of it, and a holder must get at an urgent case while nothing can be written.
  if (!saved) deps.log.warn('identity.not_bound', { platform: actor.platform });
  return ok({ school, person, account: id });
}

/** Stable, and says nothing: a digest of platform, tenant and user id. */
export const accountId = (actor: Pick<Identity, 'platform' | 'tenant' | 'userId'>): string =>
  `a-${createHash('sha256')
    .update(JSON.stringify([actor.platform, actor.tenant, actor.userId]))
    .digest('hex')
    .slice(0, 32)}`;

async function match(deps: Deps, school: string, actor: Identity): Promise<Person | null> {
  const { people } = await deps.people.directory(school);
  if (actor.platform === 'console') return people.find((p) => p.id === actor.userId) ?? null;
  const email = actor.email?.trim().toLowerCase() ?? '';
  const hits = email === '' ? [] : people.filter((p) => p.email === email);
  return hits.length === 1 ? (hits[0] ?? null) : null;
}

const newcomer = (accountDocId: string, actor: Identity): Person => ({
  id: `p-${accountDocId.slice(2)}`,
  name: plainName(actor.name) || 'A member of staff',
  email: actor.email?.trim().toLowerCase() ?? '',
  roles: [],
  classes: [],
  absences: [],
  closeTo: [],
});

/** People choose their own name there: no signs that hide or turn the reading direction, and no more than a name's length. */
const plainName = (name = ''): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);

const isStored = async (deps: Deps, school: string, person: Person): Promise<boolean> =>
  (await deps.people.byId(school, person.id)) !== null;

async function storeNewcomer(deps: Deps, school: string, person: Person): Promise<boolean> {
  const at = deps.clock.now();
  const committed = await deps.store.commit<'person'>({
    kind: 'person',
    id: person.id,
    school,
    version: 0,
    state: person,
    history: [{ at, by: 'system', action: 'person.first_seen', detail: {} }],
    outbox: [],
    dueAt: null,
    terms: [],
  });
  return committed.ok || committed.why === 'conflict';
}

const binding = (actor: Identity, account: AccountDoc | null): Omit<AccountState, 'personId'> => ({
  platform: actor.platform,
  tenant: actor.tenant,
  userId: actor.userId,
  address: actor.address ?? account?.state.address ?? null,
});

async function saveAccount(
  deps: Deps,
  school: string,
  account: AccountDoc | null,
  state: AccountState,
): Promise<boolean> {
  if (account && JSON.stringify(account.state) === JSON.stringify(state)) return true;
  const at = deps.clock.now();
  const committed = await deps.store.commit<'account'>({
    kind: 'account',
    id: accountId(state),
    school,
    version: account?.version ?? 0,
    state,
    history: [
      ...(account?.history ?? []),
      { at, by: 'system', action: account ? 'account.refreshed' : 'account.bound', detail: {} },
    ],
    outbox: [],
    dueAt: null,
    terms: [`person:${state.personId}`],
  });
  // Somebody bound the same account in the same moment: then it is bound, which is all that was wanted.
  return committed.ok || committed.why === 'conflict';
}
