// The words of the fixed lines about a case. They stand in chats and on lock screens: nothing about what happened, or to whom.

import type { CaseLineKey } from './chat-views.ts';

/** `time` is when it happened, ready to read; empty when it adds nothing. */
export function caseLineText(line: CaseLineKey, time: string): string {
  return time === '' ? CASE_LINES[line] : `${CASE_LINES[line]} ${time}.`;
}

const CASE_LINES: Readonly<Record<CaseLineKey, string>> = {
  moved: 'This report has moved to somebody else. There is nothing more for you to do.',
  seen_by_another: 'Somebody else is dealing with this report now.',
  form_stopped: 'Somebody began this report and stopped part-way. Open it and check on them now.',
  file_posted:
    'A picture or file was posted to me. I did not open it or keep a copy. Open this report to see what to do.',
  more_was_added: 'Something has been added to this report. Open it to read what is new.',
  task_for_you: 'You are asked to do something for this case. Open it to read what, and by when.',
  task_is_done: 'Something that you asked for is done. Open this report to read what.',
  reopened: 'This case was opened again. Open it to read why.',
  nothing_entered_yet: 'Nothing has been written on this report for a while. Open it and say what has been done.',
  nobody_has_accepted:
    'Nobody has said that they are dealing with this report. Open it now, or call one of these numbers.',
  someone_unticked_safeguarding:
    'The sender left out somebody who is usually told about a report. Open it to see who, and who was told instead.',
  a_clock_is_ending: 'Something on this report has to be done soon. Open it to see what, and by when.',
  a_clock_has_run_out: 'Something on this report was due and is not written down as done. Open it now to see what.',
  shared_with_you: 'A report was shared with you. Open it to see your part of it.',
  you_lead_now:
    'You have been put in charge of this report. Open it to see where it stands, and say that you are dealing with it.',
  handover_not_taken:
    'The person put in charge of this report has not taken it on. It stays with whoever dealt with it before. Open it to see who that is.',
  // The notice leaves a day before the end; the exact hour is not promised, because the sweep may run a little later.
  draft_will_go: 'You began a report and have not sent it. It will be deleted in about a day. Open it to go on.',
};
