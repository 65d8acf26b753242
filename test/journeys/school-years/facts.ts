// What the test itself knows of the year that is lived: written down as people do things, and never read from the product.

import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Role } from '../../../src/domain/people/role.ts';
import type { ReviewPlan } from '../../../src/domain/review/reviews-policy.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';

/** One version of one text, since the day on which the server first looked at it. */
export type Version = { readonly text: Agreement; readonly seenOn: IsoDate };

export type Signed = { readonly key: string; readonly hash: string; readonly on: IsoDate };
export type Asked = {
  readonly id: string;
  readonly key: string;
  readonly hash: string;
  readonly on: IsoDate;
  answeredOn?: IsoDate;
};

/** `order` tells which of two things of one day came later. */
export type AdultRecord = {
  readonly signed: (Signed & { readonly order: number })[];
  readonly asked: (Asked & { readonly order: number })[];
  readonly refused: (Signed & { readonly order: number })[];
};

export type CampaignFact = {
  readonly key: string;
  readonly hash: string;
  readonly why: 'yearly' | 'new_version' | 'ks2_start' | 'by_hand';
  readonly preparedOn: IsoDate;
  readonly startsOn: IsoDate;
  readonly countsFrom: IsoDate;
  runsFrom?: IsoDate;
  dueOn?: IsoDate;
  over?: true;
};

export type PupilFact = {
  readonly id: string;
  className: string;
  audience: 'pupil_ks1' | 'pupil_ks2' | 'pupil_secondary';
  stageBefore?: PupilFact['audience'];
  since: IsoDate;
  leftOn?: IsoDate;
  readonly papers: (Signed & {
    readonly signer: 'pupil' | 'parent';
    readonly refused: boolean;
    readonly order: number;
  })[];
};

export type ReviewFact = {
  readonly plan: ReviewPlan;
  nextDue: IsoDate;
  /** The day on which somebody put it off to that day, or brought it forward; empty when the day came from the interval. */
  movedOn: IsoDate;
  /** The last look: on which day it was saved, how many have agreed, and since when it waits for the next of them. */
  looks: number;
  approvals: number;
  waitsSince: IsoDate;
};

export type LeaverFact = { readonly who: string; readonly leftOn: IsoDate };

export type Facts = {
  policy: Policy;
  today: IsoDate;
  order: number;
  readonly people: Map<string, Person>;
  /** The day on which the staff list first named them. */
  readonly listedOn: Map<string, IsoDate>;
  readonly records: Map<string, AdultRecord>;
  readonly versions: Map<string, Version[]>;
  readonly campaigns: CampaignFact[];
  readonly pupils: Map<string, PupilFact>;
  readonly reviews: Map<string, ReviewFact>;
  readonly closed: LeaverFact[];
};

export const newFacts = (policy: Policy, today: IsoDate): Facts => ({
  ...{ policy, today, order: 0, people: new Map(), listedOn: new Map(), records: new Map(), versions: new Map() },
  ...{ campaigns: [], pupils: new Map(), reviews: new Map(), closed: [] },
});

export const worksOn = ({ startsOn = '', endsOn = '9999-12-31' }: Person, day: IsoDate): boolean =>
  startsOn <= day && day <= endsOn;

export const isAway = ({ absences }: Person, day: IsoDate): boolean =>
  absences.some(({ from, to }) => from <= day && day <= to);

export const holders = (facts: Facts, role: Role): readonly Person[] =>
  [...facts.people.values()].filter((one) => worksOn(one, facts.today) && one.roles.includes(role));

/** The first of these roles that somebody holds. */
export const firstHeld = (facts: Facts, roles: readonly Role[]): readonly Person[] =>
  roles.map((role) => holders(facts, role)).find((people) => people.length > 0) ?? [];

export function recordOf(facts: Facts, id: string): AdultRecord {
  const known = facts.records.get(id) ?? { signed: [], asked: [], refused: [] };
  facts.records.set(id, known);
  return known;
}

export const nextOrder = (facts: Facts): number => {
  facts.order += 1;
  return facts.order;
};

export const currentOf = (facts: Facts, key: string): Version | undefined => facts.versions.get(key)?.at(-1);

/** Something that has to come up in somebody's bundle, and how often. */
export type Thing = {
  readonly key: string;
  readonly to: string;
  /** The button it has to have. */
  readonly press: string;
  readonly firstOn: IsoDate;
  /** Days between two reminders; the last one repeats, and an empty list is told once. */
  readonly spacing: readonly number[];
  /** In the bundle's words, where the test knows them. */
  readonly when?: string;
  readonly title?: string;
};

export const later = (...days: readonly IsoDate[]): IsoDate => days.toSorted().at(-1) ?? '';
