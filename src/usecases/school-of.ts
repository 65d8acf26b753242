// Tenant to school, from the packs: which school an actor belongs to. Pure.

import type { Policy } from '../domain/school/policy.ts';
import type { Identity } from './who.ts';

/**
 * The key of the one school that names the actor's tenant. With a single pack that names no tenant, the platforms' own gates
 * (one workspace, one tenant) decide who comes this far, and everybody who does is that school's.
 */
export function schoolFinder(
  policies: readonly Policy[],
): (actor: Pick<Identity, 'platform' | 'tenant'>) => string | null {
  return ({ platform, tenant }) => {
    if (platform === 'console') return policies.find((p) => p.demo)?.key ?? null;
    const named = policies.filter((p) => p.tenants[platform].includes(tenant));
    if (named.length === 1) return named[0]?.key ?? null;
    const only = policies.length === 1 ? policies[0] : undefined;
    return only !== undefined && only.tenants[platform].length === 0 ? only.key : null;
  };
}

/** The pack of a school by its key. A document that names a school without a pack is a bug, or a pack that was taken away. */
export function policyFinder(policies: readonly Policy[]): (school: string) => Policy {
  const byKey = new Map(policies.map((p) => [p.key, p]));
  return (school) => {
    const found = byKey.get(school);
    if (found === undefined) throw new Error('a document names a school that has no pack');
    return found;
  };
}
