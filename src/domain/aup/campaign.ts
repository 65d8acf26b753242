// Everybody of an audience is asked to sign one version of a text. Prepared and previewed first, then started by the custodian.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import type { Audience } from './agreement.ts';

/** Joiners are asked without a campaign. */
export type CampaignWhy = 'yearly' | 'new_version' | 'ks2_start' | 'by_hand';

export type CampaignState = {
  readonly agreement: string;
  readonly audience: Audience;
  readonly version: string;
  readonly hash: string;
  readonly why: CampaignWhy;
  /** prepared: whoever keeps the agreements has been asked to look at it and start it. */
  readonly phase: 'prepared' | 'running' | 'ended' | 'cancelled';
  readonly preparedAt: Instant;
  readonly startedAt?: Instant;
  readonly startedBy?: PersonId;
  readonly startsOn: IsoDate;
  /** The last day to sign. */
  readonly dueOn: IsoDate;
  readonly pressesSeen: readonly string[];
};

/** Its id is `campaign-<agreement>-<first 12 signs of the hash>-<startsOn>`. */
export type CampaignDoc = Doc<'campaign', CampaignState>;
