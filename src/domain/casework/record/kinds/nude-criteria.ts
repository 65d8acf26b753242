// Nude pictures, part 2 of 3: what makes guidance ask for the police or social care at once. Not knowing counts as yes.

import type { MakeRecordForm, RecordContext, RecordForm } from '../record-form.ts';
import { noneAlone, ticked, together } from './checks.ts';
import { aboutChildPicture, DO_NOT_LOOK } from './nude-assessment.ts';
import { choice, choices, longtext, text } from './questions.ts';

export const CRITERIA = {
  adult: 'An adult is part of it, or may be',
  pressure: 'Pressure, blackmail, grooming, or doubt whether a child could agree',
  unusual: 'Said to be violent, or unusual for the age',
  under13: 'A child under 13 is part of it',
  harm: 'A child may come to harm soon, for example talks of suicide',
} as const;
export type Criterion = keyof typeof CRITERIA;

const KEYS: readonly Criterion[] = ['adult', 'pressure', 'unusual', 'under13', 'harm'];
const SECURED = { yes: 'Yes', partly: 'Some of them', no: 'No', none: 'There is none', unsure: 'Not known' } as const;

/** What the report itself says, read with care: an age not known counts as under 13. */
export function reportedCriteria({ facts }: Pick<RecordContext, 'facts'>): readonly Criterion[] {
  if (facts === null) return [];
  const says: Readonly<Record<Criterion, boolean>> = {
    // Somebody from outside, or nobody knows who: that may be an adult.
    adult: facts.adult_involved || (facts.instigator !== 'pupil' && facts.instigator !== 'none'),
    pressure: facts.coercion || facts.victim === 'pupil_send',
    unusual: false,
    under13: ['u13', 'unknown', 'n/a'].includes(facts.age_band),
    harm: facts.harm_signs || facts.imminent,
  };
  return KEYS.filter((key) => says[key]);
}

/** What was ticked as so, or as not known, in any such record of the case. */
export const tickedCriteria = ({ records }: Pick<RecordContext, 'records'>): readonly Criterion[] => {
  const all = records
    .filter(({ kind }) => kind === 'nude_criteria')
    .flatMap(({ fields }) => [...ticked(fields, 'criteria'), ...ticked(fields, 'not_known')]);
  return KEYS.filter((key) => all.includes(key));
};

export const nudeCriteriaForm: MakeRecordForm = (context): RecordForm => ({
  kind: 'nude_criteria',
  title: 'Nude picture, 2 of 3',
  label: 'A nude picture of a child, part 2: refer at once?',
  intro: [
    DO_NOT_LOOK,
    'If one of these is so, guidance asks you to go to the police or social care now. What is not known counts as yes.',
    ...fromReport(reportedCriteria(context)),
  ],
  questions: [
    choices('criteria', 'Which of these are so?', { ...CRITERIA, none: 'None of these' }),
    choices('not_known', 'Which of them do you not know?', CRITERIA, { optional: true }),
    longtext('other_risks', 'Other risks to any child', { optional: true }),
    text('other_schools', 'Other schools, and whether their safeguarding lead knows', { optional: true }),
    choice('secured', 'Are the devices locked away?', SECURED, {
      help: 'Write each under "A device or thing that was taken and is kept".',
    }),
    longtext('support', 'What support each child needs, and who gives it'),
  ],
  depths: ['whole'],
  accountableOnly: true,
  follows: ['nude_assessment'],
  // Beside a first part that has none yet.
  suggested: !context.records.some(({ kind, about }) => kind === 'nude_criteria' && about === context.about?.id),
  offered: aboutChildPicture(context),
  check: (fields) =>
    together(noneAlone(fields, 'criteria'), agreeing(ticked(fields, 'criteria'), ticked(fields, 'not_known'))),
});

const agreeing = (criteria: readonly string[], notKnown: readonly string[]) =>
  criteria.some((key) => notKnown.includes(key))
    ? { not_known: 'You ticked the same line above. Leave it in one of the two.' }
    : {};

const fromReport = (criteria: readonly Criterion[]): readonly string[] =>
  criteria.length === 0 ? [] : [`The report points to: ${criteria.map((key) => CRITERIA[key]).join('; ')}.`];
