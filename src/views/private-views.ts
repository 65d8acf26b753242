// What is shown to one authorised person in answer to that person's press, and nowhere else:
// a Slack modal, a Teams invoke answer in the 1:1 chat, a console dialog.

import type { Action, Fact, Link, PhoneLine, Question, Section } from './fields.ts';

/** One page of questions: the report form, Add something, a note, closing a case. */
export type FormPage = {
  readonly view: 'form_page';
  /** At most 24 signs: Slack's modal title. */
  readonly title: string;
  /** "Step 2 of 6", or empty. */
  readonly progress: string;
  /** Lines that must be read before anything is answered, the 999 line first. */
  readonly warnings: readonly string[];
  /** Buttons that belong to the warnings and stand with them, above everything that has to be scrolled past. */
  readonly urgent?: readonly Action[];
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
  /** What the press that led here has done, such as "Saved to the record.". */
  readonly done?: string;
  /** Read before everything else: what came while something was written, or since this person looked. */
  readonly notices?: readonly string[];
  readonly advice: readonly string[];
  /** Stand after the sections that come first, `lead` of them; one, where nothing else is said. */
  readonly referrals: readonly Fact[];
  readonly lead?: number;
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
  /** A one-time download, if that is what was asked for. */
  readonly links?: readonly Link[];
  readonly actions: readonly Action[];
};

/** A list that can be searched and paged: filter requests, checks. */
export type ItemList = {
  readonly view: 'item_list';
  readonly title: string;
  readonly intro: readonly string[];
  /** Inputs of the search, sent with the action that asks for it; empty when there is none. */
  readonly search: readonly Question[];
  readonly items: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    readonly action: Action | null;
  }[];
  readonly empty: string;
  readonly links: readonly Link[];
  readonly actions: readonly Action[];
};

/** One record that is no case: a filter request, an unsuitable site, a check. */
export type RecordFile = {
  readonly view: 'record_file';
  readonly title: string;
  readonly state: string;
  readonly warnings: readonly string[];
  readonly sections: readonly Section[];
  readonly chronology: readonly { readonly time: string; readonly who: string; readonly what: string }[];
  readonly actions: readonly Action[];
};

export type PrivateView =
  | FormPage
  | FormReview
  | Receipt
  | MyReports
  | CaseList
  | CaseFile
  | ItemList
  | RecordFile
  | Message;
