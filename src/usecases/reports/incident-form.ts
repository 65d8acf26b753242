// One case as the incident form of a local authority: its eight parts in their order, in our own words. What the record does not hold is
// left open, to be filled in by the person who sends it.

import type { Block } from '../../documents/paper.ts';
import { TEXTS } from '../../domain/incident/form/texts.ts';
import { ROLE_NAMES, type Role } from '../../domain/people/role.ts';
import type { Contact } from '../../domain/school/contact.ts';
import type { Policy } from '../../domain/school/policy.ts';
import { formatMomentOnRecord } from '../../domain/shared/time.ts';
import {
  actionWords,
  type CaseWords,
  closedWords,
  decisionWords,
  happenedWords,
  peopleWords,
  reportedWords,
  reporterWords,
} from './case-words.ts';

type Pair = readonly [string, string];
const OPEN = 'Not recorded';
const X = TEXTS.extra;

export function incidentForm(words: CaseWords, policy: Policy): readonly Block[] {
  const parts: readonly (readonly [string, readonly Pair[]])[] = [
    ['School', schoolPart(words, policy)],
    ['When, where and how it came to light', whenPart(words)],
    ['Who was part of it', whoPart(words)],
    ['Kind of incident', kindPart(words)],
    ['What happened', whatPart(words)],
    ['If it is about a member of staff: what was done', donePart(words, STAFF_STEPS)],
    ['If it is about a child or young person: what was done', donePart(words, CHILD_STEPS)],
    ['Outcome', outcomePart(words)],
  ];
  return [
    { kind: 'text', text: NOTE },
    ...parts.flatMap(([title, pairs], at): readonly Block[] => [
      { kind: 'heading', level: 2, text: `${at + 1}. ${title}` },
      {
        kind: 'table',
        caption: title,
        columns: [
          { title: 'Question', weight: 1 },
          { title: 'Answer', weight: 1.6 },
        ],
        rows: pairs.map(([label, value]) => [label, value === '' ? OPEN : value]),
      },
    ]),
  ];
}

const NOTE =
  'Holds names. Send it only to whoever must have it, by a way that the school has agreed with them. “Not recorded”: add it by hand where you know it.';

function schoolPart({ directory, records }: CaseWords, { name, contacts }: Policy): readonly Pair[] {
  const keeper = directory.people.find(({ roles }) => roles.includes(records.logOwner));
  const phones = (['school_office', 'safeguarding_phone'] as const)
    .flatMap((key): readonly Contact[] => contacts.filter((contact) => contact.key === key))
    .map((contact) => `${contact.name}: ${contact.phone}`);
  return [
    ['School', name],
    ['Address', ''],
    ['Contact for this form', keeper === undefined ? '' : `${keeper.name}, ${ROLE_NAMES[records.logOwner]}`],
    ['How to reach them', phones.join('\n')],
  ];
}

const whenPart = (words: CaseWords): readonly Pair[] => [
  ['Reference', words.doc.state.ref],
  ['Happened', happenedWords(words)],
  ['Reported', reportedWords(words)],
  ['Reported by', reporterWords(words)],
  ['How it was noticed', words.said('how_known')],
  ['In school or elsewhere', words.said('place')],
  [
    'Room, and device',
    [words.said('room'), words.said('device'), words.said('device_number')].filter(Boolean).join('; '),
  ],
];

const whoPart = (words: CaseWords): readonly Pair[] => [
  ['Child or young person', kindOf(words, 'child')],
  ['Member of staff', kindOf(words, 'staff')],
  ['Somebody else', kindOf(words, 'other')],
  ['Who they are', peopleWords(words)],
  ['Who was harmed, or may be', words.said('victim')],
  ['Who is behind it', words.said('instigator')],
];
const kindOf = ({ ticked }: CaseWords, kind: string): string => (ticked('people_kinds').includes(kind) ? 'Yes' : '');

const tickPairs = ({ ticked }: CaseWords, question: string, names: Readonly<Record<string, string>>): readonly Pair[] =>
  Object.entries(names).map(([value, label]): Pair => [label, ticked(question).includes(value) ? 'Yes' : 'Not ticked']);

const kindPart = (words: CaseWords): readonly Pair[] => [
  ['Reported as', words.said('category')],
  ...tickPairs(words, 'types', X.typeNames),
  ['Something else', words.said('other_type')],
];

const whatPart = (words: CaseWords): readonly Pair[] => [
  ['In the words of the report', words.said('story')],
  ['Accident, or on purpose', words.said('intent')],
  ...tickPairs(words, 'acts', X.actNames),
  ...tickPairs(words, 'classes', X.classNames),
  ['Web address or app', words.said('web_address')],
  ['Evidence, and who keeps it', words.said('evidence')],
];

/** A role stands here where the bot itself told somebody who holds it. */
type Step = readonly [string, readonly Role[]];
const STAFF_STEPS: readonly Step[] = [
  ['The headteacher was told', ['headteacher']],
  ["Children's social care was asked for advice", []],
  ["It was referred to children's social care", []],
  ['The police were told', []],
  ['The Internet Watch Foundation was told', []],
  ['IT was brought in', ['network_manager', 'it_provider']],
  ['Disciplinary steps were begun', []],
  ['The policy was looked at again', []],
  ['Anything else, such as equipment taken out of use', []],
];
const CHILD_STEPS: readonly Step[] = [
  ['The headteacher was told', ['headteacher']],
  ["Children's social care was asked for advice", []],
  ["It was referred to children's social care", []],
  ['The police were told', []],
  ['It was reported to the site or the app', []],
  ['IT was brought in', ['network_manager', 'it_provider']],
  ['Parents or carers were told', []],
  ['It was talked through with the child', []],
  ['A sanction was given', []],
  ['The policy was looked at again', []],
];

const donePart = ({ doc: { state }, zone }: CaseWords, steps: readonly Step[]): readonly Pair[] =>
  steps.map(([label, roles]): Pair => {
    const told = state.holders.find((holder) => holder.roles.some((role) => roles.includes(role)));
    return [label, told === undefined ? '' : `Told through the bot, ${formatMomentOnRecord(told.toldAt, zone)}`];
  });

const outcomePart = (words: CaseWords): readonly Pair[] => [
  ['What was done, in full', actionWords(words)],
  ['Decision and reason', decisionWords(words)],
  ['Outcome', words.doc.state.closing?.outcome ?? ''],
  ['Closed', closedWords(words)],
];
