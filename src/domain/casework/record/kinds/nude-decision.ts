// Nude pictures, part 3 of 3: what a person decided and why. The page says plainly what guidance asks for; the bot decides nothing.

import type { RecordFields } from '../record.ts';
import type { MakeRecordForm, RecordContext, RecordForm } from '../record-form.ts';
import { answer, inThePast, together, wanted } from './checks.ts';
import { aboutChildPicture, DO_NOT_LOOK } from './nude-assessment.ts';
import { CRITERIA, type Criterion, reportedCriteria, tickedCriteria } from './nude-criteria.ts';
import { choice, date, longtext, text } from './questions.ts';

const DECISIONS = {
  police: 'Refer to the police',
  social_care: "Refer to children's social care",
  both: 'Refer to both',
  advice_first: 'Take advice from one of them, then decide',
  school: 'Deal with it in school',
} as const;

/** There is no other answer: nobody but the DSL, and only as a rare exception. */
const LOOKED = {
  nobody: 'Nobody has looked at it',
  dsl: 'The DSL looked, as an exception',
} as const;

export const nudeDecisionForm: MakeRecordForm = (context): RecordForm => {
  const criteria = criteriaOf(context);
  return {
    kind: 'nude_decision',
    title: 'Nude picture, 3 of 3',
    label: 'A nude picture of a child, part 3: the decision',
    intro: introOf(criteria),
    questions: [
      date('met_on', 'When was it talked through?'),
      text('met_with', 'With whom?', { help: 'Names and roles.' }),
      choice('decision', 'What was decided?', DECISIONS),
      longtext('reason', 'Why'),
      longtext('why_not', 'Why neither police nor social care now', {
        help: 'Needed if a line of part 2 is so, or not known.',
        optional: true,
      }),
      text('decided_by', 'Who decided?', { help: 'Name and role.' }),
      choice('looked', 'The picture itself', LOOKED, { help: 'Nobody needs to look in order to decide.' }),
      longtext('looked_reason', 'If the DSL looked: why it could not be avoided', { optional: true }),
      text('looked_with', 'If the DSL looked: who was there, when and where', { optional: true }),
    ],
    depths: ['whole'],
    accountableOnly: true,
    follows: ['nude_criteria'],
    // Beside a second part that has none yet.
    suggested: !context.records.some(({ kind, about }) => kind === 'nude_decision' && about === context.about?.id),
    offered: aboutChildPicture(context),
    check: (fields) =>
      together(
        inThePast(fields, context.today, 'met_on'),
        wanted(inSchool(fields) && criteria.length > 0, fields, {
          why_not: `Guidance asks for a referral now, because: ${listed(criteria)}. Write why not.`,
        }),
        wanted(answer(fields, 'looked') === 'dsl', fields, {
          looked_reason: 'Write why it could not be avoided.',
          looked_with: 'Write who was there, when and where.',
        }),
      ),
    covers: (fields) => (answer(fields, 'decision') === 'advice_first' ? [] : ['police_101', 'childrens_social_care']),
    unfinished: ({ id, fields }, all) =>
      answer(fields, 'decision') === 'advice_first' && all.findLast(({ kind }) => kind === 'nude_decision')?.id === id
        ? 'Nude picture: advice was to be taken first. Write what was decided then (part 3).'
        : null,
  };
};

const inSchool = (fields: RecordFields): boolean => answer(fields, 'decision') === 'school';

/** What was ticked in part 2; before there is a part 2, what the report itself says. */
function criteriaOf(context: RecordContext): readonly Criterion[] {
  const written = context.records.some(({ kind }) => kind === 'nude_criteria');
  return written ? tickedCriteria(context) : reportedCriteria(context);
}

const listed = (criteria: readonly Criterion[]): string =>
  criteria.map((key) => CRITERIA[key].toLowerCase()).join('; ');

const introOf = (criteria: readonly Criterion[]): readonly string[] => [
  ...(criteria.length === 0
    ? ['Talk it through with somebody, then decide. You can refer at any time, also later.']
    : [
        `Guidance asks for a referral to the police or children's social care now, because: ${listed(criteria)}.`,
        'You decide. Write the decision and the reason.',
      ]),
  DO_NOT_LOOK,
  'Nothing is deleted, by anybody, before the police have said so.',
];
