// What nobody at this school can open, whoever approves it (safety floor 8): fixed categories, and what the pack adds.

import type { Refusal } from '../../shared/result.ts';
import { FILTER_CATEGORY_WORDS, NEVER_OPENED } from '../filter-categories.ts';
import type { OverridesPolicy } from '../overrides-policy.ts';
import type { OverrideRequest } from '../request/override.ts';
import type { WebAddress } from './address.ts';
import { normalHost } from './address-host.ts';
import { shownAddress } from './address-words.ts';

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
  const names = new Set(hosts.map(nameOf));
  if (endsOf(address.host).some((end) => names.has(end))) return true;
  const within = decoded(`${address.path}${address.end}`);
  return sitesIn(within).some((site) => endsOf(site).some((end) => names.has(end)));
}

/** Packs hold names made the same already; a list can be long, so only the others are read again. */
const nameOf = (host: string): string => {
  const bare = host.replace(/^www\.|\.+$/giu, '');
  return /^[a-z0-9.-]+$/u.test(bare) ? bare : (normalHost(bare) ?? bare);
};

/** `a.b.example`, `b.example`, `example` */
const endsOf = (host: string): readonly string[] => {
  const labels = host.split('.');
  return labels.map((_label, index) => labels.slice(index).join('.'));
};

/** An archive or a translator carries the address of the other site inside its own. */
const sitesIn = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}.-]+/u).flatMap((word) => (word.includes('.') ? (normalHost(word) ?? []) : []));

/** Percent signs taken away however often they were put there. */
function decoded(text: string, times = 3): string {
  const once = text.replace(/(?:%[0-9a-f]{2})+/giu, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
  return once === text || times === 0 ? once.toLowerCase() : decoded(once, times - 1);
}
