// How one school departs from the common triage table, as data (domain rows X01-X15, X26, X33-X37, X40, X41).
// A pack may add people to a row; it can never take the DSL out of a safeguarding case nor put a subject back.

import type { Role } from '../people/role.ts';
import type { Category } from './facts.ts';
import type { Urgency } from './outcome.ts';

export type RoutingPolicy = {
  /** Placeholder shape; the triage engine refines it. */
  readonly alsoTell: readonly {
    readonly row?: string;
    readonly categories?: readonly Category[];
    readonly roles: readonly Role[];
  }[];
  readonly urgency: readonly { readonly categories: readonly Category[]; readonly urgency: Urgency }[];
};
