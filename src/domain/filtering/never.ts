// What nobody at this school can open, whoever approves it (safety floor 8): fixed categories, and what the pack adds.

import type { Refusal } from '../shared/result.ts';
import type { WebAddress } from './address.ts';
import { normalHost } from './address-host.ts';
import { shownAddress } from './address-words.ts';
import { FILTER_CATEGORY_WORDS, NEVER_OPENED } from './filter-categories.ts';
import type { OverrideRequest } from './override.ts';
import type { OverridesPolicy } from './overrides-policy.ts';

export type NeverCode =
  /** The three that the law forbids: the answer offers to report instead. */
  'override.illegal' | 'override.never_category' | 'override.never_host';
export type NeverReason = Refusal & { readonly code: NeverCode };

export function neverReason(
  asked: Pick<OverrideRequest, 'category' | 'addresses'>,
  overrides: Pick<OverridesPolicy, 'never'>,
): NeverReason | null {
  const words = FILTER_CATEGORY_WORDS[asked.category];
  if (NEVER_OPENED.includes(asked.category)) {
    return {
      code: 'override.illegal',
      field: 'category',
      message: `The filter lists it as against the law (${words}). Nobody can open that. Do not look for it again: report it instead. If you think the filter is wrong, tell IT support, and they ask its provider.`,
    };
  }
  if (overrides.never.categories.includes(asked.category)) {
    return {
      code: 'override.never_category',
      field: 'category',
      message: `This school never opens sites the filter lists as "${words}". Choose another site, or ask the e-safety co-ordinator about a lasting change.`,
    };
  }
  const shut = asked.addresses.find((address) => leadsToOneOf(address, overrides.never.hosts));
  if (shut === undefined) return null;
  return {
    code: 'override.never_host',
    field: 'addresses',
    message: `${shownAddress(shut)} is on the school's list of sites that nobody can open. Take it out and send the rest, or ask the e-safety co-ordinator about it.`,
  };
}

/** Everything under a name is shut with it, and `www.` in the list makes no difference. */
function leadsToOneOf(address: WebAddress, hosts: readonly string[]): boolean {
  const names = hosts.flatMap((host) => normalHost(host.replace(/^www\./iu, '')) ?? []);
  if (names.some((name) => isUnder(address.host, name))) return true;
  const within = decoded(`${address.path}${address.end}`);
  return within !== '/' && names.some((name) => holds(within, name));
}

const isUnder = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`);

/** An archive or a translator carries the address of the other site inside its own. */
function holds(within: string, name: string): boolean {
  for (let at = within.indexOf(name); at >= 0; at = within.indexOf(name, at + 1)) {
    const before = within.charAt(at - 1);
    const after = within.charAt(at + name.length);
    if (!/[a-z0-9-]/u.test(before) && !/[a-z0-9.-]/u.test(after)) return true;
  }
  return false;
}

/** Percent signs taken away however often they were put there. */
function decoded(text: string, times = 3): string {
  const once = text.replace(/%([0-7][0-9a-f])/giu, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return once === text || times === 0 ? once.toLowerCase() : decoded(once, times - 1);
}
