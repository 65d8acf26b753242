// A site that IT found listed as illegal is shut for every request, until the safeguarding lead has looked at it.

import type { NeverReason } from '../address/never.ts';
import type { OverrideState } from './override.ts';

/** With and without `www.` it is the same site. */
const siteOf = (host: string): string => host.replace(/^www\./u, '');

export const hostsIn = ({ request }: Pick<OverrideState, 'request'>): readonly string[] => [
  ...new Set(request?.addresses.map((address) => address.host)),
];

/** Every way in which requests for the same sites may have written them. */
export const sameSites = (hosts: readonly string[]): readonly string[] => [
  ...new Set(hosts.map(siteOf).flatMap((site) => [site, `www.${site}`])),
];

/** What the store finds it by. */
export const BARS = 'bars';
export const barOf = (host: string): string => `${BARS}:${siteOf(host)}`;

/** Of several requests that were stopped together, the one in which it was found keeps the site shut: it is lifted there, once. */
export const isBarring = ({ stoppedAsIllegal, illegalLifted }: OverrideState): boolean =>
  stoppedAsIllegal !== undefined && stoppedAsIllegal.found === undefined && illegalLifted === undefined;

export const barsOf = (state: OverrideState): readonly string[] =>
  isBarring(state) ? [BARS, ...new Set(hostsIn(state).map(barOf))] : [];

/** It says nothing about whoever asked for it then. */
export const BARRED: NeverReason = {
  code: 'override.illegal',
  field: 'addresses',
  message:
    'IT support found that the filter lists this site as illegal. It stays blocked until the safeguarding lead has looked at it. If somebody saw something there, report it.',
};
