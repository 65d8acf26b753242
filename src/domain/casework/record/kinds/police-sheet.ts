// What the police ask for when they take a statement, kept ready in one place. Never a password: only that there is a way in.

import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { choice, longtext, text } from './questions.ts';

export const policeSheetForm: MakeRecordForm = ({ outcome }): RecordForm => ({
  kind: 'police_sheet',
  title: 'For the police',
  label: 'What the police will ask for, in one place',
  intro: [
    'Only what is known already. Ask nobody any questions for it, and look at nothing.',
    'Never write a password or PIN. The police take those in their own way.',
  ],
  questions: [
    longtext('witnesses', 'Who saw or heard something, and how can they be reached?'),
    text('provider', 'Which company runs the app, site or network?', { optional: true }),
    text('address', 'Web address or account page, as plain text', {
      help: 'As it was noted. Do not open it.',
      optional: true,
    }),
    choice('access', 'Is there a known way into the device or account?', {
      yes: 'Yes, and we know who can give it to the police',
      no: 'No',
      unsure: 'Not known',
    }),
    text('sender', 'Who sent it, as far as known?', { optional: true }),
    text('handles', 'Screen names and user names that were used', { optional: true }),
    longtext('delay', 'Why it is reported only now, if time has passed', { optional: true }),
  ],
  depths: ['whole'],
  accountableOnly: false,
  suggested: outcome?.referrals.some((key) => key.startsWith('police_')) === true,
});
