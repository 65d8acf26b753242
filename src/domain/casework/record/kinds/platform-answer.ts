// What the app, the site or the phone company answered to a report, and what follows from it.

import type { CaseRecord } from '../record.ts';
import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { answer, inThePast, named, notBefore, together, wanted } from './checks.ts';
import { choice, date, longtext, text } from './questions.ts';

const RESULT = {
  removed: 'They removed it or closed the account',
  partly: 'They did part of it',
  refused: 'They said no',
  none: 'No answer',
} as const;

export const platformAnswerForm: MakeRecordForm = ({ today, about, records }): RecordForm => ({
  kind: 'platform_answer',
  title: 'The app or site answered',
  label:
    about === undefined
      ? 'What the app, the site or the phone company answered'
      : `What ${named(about.fields, 'platform')} answered`,
  intro: [...(about === undefined ? [] : [`This is about: ${answer(about.fields, 'platform')}.`]), NEXT_PLACE],
  questions: [
    choice('result', 'What did they do?', RESULT),
    date('when_date', 'On which day?', { help: 'If there was no answer: the day you looked.' }),
    text('seen_by', 'Who looked whether it is gone?', {
      help: 'Never look at a sexual picture of a child. Leave that to the police or the IWF.',
      optional: true,
    }),
    longtext('next', 'What happens next, and who does it', { optional: true }),
  ],
  depths: ['whole'],
  accountableOnly: false,
  follows: ['platform_report'],
  offered: !records.some((one) => one.kind === 'platform_answer' && one.about === about?.id && isDone(one)),
  check: (fields) =>
    together(
      inThePast(fields, today, 'when_date'),
      about === undefined
        ? {}
        : notBefore(
            { ...fields, reported: answer(about.fields, 'when_date') },
            'when_date',
            'reported',
            'That is before it was reported to them. Check the day.',
          ),
      wanted(answer(fields, 'result') !== 'removed', fields, {
        next: 'Write what happens next. "Nothing, because" is an answer.',
      }),
    ),
});

const NEXT_PLACE =
  'If it is legal, harmful and still there after 48 hours, Report Harmful Content can help from 13 years. A possible crime goes to the police.';

const isDone = ({ fields }: CaseRecord): boolean => answer(fields, 'result') === 'removed';
