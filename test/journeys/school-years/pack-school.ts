// The school of one pack: its calendar made longer at both ends, people for every role the pack uses, and classes with pupils.

import { loadPolicies } from '../../../src/config/load-policies.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Role } from '../../../src/domain/people/role.ts';
import type { Policy, SchoolCalendar } from '../../../src/domain/school/policy.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { plusDays } from '../../support/other-calendar.ts';
import type { Dice } from './dice.ts';

export const PACKS = ['bocking', 'carlton', 'rosewood', 'sefton', 'victory'] as const;
export type Pack = (typeof PACKS)[number];

/** The last weeks of the summer before: enough to sign in, so that the day of the year is crossed twice. */
export const FIRST_DAY = '2026-07-06';

export function policyOf(pack: Pack, yearlyOn?: string): Policy {
  const [policy] = loadPolicies(`deploy/schools/${pack}.yaml`).policies;
  if (policy === undefined) throw new Error(`the pack ${pack} does not load`);
  const { agreements } = policy;
  return {
    ...policy,
    calendar: withNextYear(withSummerBefore(policy.calendar)),
    agreements: { ...agreements, yearlyOn: yearlyOn ?? agreements.yearlyOn },
  };
}

const withSummerBefore = (calendar: SchoolCalendar): SchoolCalendar => ({
  ...calendar,
  terms: [{ name: 'Summer before', from: '2026-04-13', to: '2026-07-21' }, ...calendar.terms],
});

/** Fifty-two weeks later, so that the days of the week stay. */
const withNextYear = (calendar: SchoolCalendar): SchoolCalendar => {
  const later = <T extends { readonly from: IsoDate; readonly to: IsoDate }>(span: T): T => ({
    ...span,
    from: plusDays(span.from, 364),
    to: plusDays(span.to, 364),
  });
  const terms = calendar.terms.filter(({ name }) => name !== 'Summer before');
  return {
    ...calendar,
    terms: [...calendar.terms, ...terms.map(later)],
    closures: [...calendar.closures, ...calendar.closures.map(later)],
  };
};

const person = (id: string, roles: readonly Role[], classes: readonly string[] = []): Person => ({
  ...{ id: `p_${id}`, name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Person`, email: `${id}@school.example` },
  ...{ roles, classes, absences: [], closeTo: [] },
});

export const NOBODY_CAN_REACH = 'p_lonely';
export const ON_TWO_PLATFORMS = 'p_twice';

/** Fifteen to twenty-five people. One has three roles. */
export function staffOf({ roll, pick }: Dice): readonly Person[] {
  const fixed = [
    person('head', ['headteacher']),
    person('deputy', ['deputy_head', 'deputy_dsl']),
    person('lead', ['dsl', 'senco']),
    person('trio', ['esafety_coordinator', 'siro', 'dpo']),
    person('tech', ['network_manager']),
    person('office', ['school_office']),
    person('chair', ['chair_of_governors']),
    person('govern', ['safeguarding_governor', 'resources_committee_chair', 'vice_chair_of_governors']),
    person('trust', ['trust_safeguarding_lead', 'trust_technology_team', 'it_provider']),
    person('ann', ['class_teacher'], ['2A']),
    person('ben', ['class_teacher'], ['3B']),
    person('cat', ['class_teacher'], ['5C']),
    person('lonely', []),
    person('twice', ['class_teacher'], ['5C']),
  ];
  const more = Array.from({ length: 1 + roll(11) }, (_, index) => person(`staff${index}`, []));
  const everybody = [...fixed, ...more.map((one) => dated(one, roll, pick))];
  // Anybody may be away for a while.
  return everybody.map((one) => (roll(4) === 0 ? away(one, roll) : one));
}

const away = (one: Person, roll: Dice['roll']): Person => {
  const from = plusDays('2026-09-01', roll(300));
  return { ...one, absences: [{ from, to: plusDays(from, 1 + roll(40)) }] };
};

/** Some come in the middle of the year, some leave. */
function dated(one: Person, roll: Dice['roll'], pick: Dice['pick']): Person {
  const day = plusDays('2026-09-20', roll(250));
  return pick([one, { ...one, startsOn: day }, { ...one, endsOn: day }]);
}

export type PupilOfSchool = { readonly id: string; readonly className: string; readonly year: number };

/** Year 2 is Key Stage 1; 3 and 5 are Key Stage 2; 9 is there where the pack has a text for secondary. */
export function pupilsOf({ roll }: Dice, policy: Policy): readonly PupilOfSchool[] {
  const has = (audience: string): boolean => policy.agreements.texts.some((text) => text.audience === audience);
  const classes = [
    { name: '2A', year: 2 },
    { name: '3B', year: 3 },
    { name: '5C', year: 5 },
    ...(has('pupil_secondary') ? [{ name: '9D', year: 9 }] : []),
  ];
  return classes.flatMap(({ name, year }) =>
    Array.from({ length: 3 + roll(4) }, (_, index) => ({ id: `${name}-${index}`, className: name, year })),
  );
}
