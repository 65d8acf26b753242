// A random history: who works at the school, when it begins, what is reported, and what everybody then does. Plain data, so that it can
// be shrunk, told in sentences, and lived through twice.

import fc from 'fast-check';
import { FIRST_CHOICES } from '../../../src/domain/incident/categories.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import { IDS, staffList } from '../../support/random-school.ts';

export type Id = (typeof IDS)[number];
export const LEVELS = ['whole', 'technical', 'data', 'task', 'line'] as const;
export type Level = (typeof LEVELS)[number];

export type Told = {
  readonly by: Id;
  readonly naming: 'named' | 'confidential' | 'anonymous';
  /** Yes: the alert leaves before the form is finished. */
  readonly danger: 'no' | 'yes';
  /** `self`: the reporter says that it is about them. */
  readonly adult: { readonly who: Id | 'self' | 'unknown'; readonly part: 'about' | 'family' | 'victim' } | null;
  readonly kind: { readonly first_choice: string; readonly category: string };
  readonly harm: boolean;
  readonly picture: boolean;
  /** Three of these of one fortnight make a pattern. */
  readonly sameApp: boolean;
  readonly untick: Id | null;
  /** The form stops half-way; a later act may finish it, and only then is the adult named. */
  readonly stops: boolean;
};

const ON_CASE = [
  ...['open', 'acknowledge', 'note', 'conflict', 'close', 'reopen', 'people', 'correct', 'elsewhere'],
  ...['earlier', 'outside', 'choices', 'receipt', 'done'],
] as const;
const FROM_NOWHERE = ['cases', 'home', 'mine', 'find', 'documents', 'forms', 'pattern', 'rota', 'retention'] as const;
const PERSON = ['leave', 'return', 'away', 'tie', 'untie', 'drop_roles', 'take_dsl', 'take_head'] as const;

type On = { readonly n: number; readonly who: Id; readonly via: 'slack' | 'teams' };
export type Act =
  | { readonly do: 'report'; readonly told: Told }
  | { readonly do: 'finish'; readonly n: number }
  | { readonly do: 'wait'; readonly minutes: number }
  | ({ readonly do: 'case'; readonly what: (typeof ON_CASE)[number] } & On)
  | ({ readonly do: 'share'; readonly to: Id; readonly level: Level } & On)
  | ({ readonly do: 'lead' | 'end' | 'task' | 'look_up'; readonly to: Id } & On)
  | { readonly do: 'add'; readonly n: number }
  | ({ readonly do: 'look'; readonly what: (typeof FROM_NOWHERE)[number] } & On)
  | { readonly do: 'person'; readonly who: Id; readonly change: (typeof PERSON)[number]; readonly to: Id }
  | { readonly do: 'channel'; readonly who: Id; readonly joins: boolean }
  | ({ readonly do: 'fetch'; readonly file: 'copy' | 'form' | 'log'; readonly meanwhile: Act | null } & On);

export type History = {
  readonly staff: readonly Person[];
  readonly startAt: number;
  /** Nobody reaches them in chat: what is urgent goes by e-mail. */
  readonly mailOnly: readonly Id[];
  readonly channel: readonly Id[] | null;
  /** Reminders of every sort, and not about cases alone. */
  readonly allDuties: boolean;
  readonly acts: readonly Act[];
  /** Which of the reports never happened in the second world. */
  readonly secret: number;
};

const anyone = fc.constantFrom(...IDS);
const kind = fc
  .constantFrom(...FIRST_CHOICES)
  .chain(({ key, categories }) =>
    fc.constantFrom(...categories).map((category) => ({ first_choice: key, category: String(category) })),
  );

/** Told to the e-safety co-ordinator, who may be the one it is about, and no danger: three of these are a pattern for everybody else. */
const POPPED_UP = { first_choice: 'seen', category: 'accidental_access' };

const told: fc.Arbitrary<Told> = fc.record({
  by: anyone,
  naming: fc.constantFrom('named', 'named', 'named', 'confidential', 'anonymous'),
  danger: fc.constantFrom('no', 'no', 'yes'),
  adult: fc.option(
    fc.record({
      who: fc.oneof(
        { weight: 8, arbitrary: anyone },
        { weight: 1, arbitrary: fc.constantFrom('self' as const, 'unknown' as const) },
      ),
      part: fc.constantFrom('about', 'about', 'about', 'family', 'victim'),
    }),
    { freq: 4 },
  ),
  kind,
  harm: fc.boolean(),
  picture: fc.nat(3).map((one) => one === 0),
  sameApp: fc.nat(3).map((one) => one !== 0),
  untick: fc.option(anyone, { freq: 1 }),
  stops: fc.nat(4).map((one) => one === 0),
});

const via = fc.constantFrom('slack' as const, 'teams' as const);
const on = { n: fc.nat(2), who: anyone, via };
const is = <T extends string>(name: T): fc.Arbitrary<T> => fc.constant(name);

const shutsOut: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: is('case'), what: is('conflict'), ...on }),
  fc.record({ do: is('person'), who: anyone, change: fc.constantFrom('tie' as const, 'leave' as const), to: anyone }),
  fc.record({ do: is('end'), to: anyone, ...on }),
);

const report: fc.Arbitrary<Act> = fc.record({ do: is('report'), told });
/** The same app in three reports, and in a fourth that is about somebody. */
const samePattern: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.array(anyone, { minLength: 2, maxLength: 3 }), told)
  .map(([by, about]) => {
    const plain = { adult: null, harm: false, picture: false, danger: 'no', untick: null, stops: false } as const;
    const shared = { naming: 'named', kind: POPPED_UP, sameApp: true } as const;
    const all: readonly Told[] = [{ ...about, sameApp: true }, ...by.map((one) => ({ by: one, ...plain, ...shared }))];
    return all.map((one) => ({ do: 'report', told: one }));
  });
const WAITS = [1, 2, 16, 61, 130, 900, 1500, 3 * 1440, 8 * 1440, 15 * 1440];

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: is('wait'), minutes: fc.constantFrom(...WAITS) }) },
  { weight: 2, arbitrary: fc.record({ do: is('finish'), n: fc.nat(2) }) },
  { weight: 9, arbitrary: fc.record({ do: is('case'), what: fc.constantFrom(...ON_CASE), ...on }) },
  { weight: 4, arbitrary: fc.record({ do: is('share'), to: anyone, level: fc.constantFrom(...LEVELS), ...on }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('lead' as const, 'end' as const, 'task' as const, 'look_up' as const),
      to: anyone,
      ...on,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('add'), n: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ do: is('look'), what: fc.constantFrom(...FROM_NOWHERE), ...on }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: is('person'), who: anyone, change: fc.constantFrom(...PERSON), to: anyone }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('channel'), who: anyone, joins: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('fetch'),
      file: fc.constantFrom('copy' as const, 'form' as const, 'log' as const),
      meanwhile: fc.option(shutsOut),
      ...on,
    }),
  },
);

/** A Tuesday at ten; a Friday before half-term and the end of summer time; a Saturday night; the end of term; a Friday before summer time. */
const STARTS = [
  Date.UTC(2026, 10, 24, 10),
  Date.UTC(2026, 9, 23, 13),
  Date.UTC(2026, 10, 28, 23, 30),
  Date.UTC(2026, 11, 18, 14),
  Date.UTC(2027, 2, 26, 15),
];

export const history = (most: number): fc.Arbitrary<History> =>
  fc.record({
    staff: staffList,
    startAt: fc.constantFrom(...STARTS),
    mailOnly: fc.subarray([...IDS], { maxLength: 2 }),
    channel: fc.option(fc.subarray([...IDS], { maxLength: 3 })),
    allDuties: fc.nat(19).map((one) => one === 1),
    acts: fc
      .tuple(
        fc.oneof({ weight: 9, arbitrary: fc.array(report, { minLength: 1, maxLength: 4 }) }, samePattern),
        fc.array(fc.oneof({ weight: 12, arbitrary: act }, { weight: 1, arbitrary: report }), {
          minLength: 3,
          maxLength: most,
        }),
      )
      .map(([first, later]) => [...first, ...later]),
    secret: fc.nat(1),
  });
