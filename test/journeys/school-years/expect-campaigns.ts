// Which campaigns have to stand ready on that day, and who has to be asked to start them.

import type { Person } from '../../../src/domain/people/person.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { lastAnniversary, plusDays, schoolDayOnOrAfter } from '../../support/other-calendar.ts';
import { classesOf, paperOf, sheetsOf, stageStart } from './expect-papers.ts';
import { inChat, type Stand, standOf, yearFrom } from './expect-signing.ts';
import { type CampaignFact, currentOf, type Facts, holders, isAway, later, type Thing, worksOn } from './facts.ts';
import { byWhen } from './words.ts';

const AHEAD = 14;
const LATE_DAYS = 42;

/** Called once each school day, before anybody is asked: what the product has to prepare now. */
export function prepareCampaigns(facts: Facts): void {
  for (const key of facts.versions.keys()) {
    const text = currentOf(facts, key)?.text;
    if (text === undefined) continue;
    const mine = facts.campaigns.filter((each) => each.key === key && each.hash === text.hash);
    const outdated = facts.campaigns.filter(
      (each) => each.key === key && each.hash !== text.hash && each.over !== true,
    );
    const toCome = mine.some(
      (each) => each.over !== true && (each.runsFrom === undefined || each.runsFrom > facts.today),
    );
    const next = toCome
      ? null
      : inChat(text)
        ? forAdults(facts, key, outdated)
        : text.audience === 'visitor'
          ? null
          : onPaper(facts, key, mine, outdated);
    for (const each of outdated) each.over = true;
    if (next !== null) facts.campaigns.push({ key, hash: text.hash, preparedOn: facts.today, ...next });
  }
}

type Next = Pick<CampaignFact, 'why' | 'startsOn' | 'countsFrom'>;

function starting(facts: Facts, why: CampaignFact['why'], day: IsoDate): Next {
  const startsOn = schoolDayOnOrAfter(facts.policy.calendar, day);
  // A campaign that starts up to a month early is for the year to come.
  const countsFrom = why === 'by_hand' ? facts.today : yearFrom(facts, plusDays(startsOn, 31));
  return { why, startsOn, countsFrom };
}

function forAdults(facts: Facts, key: string, outdated: readonly CampaignFact[]): Next | null {
  const { yearlyOn } = facts.policy.agreements;
  const now = waiting(facts, key, facts.today);
  if (now.length > 0) return starting(facts, now.includes('new_version') ? 'new_version' : 'yearly', facts.today);
  if (outdated.some(({ why }) => why === 'by_hand')) return starting(facts, 'by_hand', facts.today);
  const next = yearlyOn === null ? '' : lastAnniversary(yearlyOn, plusDays(facts.today, AHEAD));
  if (next <= facts.today) return null;
  const begins = schoolDayOnOrAfter(facts.policy.calendar, next);
  return waiting(facts, key, begins).length === 0 ? null : starting(facts, 'yearly', begins);
}

type Why = Extract<Stand, { readonly is: 'waits' }>['why'];

const waiting = (facts: Facts, key: string, day: IsoDate): readonly Why[] =>
  [...facts.people.values()]
    // Those on the list today; whoever has left by that day is not asked.
    .filter((one) => worksOn(one, facts.today) && worksOn(one, day))
    .flatMap((one) => {
      const stand = standOf(facts, one, key, day);
      return stand?.is === 'waits' ? [stand.why] : [];
    });

function onPaper(
  facts: Facts,
  key: string,
  mine: readonly CampaignFact[],
  outdated: readonly CampaignFact[],
): Next | null {
  const { today, policy } = facts;
  const versions = facts.versions.get(key) ?? [];
  const text = currentOf(facts, key)?.text;
  const members = sheetsOf(facts)
    .filter((sheet) => sheet.text.key === key)
    .flatMap((sheet) =>
      [...classesOf(facts).values()]
        .flat()
        .filter(({ audience }) => sheet.audiences.includes(audience))
        .map((pupil) => paperOf(facts, pupil, sheet)),
    );
  // Where all sign for the first time, they are asked without a campaign.
  if (text === undefined || members.every((stand) => 'isFirst' in stand && stand.isFirst)) return null;
  if (mine.length === 0 && versions.length > 1 && text.signAgain === 'everybody')
    return starting(facts, 'new_version', today);
  const old = outdated[0];
  if (old !== undefined) return starting(facts, old.why, later(old.startsOn, today));
  const isKs2 = text.audience === 'pupil_ks2';
  const { yearlyOn } = policy.agreements;
  const first = isKs2
    ? firstOfYear(facts)
    : yearlyOn === null
      ? null
      : schoolDayOnOrAfter(policy.calendar, lastAnniversary(yearlyOn, plusDays(today, AHEAD)));
  const isDay = first !== null && today <= plusDays(first, LATE_DAYS) && today >= plusDays(first, -AHEAD);
  if (isDay && mine.every(({ startsOn }) => startsOn < plusDays(first, -AHEAD)))
    return starting(facts, isKs2 ? 'ks2_start' : 'yearly', later(first, today));
  const whys = members.flatMap((stand) => (stand.is === 'waits' ? [stand.why] : []));
  if (whys.includes('new_version')) return starting(facts, 'new_version', today);
  if (whys.includes('yearly')) return starting(facts, 'yearly', today);
  const begins = stageStart(facts, today);
  if (whys.length === 0 || today < plusDays(begins, -AHEAD)) return null;
  return starting(facts, 'ks2_start', later(begins, today));
}

/** The first school day of the school year that is on, or that begins within a fortnight. */
function firstOfYear({ policy: { calendar }, today }: Facts): IsoDate | null {
  const august = lastAnniversary('08-01', plusDays(today, AHEAD));
  const term = calendar.terms
    .map(({ from }) => from)
    .filter((from) => from >= august && from < `${Number(august.slice(0, 4)) + 1}-08-01`)
    .toSorted()[0];
  return term === undefined ? null : schoolDayOnOrAfter(calendar, term);
}

/** Asked of whoever keeps the agreements, then of the head as well, until it is started. */
export function starts(facts: Facts): readonly Thing[] {
  const { custodian, chaseAfterDays } = facts.policy.agreements;
  const keepers = holders(facts, custodian);
  const heads = (['headteacher', 'deputy_head', 'chair_of_governors'] as const)
    .map((role) => holders(facts, role))
    .find((people) => people.length > 0)
    ?.filter(({ id }) => keepers.every((one) => one.id !== id));
  return facts.campaigns
    .filter(({ runsFrom, over }) => runsFrom === undefined && over !== true)
    .flatMap((campaign) => {
      const { key, hash, startsOn, preparedOn } = campaign;
      const allAway = keepers.every((one) => isAway(one, facts.today));
      const headsDay = allAway ? preparedOn : plusDays(startsOn, Math.max(1, chaseAfterDays.head));
      const thing = ({ id }: Person, firstOn: IsoDate): Thing => ({
        ...{ key: `start ${key} ${hash} ${startsOn}`, to: id, firstOn, spacing: [7] },
        press: `aup.campaign campaign-${facts.policy.key}-${key}-${hash.slice(0, 12)}-${startsOn}`,
        when: byWhen(startsOn, facts.today),
        title: `Ready to start: ${currentOf(facts, key)?.text.title}`,
      });
      return [...keepers.map((one) => thing(one, preparedOn)), ...(heads ?? []).map((one) => thing(one, headsDay))];
    });
}
