// What the shape of a pack cannot say: the numbers that must be there, and entries that must fit one another.

import type { ContactKey } from '../domain/school/contact.ts';
import type { Policy } from '../domain/school/policy.ts';
import { checkStaffing, staffingWarnings } from '../domain/school/staffing.ts';
import type { Fault } from './fault.ts';
import { agreementFaults, agreementWarnings } from './pack-agreements.ts';
import { reviewWarnings } from './pack-reviews.ts';

const NOBODY = { people: [] };

const REQUIRED: readonly { readonly key: ContactKey; readonly what: string }[] = [
  { key: 'childrens_social_care', what: "children's social care" },
  { key: 'lado', what: 'the local authority designated officer (LADO)' },
  { key: 'out_of_hours', what: 'the out-of-hours emergency duty team' },
];

const has = (policy: Policy, key: ContactKey): boolean => policy.contacts.some((contact) => contact.key === key);

/** Takes keys alone, so that a pack whose shape is still wrong is told of these in the same breath. */
export const missingNumbers = (keys: ReadonlySet<string>): readonly Fault[] =>
  REQUIRED.filter(({ key }) => !keys.has(key)).map(({ key, what }) => ({
    code: `pack.no_${key}`,
    path: 'contacts',
    message: `There is no number for ${what}. It is shown when nobody at the school can be reached.`,
    fix: `Add an entry with key: ${key}. Your local authority's safeguarding partnership publishes the number.`,
  }));

function peopleFaults(policy: Policy): readonly Fault[] {
  if (!policy.demo && policy.people.length > 0) {
    return [
      {
        code: 'pack.people_in_pack',
        path: 'people',
        message: 'Real people do not belong in a pack, which is copied and kept in many places.',
        fix: 'Move them to the staff list and run: npm run esafety -- people import staff.csv --apply',
      },
    ];
  }
  const ids = policy.people.map((person) => person.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const known = new Set(ids);
  const strangers = [...policy.columns, ...policy.people.flatMap((person) => person.closeTo)].filter(
    (id) => !known.has(id),
  );
  return [
    ...twice.map((id) =>
      fault('pack.person_twice', 'people', `Two people have the id ${id}.`, 'Give each their own id.'),
    ),
    ...strangers.map((id) => fault('pack.unknown_person', 'people', `Nobody has the id ${id}.`, 'Check the spelling.')),
  ];
}

const fault = (code: string, path: string, message: string, fix: string): Fault => ({ code, path, message, fix });

export const packFaults = (policy: Policy): readonly Fault[] => [
  ...missingNumbers(new Set(policy.contacts.map((contact) => contact.key))),
  ...peopleFaults(policy),
  ...agreementFaults(policy),
  ...(policy.demo ? checkStaffing(policy, NOBODY) : []),
];

function contactWarnings(policy: Policy): readonly Fault[] {
  const examples = policy.contacts.filter((contact) => contact.example === true);
  const warnings = examples.map(({ key, phone }) =>
    fault(
      'pack.example_number',
      `contacts.${key}`,
      `${phone} is a made-up example; the server of a real school does not start with it.`,
      'Write the right number, and take "example: true" away.',
    ),
  );
  if (!has(policy, 'it_provider')) {
    warnings.push(
      fault(
        'pack.no_it_provider',
        'contacts',
        'There is no number for the IT provider. When nobody in IT can be told, the headteacher will be.',
        'Add an entry with key: it_provider, if the school has one.',
      ),
    );
  }
  return policy.demo ? [] : warnings;
}

const calendarWarnings = (policy: Policy): readonly Fault[] =>
  policy.calendar.terms.length > 0
    ? []
    : [
        fault(
          'pack.no_terms',
          'calendar.terms',
          'No terms are written, so every day with opening hours counts as a school day, in holidays too.',
          'Add the terms of this school year.',
        ),
      ];

export const packWarnings = (policy: Policy): readonly Fault[] => [
  ...contactWarnings(policy),
  ...calendarWarnings(policy),
  ...agreementWarnings(policy),
  ...reviewWarnings(policy),
  ...(policy.demo ? staffingWarnings(policy, NOBODY) : []),
];
