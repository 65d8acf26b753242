// Tenant to school, from the packs: which school an actor belongs to. Pure.

import type { Policy } from '../domain/school/policy.ts';
import type { Identity } from './use-cases.ts';

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
