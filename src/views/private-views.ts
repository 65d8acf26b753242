// What is shown to one authorised person in answer to that person's press, and nowhere else:
// a Slack modal, a Teams invoke answer in the 1:1 chat, a console dialog.

import type { Action, Fact, PhoneLine, Question, Section } from './fields.ts';

/** One page of questions: the report form, Add something, a note, closing a case. */
export type FormPage = {
  readonly view: 'form_page';
  /** At most 24 signs: Slack's modal title. */
  readonly title: string;
  /** "Step 2 of 6", or empty. */
  readonly progress: string;
  /** Lines that must be read before anything is answered, the 999 line first. */
  readonly warnings: readonly string[];
  readonly intro: readonly string[];
  readonly questions: readonly Question[];
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

/** The last page before Send: every answer, and who would be told, each of whom can be unticked. */
export type FormReview = {
  readonly view: 'form_review';
  readonly title: string;
  readonly warnings: readonly string[];
  readonly answers: readonly (Fact & { readonly action: Action | null })[];
  /** One "choices" question whose options are the people who would be told, all ticked. Null when nobody can be unticked. */
  readonly told: Question | null;
  readonly toldLines: readonly string[];
  readonly actions: readonly Action[];
};

export type Receipt = {
  readonly view: 'receipt';
  readonly title: string;
  readonly ref: string;
  readonly savedLine: string;
  readonly advice: readonly string[];
  /** By role, never by more than the reporter was shown before sending. */
  readonly told: readonly string[];
  readonly next: readonly string[];
  /** Shown once to an anonymous reporter; empty otherwise. */
  readonly code: string;
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

export type MyReports = {
  readonly view: 'my_reports';
  readonly title: string;
  readonly items: readonly {
    readonly ref: string;
    readonly status: string;
    readonly time: string;
    readonly action: Action;
  }[];
  readonly empty: string;
  readonly actions: readonly Action[];
};

export type CaseList = {
  readonly view: 'case_list';
  readonly title: string;
  readonly items: readonly {
    readonly ref: string;
    readonly urgency: string;
    readonly state: string;
    readonly time: string;
    readonly action: Action;
  }[];
  readonly empty: string;
  readonly actions: readonly Action[];
};

/** A case as one holder may see it; what their depth does not allow is simply not in it. */
export type CaseFile = {
  readonly view: 'case_file';
  readonly title: string;
  readonly ref: string;
  readonly urgency: string;
  readonly state: string;
  readonly advice: readonly string[];
  readonly referrals: readonly Fact[];
  /** Why triage decided so, one line a row. */
  readonly why: readonly string[];
  readonly sections: readonly Section[];
  readonly chronology: readonly { readonly time: string; readonly who: string; readonly what: string }[];
  readonly actions: readonly Action[];
};

/** A private sentence or two: a confirmation, a kind refusal. */
export type Message = {
  readonly view: 'message';
  readonly title: string;
  readonly tone: 'plain' | 'good' | 'warning';
  readonly lines: readonly string[];
  readonly numbers: readonly PhoneLine[];
  readonly actions: readonly Action[];
};

export type PrivateView = FormPage | FormReview | Receipt | MyReports | CaseList | CaseFile | Message;
