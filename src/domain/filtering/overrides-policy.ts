// What a school's pack says about opening blocked sites (X24, X25) and who hears when one slips through (X26 stands in routing).

import type { Role } from '../people/role.ts';
import type { FilterCategory } from './filter-categories.ts';

export type OverridesPolicy = {
  /**
   * roles: holders of these decide, the first role is asked first. channel: whoever is in the private channel, found fit to be
   * there, decides. In both, the ladder goes on to the headteacher, deputy head and DSL when nobody can or does answer.
   */
  readonly approvers: { readonly kind: 'roles'; readonly roles: readonly Role[] } | { readonly kind: 'channel' };
  /** How many different people must say yes. */
  readonly approvals: 1 | 2;
  /** Holders of these never decide, whatever else they hold. */
  readonly excludedRoles: readonly Role[];
  /** The private channel by platform: Slack channel id, Teams conversation id (`19:…@thread.tacv2`). */
  readonly channel: { readonly slack: string | null; readonly teams: string | null };
  /** Beside the approvers, holders of these may be in the channel. With approvers by channel: every member of staff may. */
  readonly channelRoles: readonly Role[];
  /** Who opens and closes in the filter; the first role is asked first. Goes on to the outside provider and the headteacher. */
  readonly it: readonly Role[];
  /** The longest an exception may last. `school_day`: to the end of the school day on which it starts. */
  readonly longest:
    | { readonly kind: 'school_day' }
    | { readonly kind: 'hours'; readonly hours: number }
    | { readonly kind: 'school_days'; readonly days: number };
  /** School minutes until the next approver is asked. */
  readonly answerWithinMinutes: number;
  /** Minutes before the end at which the teacher is asked whether they have finished. */
  readonly remindBeforeMinutes: number;
  /** Minutes after the end by which IT must have confirmed; then the head hears of it. */
  readonly putBackWithinMinutes: number;
  /** Who hears when it is closed, beside the requester (X25). */
  readonly endConfirmTo: readonly Role[];
  /** Beside the fixed ones, what cannot be approved at all here: categories, and hosts with everything under them. */
  readonly never: { readonly categories: readonly FilterCategory[]; readonly hosts: readonly string[] };
  /** task: IT opens and closes by hand. feed: the filter reads the list of what is allowed from this server. */
  readonly enforcement: 'task' | 'feed';
  /** How to look through the school's filter, if that is possible from this server. */
  readonly probe: {
    readonly proxy: string;
    /** An answer with one of these, or a redirect to one of these hosts, is the filter's block page. */
    readonly blocked: { readonly statuses: readonly number[]; readonly hosts: readonly string[] };
  } | null;
};
