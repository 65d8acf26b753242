// A low-level concern about an adult here: what, in which context, and what the head decided after looking at earlier ones.

import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { answer, inThePast, together, wanted } from './checks.ts';
import { choice, date, longtext, text } from './questions.ts';
import { aboutAdult, headIsOut } from './staff-path.ts';

const PATTERN = {
  none: 'Looked: there are none',
  some: 'Looked: there are some',
  not_yet: 'Not looked yet',
} as const;

const DECISION = {
  none: 'Recorded, nothing more',
  talk: 'A talk, a reminder of the rules',
  training: 'Training or closer support',
  advice: 'Ask the LADO for advice',
  allegation: 'It is more than low-level: to the four tests and the LADO',
} as const;

export const lowLevelForm: MakeRecordForm = (context): RecordForm => ({
  kind: 'low_level',
  title: 'Low-level concern',
  label: 'A low-level concern about an adult here',
  intro: [
    'It does not feel right, and none of the four tests of the LADO is met. If you doubt that, ask the LADO.',
    headIsOut(context)
      ? 'The headteacher is kept out of this case. The chair of governors decides.'
      : 'The headteacher decides, after looking at earlier concerns about the same adult.',
  ],
  questions: [
    text('adult', 'Who is it about?', { help: 'Name and job. Somebody from an agency: also the agency.' }),
    longtext('what', 'What happened?', { help: 'Facts, in the words used. Keep opinion apart.' }),
    text('context', 'Where, when, and with whom?'),
    choice('self_report', 'Did they report it themselves?', { yes: 'Yes', no: 'No', unsure: 'Not known' }),
    longtext('said', 'What the adult said about it, if they were asked', { optional: true }),
    choice('pattern', 'Are there earlier concerns about the same adult?', PATTERN),
    longtext('pattern_note', 'What they have in common', { help: 'References are enough.', optional: true }),
    choice('decision', 'What was decided?', DECISION),
    longtext('reason', 'Why, and who decided'),
    date('decided_on', 'On which day?'),
  ],
  depths: ['whole'],
  accountableOnly: true,
  offered: aboutAdult(context),
  suggested: context.facts?.category === 'low_level_concern',
  check: (fields) =>
    together(
      inThePast(fields, context.today, 'decided_on'),
      wanted(answer(fields, 'pattern') === 'some', fields, {
        pattern_note: 'Write what they have in common, or that it is nothing.',
      }),
      answer(fields, 'pattern') === 'not_yet' && ['none', 'talk', 'training'].includes(answer(fields, 'decision'))
        ? { pattern: 'Look at earlier concerns before you decide. Three small things can be one big one.' }
        : {},
    ),
});
