// Whether somebody is a full member of the school's tenant. Asked of the person's own 1:1 conversation, and remembered.

import { z } from 'zod';
import type { Actor } from '../../chat/turn.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { Address } from './address.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { Connector } from './connector.ts';

export type Verdict = Pick<Actor, 'standing' | 'name' | 'email'>;

/** Null when Microsoft could not be asked and has not answered for this person within a day. */
export type JudgeStanding = (address: Address, aadObjectId: string) => Promise<Verdict | null>;

/** A member is asked about again after an hour; anyone else soon, since a new account may have just been put right. */
const FRESH_MS = { member: HOUR_MS, other: 5 * MINUTE_MS } as const;
const STALE_MS = DAY_MS;
const MOST_PEOPLE = 20_000;

export function createStanding(connector: Connector, clock: Clock, log: Log): JudgeStanding {
  const known = createBoundedMap<{ readonly verdict: Verdict; readonly at: Instant }>(MOST_PEOPLE);
  return async (address, aadObjectId) => {
    const key = `${address.tenantId} ${aadObjectId}`;
    const earlier = known.get(key);
    const age = earlier === undefined ? Number.POSITIVE_INFINITY : clock.now() - earlier.at;
    const fresh = earlier?.verdict.standing === 'member' ? FRESH_MS.member : FRESH_MS.other;
    if (earlier !== undefined && age >= 0 && age < fresh) return earlier.verdict;
    const outcome = await connector.member(address, address.userId);
    // Not in their own conversation: whoever it is, it is nobody we know.
    if (!outcome.ok && outcome.status !== 404) {
      log.warn('teams.member_unknown', { platform: 'teams', code: outcome.code, status: outcome.status });
      return earlier !== undefined && age < STALE_MS ? earlier.verdict : null;
    }
    const verdict = outcome.ok ? judgeMember(outcome.body, address.tenantId, aadObjectId) : STRANGER;
    known.set(key, { verdict, at: clock.now() });
    return verdict;
  };
}

const STRANGER: Verdict = { standing: 'stranger' };

const MemberSchema = z.object({
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

export function judgeMember(body: unknown, tenantId: string, aadObjectId: string): Verdict {
  const parsed = MemberSchema.safeParse(body);
  if (!parsed.success) return STRANGER;
  const member = parsed.data;
  const objectId = member.aadObjectId ?? member.objectId;
  if (objectId != null && objectId.toLowerCase() !== aadObjectId.toLowerCase()) return STRANGER;
  if (member.tenantId?.toLowerCase() !== tenantId.toLowerCase()) return STRANGER;
  const principal = member.userPrincipalName ?? '';
  // A guest's name in the host tenant always carries #EXT#, also where the role is not told.
  if (member.userRole === 'guest' || principal.includes('#EXT#')) return { standing: 'guest' };
  const isMember = member.userRole === 'user' || (member.userRole == null && principal !== '');
  if (!isMember) return STRANGER;
  const email = member.email || principal;
  return {
    standing: 'member',
    ...(member.name ? { name: member.name } : {}),
    ...(email === '' ? {} : { email: email.toLowerCase() }),
  };
}
