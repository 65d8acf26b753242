// Schools, reports and everything that may happen to a case, drawn at random for the tests of the safety floor. Nobody in it is real.

import fc from 'fast-check';
import type { Answers } from '../../src/domain/incident/answers.ts';
import { FIRST_CHOICES } from '../../src/domain/incident/categories.ts';
import type { Person, PersonId } from '../../src/domain/people/person.ts';
import type { Role } from '../../src/domain/people/role.ts';

export const IDS = ['p_a', 'p_b', 'p_c', 'p_d', 'p_e', 'p_f', 'p_g', 'p_h'] as const;
const anyone = fc.constantFrom<PersonId>(...IDS);

const ROLES_HELD: readonly Role[] = [
  'dsl',
  'deputy_dsl',
  'deputy_dsl',
  'headteacher',
  'deputy_head',
  'chair_of_governors',
  'vice_chair_of_governors',
  'esafety_coordinator',
  'network_manager',
  'siro',
  'dpo',
];

/** Each role falls on anybody, so that one person may hold many; some are tied to others, away, or gone. */
export const staffList: fc.Arbitrary<readonly Person[]> = fc
  .record({
    holders: fc.array(anyone, { minLength: ROLES_HELD.length, maxLength: ROLES_HELD.length }),
    ties: fc.array(fc.tuple(anyone, anyone), { maxLength: 2 }),
    away: fc.subarray([...IDS], { maxLength: 3 }),
    gone: fc.subarray([...IDS], { maxLength: 1 }),
    onDuty: fc.subarray([...IDS], { maxLength: 3 }),
  })
  .map(({ holders, ties, away, gone, onDuty }) =>
    IDS.map(
      (id): Person => ({
        id,
        name: `Person ${id}`,
        email: `${id}@demo-school.example`,
        roles: [...new Set(ROLES_HELD.filter((_, i) => holders[i] === id))],
        classes: [],
        absences: away.includes(id) ? [{ from: '2026-11-01', to: '2026-12-31' }] : [],
        closeTo: ties.filter(([from, to]) => from === id && to !== id).map(([, to]) => to),
        ...(gone.includes(id) ? { endsOn: '2026-11-20' } : {}),
        ...(onDuty.includes(id) ? { dutyDays: ['tue'] } : {}),
      }),
    ),
  );

export type Report = {
  readonly danger: 'no' | 'yes' | 'unsure';
  readonly naming: 'named' | 'confidential' | 'anonymous';
  /** Null: no adult of the school is part of it. */
  readonly adult: {
    /** A person, `me` or `skip`. */
    readonly who: PersonId;
    readonly part: 'about' | 'family' | 'victim' | 'unsure';
  } | null;
  readonly rest: Answers;
};

const kind = fc
  .constantFrom(...FIRST_CHOICES)
  .chain((choice) =>
    fc.constantFrom(...choice.categories).map((category): Answers => ({ first_choice: choice.key, category })),
  );

export const report: fc.Arbitrary<Report> = fc.record({
  danger: fc.constantFrom('no', 'no', 'yes', 'unsure'),
  naming: fc.constantFrom('named', 'named', 'confidential', 'anonymous'),
  adult: fc.option(
    fc.record({
      who: fc.oneof({ weight: 6, arbitrary: anyone }, fc.constantFrom('me', 'skip')),
      part: fc.constantFrom('about', 'about', 'family', 'victim', 'unsure'),
    }),
    { freq: 3 },
  ),
  rest: fc
    .tuple(
      kind,
      fc.record({
        victim: fc.constantFrom('pupil', 'staff', 'school', 'none'),
        age_band: fc.constantFrom('under_13', '13-17', '18+', 'unknown'),
        instigator: fc.constantFrom('pupil', 'staff', 'outsider', 'unknown'),
        image: fc.constantFrom('none', 'under18_nude', 'unknown', 'adult'),
        ticks: fc.subarray(['harm_signs', 'coercion', 'adult_involved', 'personal_data', 'protected_child', 'repeat']),
        story: fc.constant('Something that only the right people may read.'),
      }),
    )
    .map(([which, more]) => ({ ...which, ...more })),
});

export type Act =
  | { readonly do: 'wait'; readonly minutes: number }
  | {
      readonly do: 'open' | 'acknowledge' | 'note' | 'conflict' | 'close' | 'leave' | 'reopen' | 'people' | 'copy';
      readonly who: PersonId;
    }
  | { readonly do: 'share' | 'lead' | 'end' | 'task'; readonly who: PersonId; readonly to: PersonId }
  | { readonly do: 'tie'; readonly who: PersonId; readonly to: PersonId }
  | { readonly do: 'two_acknowledge'; readonly who: PersonId; readonly other: PersonId };

const acts = fc.constantFrom(
  ...['open', 'acknowledge', 'acknowledge', 'note', 'conflict', 'close', 'reopen', 'leave', 'people', 'copy'],
);
const onPerson = fc.constantFrom('share' as const, 'share' as const, 'lead' as const, 'end' as const, 'task' as const);
export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 16, 130, 1500) }) },
  { weight: 6, arbitrary: fc.record({ do: acts, who: anyone }) as fc.Arbitrary<Act> },
  { weight: 5, arbitrary: fc.record({ do: onPerson, who: anyone, to: anyone }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tie' as const), who: anyone, to: anyone }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('two_acknowledge' as const), who: anyone, other: anyone }) },
);
