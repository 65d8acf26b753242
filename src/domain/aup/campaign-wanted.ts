// Which campaign has to be prepared for a text, and which of those there are is out of date. Asked once each school day.

import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { addDays } from '../shared/time.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import type { CampaignState, CampaignWhy } from './campaign.ts';
import { isOf } from './campaign-asks.ts';
import { AHEAD_DAYS, countsFromFor, schoolYearStart, startDay, usualLastDay } from './campaign-days.ts';
import { LATE_LIST_DAYS, stageStart } from './paper/enters-ks2.ts';
import { yearBegins } from './sign-days.ts';
import type { WhyOwed } from './sign-standing.ts';

export type Wanted = Pick<CampaignState, 'why' | 'startsOn' | 'dueOn' | 'countsFrom'>;

export type WantedFacts = {
  readonly today: IsoDate;
  readonly calendar: SchoolCalendar;
  readonly policy: Pick<AgreementsPolicy, 'yearlyOn' | 'daysToSign'>;
  /** Those that may still ask, of this text and of its earlier versions. */
  readonly campaigns: readonly CampaignState[];
  /** Why people owe it on that day and wait to be asked; empty when nobody does. */
  readonly waitingOn: (day: IsoDate) => readonly WhyOwed[];
};

/** At once for what is owed already; a fortnight ahead for the day of the year. Null: nothing, or it is there already. */
export function wantedFor(text: Agreement, facts: WantedFacts): Wanted | null {
  const { today, calendar, policy, campaigns } = facts;
  const mine = campaigns.filter((campaign) => isOf(campaign, text));
  if (mine.some((campaign) => isToCome(campaign, today))) return null;
  const now = facts.waitingOn(today);
  const why: CampaignWhy | null = now.includes('new_version') ? 'new_version' : now.length > 0 ? 'yearly' : null;
  if (why !== null) return unlessCancelled(wanted(why, today, facts), mine);
  // Somebody began to sign a changed text before it was asked for by hand: it is asked for again.
  if (campaigns.some((campaign) => wasByHand(campaign, text))) return wanted('by_hand', today, facts);
  const next = yearBegins(policy, addDays(today, AHEAD_DAYS));
  if (next <= today) return null;
  const begins = startDay(calendar, next);
  return facts.waitingOn(begins).length === 0 ? null : unlessCancelled(wanted('yearly', begins, facts), mine);
}

/** Looked at, or started for a day that has not come: there is nothing more to prepare meanwhile. */
const isToCome = ({ phase, runsFrom }: CampaignState, today: IsoDate): boolean =>
  phase === 'prepared' || (phase === 'running' && (runsFrom ?? '') > today);

const wasByHand = (campaign: CampaignState, text: Agreement): boolean =>
  campaign.why === 'by_hand' && isOutdated(campaign, text);

/** Prepared or running for a text that is not in force any more. */
export const isOutdated = ({ agreement, hash, phase }: CampaignState, text: Agreement): boolean =>
  agreement === text.key && hash !== text.hash && (phase === 'prepared' || phase === 'running');

export function wanted(why: CampaignWhy, day: IsoDate, { today, calendar, policy }: WantedFacts): Wanted {
  const startsOn = startDay(calendar, day);
  const dueOn = usualLastDay(calendar, policy, startsOn);
  return { why, startsOn, dueOn, countsFrom: countsFromFor(why, policy, startsOn, today) };
}

/** What somebody cancelled does not come back the next day, but it does come the next year. */
const unlessCancelled = (next: Wanted, mine: readonly CampaignState[]): Wanted | null =>
  mine.some(({ phase, why, countsFrom }) => phase === 'cancelled' && why !== 'by_hand' && countsFrom >= next.countsFrom)
    ? null
    : next;

export type PupilFacts = WantedFacts & {
  /** Versions that were in force before, oldest first. */
  readonly older: readonly Agreement[];
};

/**
 * A text that is signed on paper: at the start of the school year for Key Stage 2, on the day of the year for the other pupils, at
 * once when everybody signs a new version.
 */
export function wantedOnPaper(text: Agreement, facts: PupilFacts): Wanted | null {
  const { today, campaigns, older } = facts;
  const mine = campaigns.filter((campaign) => isOf(campaign, text));
  if (mine.some((campaign) => isToCome(campaign, today))) return null;
  const outdated = campaigns.find((campaign) => isOutdated(campaign, text));
  if (mine.length === 0 && older.length > 0 && text.signAgain === 'everybody')
    return wanted('new_version', today, facts);
  if (outdated !== undefined) return wanted(outdated.why, laterOf(outdated.startsOn, today), facts);
  return onTheDay(text, mine, facts) ?? forWaiting(mine, facts);
}

function onTheDay(text: Agreement, mine: readonly CampaignState[], facts: PupilFacts): Wanted | null {
  const { today, calendar } = facts;
  const isKs2 = text.audience === 'pupil_ks2';
  const first = isKs2 ? schoolYearStart(calendar, today) : yearlyDay(facts);
  // Somebody who begins in spring with the bot starts by hand, or next year.
  if (first === null || today > addDays(first, LATE_LIST_DAYS) || today < addDays(first, -AHEAD_DAYS)) return null;
  if (mine.some(({ startsOn }) => startsOn >= addDays(first, -AHEAD_DAYS))) return null;
  return wanted(isKs2 ? 'ks2_start' : 'yearly', laterOf(first, today), facts);
}

/** Whoever waits to be asked, for whatever reason, is asked by a campaign that somebody can start. */
function forWaiting(mine: readonly CampaignState[], facts: PupilFacts): Wanted | null {
  const { today, calendar } = facts;
  const whys = facts.waitingOn(today);
  const other = whys.includes('new_version')
    ? 'new_version'
    : whys.some((why) => why !== 'ks2_start')
      ? 'yearly'
      : null;
  if (other !== null) return unlessCancelled(wanted(other, today, facts), mine);
  const starts = stageStart(calendar, today);
  if (whys.length === 0 || today < addDays(starts, -AHEAD_DAYS)) return null;
  return unlessCancelled(wanted('ks2_start', laterOf(starts, today), facts), mine);
}

function yearlyDay({ today, policy, calendar }: PupilFacts): IsoDate | null {
  const day = yearBegins(policy, addDays(today, AHEAD_DAYS));
  return day === '' ? null : startDay(calendar, day);
}

const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** Over, and a later one that asks the same people has begun. */
export const isReplaced = (campaign: CampaignState, all: readonly CampaignState[], today: IsoDate): boolean =>
  (campaign.phase === 'ended' || campaign.phase === 'cancelled') &&
  all.some(
    (other) =>
      other !== campaign &&
      isOf(other, { key: campaign.agreement, hash: campaign.hash }) &&
      other.phase === 'running' &&
      (other.runsFrom ?? '9999') <= today &&
      (other.runsFrom ?? '') > (campaign.runsFrom ?? campaign.startsOn) &&
      other.countsFrom >= campaign.countsFrom,
  );
