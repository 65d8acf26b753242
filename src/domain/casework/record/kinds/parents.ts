// Parents or carers: told by whom, when, in which words; or not told, with the reason and who decided so. The bot tells nobody.

import { situationOf } from '../../../incident/triage/situation.ts';
import type { ParentsPolicy } from '../../../school/records-policy.ts';
import type { MakeRecordForm, RecordContext, RecordForm } from '../record-form.ts';
import { answer, inThePast, together, wanted } from './checks.ts';
import { choice, date, longtext, text, time } from './questions.ts';

const TOLD = {
  yes: 'They have been told',
  no: 'Decided not to tell them',
  not_yet: 'Not yet decided',
  told_us: 'They told us, or knew already',
} as const;

const TELL: Readonly<Record<ParentsPolicy['tell'], string>> = {
  normally: 'At your school parents are normally told.',
  as_appropriate: 'At your school parents are told where it is right for the child.',
  when_serious_or_repeated: 'At your school parents are told when it is serious or repeated.',
};

export const parentsForm: MakeRecordForm = (context): RecordForm => ({
  kind: 'parents',
  title: 'Parents or carers',
  label: 'Parents told, or the reason why not',
  intro: introOf(context),
  questions: [
    text('child', 'Parents or carers of which child?'),
    choice('told', 'Have they been told?', TOLD),
    text('parent', 'Who was spoken to?', { help: 'Name, and what they are to the child.', optional: true }),
    text('by', 'Who told them?', { optional: true }),
    date('when_date', 'On which day?', { help: 'The day of the talk, or of the decision.' }),
    time('when_time', 'At what time?', { optional: true }),
    longtext('words', 'In which words?', { help: 'As near as you can. Say what was left out.', optional: true }),
    longtext('answer', 'What they said', { help: 'Their words in quotation marks.', optional: true }),
    longtext('reason', 'Why not, or why not yet', { optional: true }),
    text('decided_by', 'Who decided?', { help: 'Name and role.', optional: true }),
  ],
  depths: ['whole'],
  accountableOnly: false,
  check: (fields) => {
    const told = answer(fields, 'told');
    return together(
      inThePast(fields, context.today, 'when_date'),
      wanted(told === 'yes', fields, {
        parent: 'Write who was spoken to.',
        by: 'Write who told them.',
        words: 'Write in which words they were told.',
      }),
      wanted(told === 'told_us', fields, { parent: 'Write who it was.', answer: 'Write what they said.' }),
      wanted(told === 'no', fields, {
        reason: 'Write why they are not told. If telling raises the risk, say how.',
        decided_by: 'Write who decided it.',
      }),
      wanted(told === 'not_yet', fields, { reason: 'Write what it is waiting for, and who decides.' }),
    );
  },
  unfinished: (record, all) => {
    if (answer(record.fields, 'told') !== 'not_yet') return null;
    const child = answer(record.fields, 'child');
    const later = all.slice(all.findIndex(({ id }) => id === record.id) + 1);
    const decided = later.some((other) => other.kind === 'parents' && alike(answer(other.fields, 'child'), child));
    return decided ? null : `Parents of ${child}: not yet decided whether to tell them.`;
  },
});

const alike = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase();

function introOf({ policy, outcome, facts }: RecordContext): readonly string[] {
  const { tell, alwaysAsk, how } = policy.parents;
  const category = facts?.category ?? null;
  const situation = facts === null ? null : situationOf(facts, policy.routing);
  return [
    TELL[tell],
    ...(how.trim() === '' ? [] : [how.trim()]),
    ...(category !== null && alwaysAsk.includes(category)
      ? ['For this kind of report your school has its own rule to tell them.']
      : []),
    'The Designated Safeguarding Lead (DSL) may always decide not to tell, and writes down why.',
    ...(outcome?.advice.includes('do_not_tell_parents_yet') === true
      ? ['Staff were told to leave this to you. If police or social care know, ask them first what may be said.']
      : []),
    ...(situation?.adultCase === true
      ? ['Tell parents that naming the teacher in public, social media included, can be an offence before a charge.']
      : []),
  ];
}
