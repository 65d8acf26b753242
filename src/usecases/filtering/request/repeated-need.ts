// The same site asked for again and again is a need for a lasting change, which whoever decides should see.

import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import { DAY_MS } from '../../../domain/shared/instant.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';

const WITHIN_DAYS = 30;
const OFTEN = 3;
/** Newest first, so that the last month stands at the front. */
const MOST_READ = 10;

/** "Asked for 3 times in 30 days. Think about a lasting change.", this time included; empty when it is rarer. */
export async function repeatedNeed(deps: Deps, doc: OverrideDoc): Promise<string> {
  const hosts = new Set(doc.state.request?.addresses.map((address) => address.host));
  let most = 0;
  for (const host of hosts) most = Math.max(most, await timesAsked(deps, doc, host));
  return most < OFTEN ? '' : `Asked for ${most} times in ${WITHIN_DAYS} days. Think about a lasting change.`;
}

async function timesAsked(deps: Deps, doc: OverrideDoc, host: string): Promise<number> {
  const until = doc.state.askedAt ?? deps.clock.now();
  const page = await deps.store.list('override', [`host:${host}`], { limit: MOST_READ });
  const reads = await Promise.all(page.headers.map((header) => readDoc(deps, 'override', header.id)));
  return reads.filter((read) => {
    if (!read.ok || read.value === null || read.value.school !== doc.school) return false;
    const at = read.value.state.askedAt;
    return at !== undefined && at <= until && at > until - WITHIN_DAYS * DAY_MS;
  }).length;
}
