// Who has to be asked to sign on that day, by when, and who has to hear that others are late: reckoned from the test's own records.

import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Role } from '../../../src/domain/people/role.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { afterCountedDays, countedDays, lastAnniversary, plusDays, type Span } from '../../support/other-calendar.ts';
import {
  type AdultRecord,
  type CampaignFact,
  currentOf,
  type Facts,
  holders,
  later,
  recordOf,
  type Signed,
  type Thing,
  type Version,
  worksOn,
} from './facts.ts';
import { byWhen } from './words.ts';

/** Whoever signed within so many days before the day of the year has signed for the year. */
export const EARLY = 31;
const DAYS_AFTER_ANSWER = 5;

const GOVERN: readonly Role[] = [
  'chair_of_governors',
  'vice_chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
];

export function isFor({ roles, classes }: Person, { audience }: Agreement): boolean {
  const governs = roles.some((role) => GOVERN.includes(role));
  if (audience === 'governor') return governs;
  return audience === 'staff' && (!governs || classes.length > 0 || roles.some((role) => !GOVERN.includes(role)));
}

export const inChat = ({ audience }: Agreement): boolean => audience === 'staff' || audience === 'governor';

/** Signatures from this day on count for the year of that day. */
export const yearFrom = ({ policy }: Facts, day: IsoDate): IsoDate => {
  const { yearlyOn } = policy.agreements;
  return yearlyOn === null ? '' : plusDays(lastAnniversary(yearlyOn, day), -EARLY);
};

export const yearBegan = ({ policy }: Facts, day: IsoDate): IsoDate => {
  const { yearlyOn } = policy.agreements;
  return yearlyOn === null ? '' : lastAnniversary(yearlyOn, day);
};

type Due = { readonly since: IsoDate; readonly firstOn: IsoDate; readonly dueOn: IsoDate; readonly lateOn: IsoDate };
export type Stand =
  | { readonly is: 'done' }
  | { readonly is: 'held'; readonly isFirst: boolean }
  | ({ readonly is: 'asked'; readonly isFirst: boolean } & Due)
  /** Signed before, and nobody has started a campaign that asks again. */
  | { readonly is: 'waits'; readonly why: 'new_version' | 'yearly' | 'ks2_start' };

/** A last signature of a text that everybody had to sign anew since. */
export function isOldText(facts: Facts, key: string, hash: string): boolean {
  const versions = facts.versions.get(key) ?? [];
  const at = versions.findIndex(({ text }) => text.hash === hash);
  return versions.slice(at + 1).some(({ text }) => text.signAgain === 'everybody');
}

export const lastSigned = (signed: readonly Signed[], key: string): Signed | undefined =>
  signed
    .filter((each) => each.key === key)
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .at(-1);

/** Whoever signs, or has it signed on paper, as far as it matters for one text. */
export type Party = Pick<AdultRecord, 'signed' | 'asked' | 'refused'> & {
  readonly absences: readonly Span[];
  readonly joinedOn: IsoDate;
  /** Asked for the first time together with others: by a campaign that starts on this day or later. */
  readonly together?: IsoDate;
};

export function standOf(facts: Facts, person: Person, key: string, day: IsoDate): Stand | null {
  const version = currentOf(facts, key);
  if (version === undefined || !isFor(person, version.text)) return null;
  const party = { ...recordOf(facts, person.id), absences: person.absences, joinedOn: joinedOn(facts, person) };
  return standing(facts, version, party, day);
}

/** Everybody signs anew from the day of such a campaign. */
const ANEW: readonly CampaignFact['why'][] = ['by_hand', 'ks2_start'];

export function standing(facts: Facts, { text, seenOn }: Version, party: Party, day: IsoDate): Stand {
  const { key, hash } = text;
  const { signed, asked, refused, together } = party;
  const last = lastSigned(signed, key);
  const asking = facts.campaigns.filter(
    (each) => each.key === key && each.hash === hash && each.runsFrom !== undefined && each.runsFrom <= day,
  );
  const from = later(yearFrom(facts, day), ...asking.filter(({ why }) => ANEW.includes(why)).map((c) => c.countsFrom));
  const again = last !== undefined && isOldText(facts, key, last.hash);
  if (last !== undefined && !again && last.on >= from) return { is: 'done' };
  const isFirst = last === undefined && together === undefined;
  const campaign = asking
    .filter(({ countsFrom }) => !isFirst && (last === undefined || again || last.on < countsFrom))
    .filter(({ runsFrom = '' }) => together === undefined || runsFrom >= together)
    .toSorted((a, b) => (a.runsFrom ?? '').localeCompare(b.runsFrom ?? ''))
    .at(-1);
  const order = signed.filter((each) => each.key === key).at(-1)?.order ?? 0;
  const open = [...asked.filter((each) => each.answeredOn === undefined), ...refused].filter(
    (each) => each.key === key && each.hash === hash && each.on >= from && each.order > order,
  );
  if (open.length > 0) return { is: 'held', isFirst };
  if (!isFirst && campaign === undefined)
    return { is: 'waits', why: again ? 'new_version' : last === undefined ? 'ks2_start' : 'yearly' };
  const answered = asked.filter((each) => each.key === key && each.hash === hash);
  const began = {
    ...{ seenOn, joinedOn: party.joinedOn, campaign, day },
    yearly: last !== undefined && last.on < yearFrom(facts, day),
    answeredOn: later('', ...answered.flatMap(({ answeredOn }) => answeredOn ?? [])),
  };
  return { is: 'asked', isFirst, ...dueOf(facts, party, began) };
}

const joinedOn = ({ listedOn }: Facts, { id, startsOn = '' }: Person): IsoDate =>
  later(listedOn.get(id) ?? '', startsOn);

type Began = {
  readonly seenOn: IsoDate;
  readonly joinedOn: IsoDate;
  readonly campaign?: CampaignFact | undefined;
  readonly day: IsoDate;
  readonly yearly: boolean;
  readonly answeredOn: IsoDate;
};

function dueOf(facts: Facts, person: { readonly absences: readonly Span[] }, began: Began): Due {
  const { calendar, agreements } = facts.policy;
  const { seenOn, campaign, answeredOn } = began;
  const since = later(seenOn, began.joinedOn, campaign?.runsFrom ?? (began.yearly ? yearBegan(facts, began.day) : ''));
  const days =
    campaign?.runsFrom === undefined || campaign.dueOn === undefined
      ? agreements.daysToSign
      : countedDays(calendar, campaign.runsFrom, campaign.dueOn);
  const away = person.absences;
  const dueOn = later(
    afterCountedDays(calendar, away, since, days),
    campaign?.dueOn ?? '',
    answeredOn === '' ? '' : afterCountedDays(calendar, away, answeredOn, DAYS_AFTER_ANSWER),
  );
  return {
    ...{ since, dueOn, lateOn: afterCountedDays(calendar, away, dueOn, agreements.chaseAfterDays.custodian) },
    firstOn: campaign === undefined && since === seenOn ? plusDays(since, 1) : since,
  };
}

export function signing(facts: Facts): readonly Thing[] {
  const { today, policy } = facts;
  const keys = [...facts.versions.keys()].filter((key) => inChat(currentOf(facts, key)?.text ?? NO_TEXT));
  const here = [...facts.people.values()].filter((one) => worksOn(one, today));
  return keys.flatMap((key) => {
    const text = currentOf(facts, key)?.text;
    if (text === undefined) return [];
    const stands = here.flatMap((person) => {
      const stand = standOf(facts, person, key, today);
      return stand === null ? [] : [{ person, stand }];
    });
    const asked = stands.flatMap(({ person, stand }): readonly Thing[] =>
      stand.is !== 'asked'
        ? []
        : [
            {
              ...{ key: `sign ${key} ${text.hash} ${stand.since}`, to: person.id, press: `aup.read ${key}` },
              ...{ firstOn: stand.firstOn, spacing: policy.agreements.remindAfterDays },
              ...{ when: byWhen(stand.dueOn, today), title: text.title },
            },
          ],
    );
    const late = stands.flatMap(({ stand }) => (stand.is === 'asked' ? [stand.lateOn] : []));
    return [...asked, ...chased(facts, `${key} ${text.hash}`, 'aup.outstanding ', text.title, late, stands.length)];
  });
}

const NO_TEXT = { audience: 'visitor' } as Agreement;

/** Whoever keeps the agreements hears of who is late, then the head. */
export function chased(
  facts: Facts,
  key: string,
  press: string,
  title: string,
  late: readonly IsoDate[],
  all: number,
): readonly Thing[] {
  const { custodian: role, chaseAfterDays } = facts.policy.agreements;
  const keepers = holders(facts, role);
  const heads = holders(facts, 'headteacher').filter(({ id }) => keepers.every((one) => one.id !== id));
  const wait = keepers.length === 0 ? 0 : Math.max(1, chaseAfterDays.head - chaseAfterDays.custodian);
  const things = (people: readonly Person[], who: string, days: number): readonly Thing[] => {
    const over = late.map((day) => plusDays(day, days)).filter((day) => day <= facts.today);
    const firstOn = over.toSorted()[0];
    return firstOn === undefined
      ? []
      : people.map(({ id }) => ({
          ...{ key: `chase ${key} ${who}`, to: id, press, firstOn, spacing: [7], when: '' },
          title: `${over.length} of ${all} have not signed: ${title}`,
        }));
  };
  return [...things(keepers, 'keeper', 0), ...things(heads, 'head', wait)];
}

/** Whoever has asked about a clause waits for the co-ordinator, else whoever keeps the agreements, else the head. */
export function questions(facts: Facts): readonly Thing[] {
  const { custodian } = facts.policy.agreements;
  return [...facts.records].flatMap(([asker, { asked }]) =>
    asked
      .filter(({ answeredOn }) => answeredOn === undefined)
      .flatMap((question) =>
        answerers(facts, asker, [
          'esafety_coordinator',
          custodian,
          'headteacher',
          'deputy_head',
          'chair_of_governors',
        ]).map(
          (one): Thing => ({
            ...{ key: `answer ${asker} ${question.order}`, to: one.id, press: `aup.question ${question.id}` },
            ...{ firstOn: plusDays(question.on, 1), spacing: [2, 3], when: '' },
          }),
        ),
      ),
  );
}

export function answerers(facts: Facts, asker: string, roles: readonly Role[]): readonly Person[] {
  const groups = roles.map((role) => holders(facts, role).filter(({ id }) => id !== asker));
  const here = groups.map((people) =>
    people.filter(({ absences }) => !absences.some(({ from, to }) => from <= facts.today && facts.today <= to)),
  );
  return here.find((each) => each.length > 0) ?? groups.find((each) => each.length > 0) ?? [];
}
