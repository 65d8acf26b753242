// Which campaigns ask, and whom: somebody who signed last before it began to count, or another text.

import type { IsoDate } from '../shared/instant.ts';
import type { Agreement } from './agreement.ts';
import type { CampaignState } from './campaign.ts';

type Text = Pick<Agreement, 'key' | 'hash'>;

/** Started, its day has come, and the text is still the one it was started for. An ended one goes on for whoever still owes. */
export const asksFor = (campaign: CampaignState, { key, hash }: Text, today: IsoDate): boolean =>
  isOf(campaign, { key, hash }) &&
  (campaign.phase === 'running' || campaign.phase === 'ended') &&
  campaign.endedWhy !== 'superseded' &&
  campaign.runsFrom !== undefined &&
  campaign.runsFrom <= today;

/** Asked on their own day, whatever the day of the year is: everybody signs anew, or a stage begins. */
const startsAnew = ({ why }: CampaignState): boolean => why === 'by_hand' || why === 'ks2_start';

/** What was signed before this day does not count any more, because a campaign asks anew; empty where none does. */
export const anewFrom = (campaigns: readonly CampaignState[], text: Text, today: IsoDate): IsoDate =>
  campaigns
    .filter((campaign) => startsAnew(campaign) && asksFor(campaign, text, today))
    .map(({ countsFrom }) => countsFrom)
    .toSorted()
    .at(-1) ?? '';

export const isOf = ({ agreement, hash }: CampaignState, text: Text): boolean =>
  agreement === text.key && hash === text.hash;

/** `again`: what they signed last is a text that everybody signs anew since. */
export const covers = (campaign: CampaignState, lastSignedOn: IsoDate, again: boolean): boolean =>
  again || lastSignedOn < campaign.countsFrom;

/** The one that asked last, if any asks this person. */
export const askedBy = (
  asking: readonly CampaignState[],
  lastSignedOn: IsoDate,
  again: boolean,
): CampaignState | undefined =>
  asking
    .filter((campaign) => covers(campaign, lastSignedOn, again))
    .toSorted((a, b) => ((a.runsFrom ?? '') < (b.runsFrom ?? '') ? -1 : 1))
    .at(-1);
