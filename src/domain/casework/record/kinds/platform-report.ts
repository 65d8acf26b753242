// A report to the app, site or phone company itself. After 48 hours without an answer there is a next place to go.

import { HOUR_MS, type Instant } from '../../../shared/instant.ts';
import { instantAt } from '../../../shared/time.ts';
import type { CaseRecord, RecordFields } from '../record.ts';
import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { answer, inThePast } from './checks.ts';
import { date, longtext, text, time } from './questions.ts';

export const PLATFORM_FOLLOW_UP_HOURS = 48;

/** When the answer is looked for; null when the moment was not given. */
export function platformFollowUpAt(fields: RecordFields, zone: string): Instant | null {
  const [day, at] = [answer(fields, 'when_date'), answer(fields, 'when_time')];
  if (day === '') return null;
  return instantAt(day, at === '' ? '00:00' : at, zone) + PLATFORM_FOLLOW_UP_HOURS * HOUR_MS;
}

export const platformAnswered = (record: CaseRecord, all: readonly CaseRecord[]): boolean =>
  all.some(({ kind, about }) => kind === 'platform_answer' && about === record.id);

export const platformReportForm: MakeRecordForm = ({ today, outcome }): RecordForm => ({
  kind: 'platform_report',
  title: 'Report to an app or site',
  label: 'A report to the app, the site or the phone company',
  intro: [
    'Use their own report button or form. You are asked about their answer after 48 hours.',
    'Never open a sexual picture of a child to report it. Ask the police or the IWF.',
  ],
  questions: [
    text('platform', 'Which app, site or company?'),
    text('account', 'Which account or page, as plain text?', {
      help: 'Do not open it again to copy it.',
      optional: true,
    }),
    text('by', 'Who reported it there?', { help: 'The school, the child or a parent.' }),
    date('when_date', 'On which day?'),
    time('when_time', 'At what time?', { help: 'About is good enough. The 48 hours run from here.' }),
    text('reference', 'Their reference', { optional: true }),
    longtext('asked', 'What was asked of them', {
      help: 'For example: remove it, close the account, keep the records.',
    }),
  ],
  depths: ['whole'],
  accountableOnly: false,
  suggested: outcome?.referrals.includes('platform_report') === true,
  check: (fields) => inThePast(fields, today, 'when_date'),
  covers: () => ['platform_report'],
  unfinished: (record, all) =>
    platformAnswered(record, all)
      ? null
      : `${answer(record.fields, 'platform')}: nothing is written about their answer yet.`,
});
