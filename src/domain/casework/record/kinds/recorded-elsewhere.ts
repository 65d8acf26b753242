// The case lives in the school's own safeguarding system from here on. Which system and which reference, so that it can be found.

import type { MakeRecordForm } from '../record-form.ts';

export const recordedElsewhereForm: MakeRecordForm = () => ({
  kind: 'recorded_elsewhere',
  title: 'Moved elsewhere',
  label: 'Moved to our safeguarding system, with its reference',
  intro: ['Write it there first. The bot copies nothing.'],
  questions: [
    { id: 'system', kind: 'text', label: 'Which system?', required: true },
    { id: 'reference', kind: 'text', label: 'Its reference there', required: true },
    { id: 'note', kind: 'longtext', label: 'Anything to add?', required: false },
  ],
  depths: ['whole'],
  accountableOnly: true,
  // Written together with the closing, by a page of its own.
  offered: false,
});
