// What may stand in a chat about a filter request or an unsuitable site. No field here can hold free text beyond the class or
// group: stories, reasons, questions and whole addresses are behind Open (design: OverrideChatView).

import type { ShownAddress } from '../domain/filtering/address/address.ts';
import type { Action, Fact } from './fields.ts';

/** The card of one request: for those who decide, for IT, for the requester. It is brought up to date where it stands. */
export type OverrideCard = {
  readonly view: 'override_card';
  readonly ref: string;
  readonly heading: OverrideHeading;
  /** At most five; `more` says how many are left out. */
  readonly addresses: readonly ShownAddress[];
  readonly more: number;
  /** To be looked at before saying yes, such as an address that only looks like a well-known one. Fixed sentences. */
  readonly warnings: readonly string[];
  /** What for, for whom, when, asked by. */
  readonly facts: readonly Fact[];
  /** Where it stands: "Waiting for a decision until 10:40", "Approved by Ezra Online until 11:00". */
  readonly standing: string;
  readonly actions: readonly Action[];
};

export type OverrideHeading =
  | 'decide'
  | 'open_task'
  | 'put_back_task'
  | 'your_request'
  | 'finished_early'
  | 'decided'
  | 'over';

/** One line about a request to somebody who needs to know, with its button. */
export type OverrideLine = {
  readonly view: 'override_line';
  readonly ref: string;
  readonly line: OverrideLineKey;
  readonly addresses: readonly ShownAddress[];
  readonly more: number;
  /** Clock time or moment the line speaks of; empty when it speaks of none. */
  readonly time: string;
  /** Name of who acted, or empty. */
  readonly by: string;
  readonly actions: readonly Action[];
};

export type OverrideLineKey =
  | 'asked'
  | 'approved'
  | 'approved_once'
  | 'refused'
  | 'lapsed'
  | 'nobody_to_decide'
  | 'question'
  | 'answered'
  | 'open_now'
  | 'not_open_yet'
  | 'not_proved_open'
  | 'ending_soon'
  | 'closed'
  | 'not_put_back'
  | 'not_proved_closed'
  | 'stopped_as_illegal'
  | 'proposed'
  | 'channel_unfit';

/** An unsuitable site: found, to be blocked, blocked. */
export type SiteCard = {
  readonly view: 'site_card';
  readonly ref: string;
  readonly heading: 'site_found' | 'block_task' | 'site_blocked' | 'site_left_open' | 'check_failed';
  readonly addresses: readonly ShownAddress[];
  readonly more: number;
  readonly facts: readonly Fact[];
  readonly standing: string;
  readonly actions: readonly Action[];
};

export type OverrideChatView = OverrideCard | OverrideLine | SiteCard;
