// An adult of the school is part of it: the four tests of the LADO, who leads, and the call to the LADO before anybody looks into it.

import { situationOf } from '../../../incident/triage/situation.ts';
import type { RecordFields } from '../record.ts';
import type { MakeRecordForm, RecordContext, RecordForm, RecordQuestion } from '../record-form.ts';
import { answer, type Faults, inThePast, together, wanted } from './checks.ts';
import { choice, date, longtext, YES_NO_UNSURE } from './questions.ts';

/** Not where nobody of the school is the subject: a relative of somebody here is not. Unknown facts: it is offered. */
export const aboutAdult = ({ facts, policy }: RecordContext): boolean =>
  facts === null ||
  facts.category === null ||
  facts.subject === 'former_staff' ||
  situationOf(facts, policy.routing).adultCase;

/** The head cannot lead where they are the subject or are kept out. */
export const headIsOut = ({ facts, policy, outcome }: RecordContext): boolean =>
  outcome?.exclude.includes('headteacher') === true ||
  (facts !== null && situationOf(facts, policy.routing).subjectRoles.has('headteacher'));

const LADO_TESTS = ['lado_harmed', 'lado_offence', 'lado_risk', 'lado_suitable'] as const;
const mayBeMet = (fields: RecordFields): boolean =>
  LADO_TESTS.some((id) => ['yes', 'unsure'].includes(answer(fields, id)));

const LADO = {
  yes: 'Yes, they have been contacted',
  not_yet: 'Not yet',
  no: 'Decided not to contact them',
} as const;

export const staffPathForm: MakeRecordForm = (context): RecordForm => ({
  kind: 'staff_path',
  title: 'An adult here, 1 of 2',
  label: 'A worry about an adult here: the four tests and the LADO',
  intro: [
    'The local authority designated officer (LADO) comes first: within one working day, before anybody asks questions or looks into it.',
    'Only people who need to know. Naming a teacher in public before a charge can be an offence.',
    ...(headIsOut(context) ? ['The headteacher is kept out of this case. The chair of governors leads.'] : []),
  ],
  questions: [
    choice('lado_harmed', 'May the adult have harmed a child?', YES_NO_UNSURE),
    choice('lado_offence', 'May it be a crime against a child, or about one?', YES_NO_UNSURE),
    choice('lado_risk', 'May the adult be a risk to children?', YES_NO_UNSURE),
    choice('lado_suitable', 'Does it put in doubt that they can work with children?', {
      ...YES_NO_UNSURE,
    }),
    longtext('known', 'What is known for each of the four', {
      help: 'As it was told. Do not ask anyone to find out more.',
    }),
    ...categoryQuestion(context),
    choice('leads', 'Who leads?', {
      headteacher: 'The headteacher',
      chair: 'The chair of governors or proprietor',
      other: 'Somebody the trust or the LADO names',
    }),
    choice('lado', 'Has the LADO been contacted?', LADO),
    date('lado_date', 'On which day?', { optional: true }),
    longtext('lado_advice', 'Their advice; or why they are not contacted', { optional: true }),
  ],
  depths: ['whole'],
  accountableOnly: true,
  suggested: context.facts !== null && aboutAdult(context),
  offered: aboutAdult(context),
  check: (fields) => together(...faults(fields, context)),
  covers: (fields) => (['yes', 'no'].includes(answer(fields, 'lado')) ? ['lado'] : []),
});

const categoryQuestion = ({ policy }: RecordContext): readonly RecordQuestion[] => {
  const steps = policy.sanctions.scales.filter((scale) => scale.for === 'staff').flatMap((scale) => scale.steps);
  if (steps.length === 0) return [];
  const labels = Object.fromEntries(
    steps.map(({ key, examples }) => [key, [key, ...examples.slice(0, 1)].join(': ').slice(0, 75)]),
  );
  return [
    choice('category', "Where does it stand on your school's scale for adults?", {
      ...labels,
      not_yet: 'Too early to say',
    }),
  ];
};

const faults = (fields: RecordFields, context: RecordContext): readonly Faults[] => {
  const lado = answer(fields, 'lado');
  return [
    inThePast(fields, context.today, 'lado_date'),
    wanted(lado === 'yes', fields, {
      lado_date: 'Write on which day.',
      lado_advice: 'Write what they advised. If they gave no advice, say so.',
    }),
    wanted(lado === 'no', fields, {
      lado_advice: mayBeMet(fields)
        ? 'A test may be met ("not sure" counts as yes). Write why the LADO is not contacted all the same.'
        : 'Write why they are not contacted.',
    }),
    headIsOut(context) && answer(fields, 'leads') === 'headteacher'
      ? { leads: 'The headteacher is kept out of this case. Choose who leads instead.' }
      : {},
  ];
};
