// What may stand in a chat history, on a lock screen, in App Home or in an e-mail.
// A case view here has no field that can hold a story, a name, a category, a role told, or an address (safety floor 6).

import type { Action, PhoneLine } from './fields.ts';
import type { OverrideChatView } from './override-views.ts';
import type { ReminderBundle } from './reminder-views.ts';

export type UrgencyWord = 'Urgent' | 'Today' | 'Next school day';
export type StatusWord = 'Received' | 'Seen' | 'In hand' | 'Closed';

/** Fixed lines about a case; the words stand in views/case-lines.ts. */
export type CaseLineKey =
  | 'moved'
  | 'seen_by_another'
  | 'form_stopped'
  | 'file_posted'
  | 'more_was_added'
  | 'task_for_you'
  | 'task_is_done'
  | 'reopened'
  | 'nothing_entered_yet'
  | 'nobody_has_accepted'
  | 'someone_unticked_safeguarding'
  | 'shared_with_you'
  | 'you_lead_now'
  | 'handover_not_taken'
  | 'draft_will_go'
  | 'a_clock_is_ending'
  | 'a_clock_has_run_out';

/** "New report ES-7K3QF9XB. Urgent. 14:10." with Open and I am dealing with this. */
export type CaseAlert = {
  readonly view: 'case_alert';
  readonly ref: string;
  readonly urgency: UrgencyWord;
  readonly time: string;
  /** 1 for the first alert, 2 and up when the ladder climbed or it is told again. */
  readonly attempt: number;
  readonly actions: readonly Action[];
};

export type CaseLine = {
  readonly view: 'case_line';
  readonly ref: string;
  readonly line: CaseLineKey;
  readonly time: string;
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

/** Stays with the reporter and is updated in place. */
export type ReportStatus = {
  readonly view: 'report_status';
  readonly ref: string;
  readonly status: StatusWord;
  readonly time: string;
  readonly toldCount: number;
  /** Empty when nothing more is due. */
  readonly nextCheck: string;
  /** True when nobody eligible could be told or nobody accepted: the numbers are then the message. */
  readonly nobodyAccepted: boolean;
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

export type CaseChatView = CaseAlert | CaseLine | ReportStatus;

/** The card that stays in a Teams chat: never holds an answer, always offers the way in. */
export type ReportStart = {
  readonly view: 'report_start';
  readonly resuming: boolean;
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

export type NotSaved = { readonly view: 'not_saved'; readonly numbers: readonly PhoneLine[] };

export type Welcome = { readonly view: 'welcome'; readonly actions: readonly Action[] };

export type Help = {
  readonly view: 'help';
  readonly commands: readonly { readonly usage: string; readonly what: string }[];
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

/** For guests, strangers and bots: fixed, and nothing else is ever said to them. */
export type GuestHelp = { readonly view: 'guest_help'; readonly numbers: readonly PhoneLine[] };

/** Answer to a posted picture or file. */
export type NoFiles = {
  readonly view: 'no_files';
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

/** A short fixed text that is about no case ("I have written to you privately."). */
export type Notice = {
  readonly view: 'notice';
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly Action[];
};

/** Slack App Home and the top of the console column: kept by the platform, so references and times only. */
export type Home = {
  readonly view: 'home';
  /** How many cases are open for this person; empty for most people. */
  readonly lines: readonly string[];
  readonly openCases: readonly {
    readonly ref: string;
    readonly urgency: UrgencyWord;
    readonly time: string;
    readonly action: Action;
  }[];
  readonly reports: readonly {
    readonly ref: string;
    readonly status: StatusWord;
    readonly time: string;
    readonly action: Action;
  }[];
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

export type ChatView =
  | CaseChatView
  | OverrideChatView
  | ReminderBundle
  | ReportStart
  | NotSaved
  | Welcome
  | Help
  | GuestHelp
  | NoFiles
  | Notice
  | Home;
