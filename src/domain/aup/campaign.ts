// Everybody of an audience is asked to sign one version of a text. Prepared and previewed first, then started by whoever keeps the
// agreements. Until then nobody is reminded for that reason; they may sign at any time.

import type { PersonId } from '../people/person.ts';
import type { Doc, DocId } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import type { Audience } from './agreement.ts';

/** Joiners are asked without a campaign. */
export const CAMPAIGN_WHYS = ['yearly', 'new_version', 'ks2_start', 'by_hand'] as const;
export type CampaignWhy = (typeof CAMPAIGN_WHYS)[number];

/**
 * Prepared: whoever keeps the agreements has been asked to look at it and start it. Running: the start was pressed; before
 * `runsFrom` nobody is asked yet. Ended: nobody new is asked, and who still owes is chased on.
 */
export const CAMPAIGN_PHASES = ['prepared', 'running', 'ended', 'cancelled'] as const;
export type CampaignPhase = (typeof CAMPAIGN_PHASES)[number];

/** superseded: the text was changed, so that it asks for nothing any more. */
export const CAMPAIGN_ENDS = ['all_signed', 'by_hand', 'superseded'] as const;
export type CampaignEnd = (typeof CAMPAIGN_ENDS)[number];

export type CampaignState = {
  readonly agreement: string;
  readonly audience: Audience;
  readonly version: string;
  readonly hash: string;
  readonly why: CampaignWhy;
  readonly phase: CampaignPhase;
  readonly preparedAt: Instant;
  /** Signatures from this day on count for it; empty where any signature of this very text does. */
  readonly countsFrom: IsoDate;
  readonly startsOn: IsoDate;
  /** The last day to sign, for whoever was not away. */
  readonly dueOn: IsoDate;
  readonly startedAt?: Instant;
  readonly startedBy?: PersonId;
  /** The first day on which people are asked: `startsOn`, or the day of the press where that came later. */
  readonly runsFrom?: IsoDate;
  readonly endedAt?: Instant;
  readonly endedWhy?: CampaignEnd;
  readonly cancelReason?: string;
  /** A later one asks for the same: it is kept for the record alone. */
  readonly retired?: boolean;
  readonly pressesSeen: readonly string[];
};

export type CampaignDoc = Doc<'campaign', CampaignState>;

type Key = Pick<CampaignState, 'agreement' | 'hash' | 'startsOn'>;

/** The same wherever and however often it is prepared. Two schools may sign the same text from the same day. */
export const campaignId = (school: string, { agreement, hash, startsOn }: Key): DocId =>
  `campaign-${school}-${agreement}-${hash.slice(0, 12)}-${startsOn}`;

export const campaignsTerm = (school: string): string => `campaigns:${school}`;
/** Those that still decide who is asked. */
export const liveCampaignsTerm = (school: string): string => `campaigns-live:${school}`;
