// What the steps about filtering hand back, ready for a view: the conversation adds titles and buttons, and nothing else.

import type { DocId } from '../../domain/shared/document.ts';
import type { Fact, Option, Section } from '../../views/fields.ts';
import type { OverrideCard, SiteCard } from '../../views/override-views.ts';

/** Everything the form of a filter request needs to draw one of its pages. */
export type RequestFormData = {
  /** Null until the first page is stored. */
  readonly id: DocId | null;
  readonly answers: Readonly<Record<string, string>>;
  /** `site`, `when`, or `times` (only after "another time"). */
  readonly page: string;
  /** Lessons to pick from, and `other`: today's that are not over, then the next school days'. Value is opaque. */
  readonly lessons: readonly Option[];
  /** The option that is picked beforehand: the lesson that is running now or comes next. */
  readonly defaultLesson: string;
  /** The classes of the person, to pick from beside typing. */
  readonly classes: readonly string[];
  /** "The longest allowed here: until the end of the school day." */
  readonly longestLine: string;
  /** How the typed addresses were read, one line each, with what to look at. Empty on the first page. */
  readonly readAs: readonly string[];
};

/** The request as the person who looks may see it. `card` is what may stand in a chat. */
export type OverrideFileData = {
  readonly id: DocId;
  readonly ref: string;
  readonly state: string;
  readonly warnings: readonly string[];
  readonly sections: readonly Section[];
  readonly chronology: readonly { readonly time: string; readonly who: string; readonly what: string }[];
  readonly card: OverrideCard;
  /** Names of those who are asked now, or what the private channel is called: for the words after Send. Left out or empty: not said. */
  readonly asked?: readonly string[];
  /** Clock time by which the requester hears, at the latest; left out or empty when there is none. */
  readonly hearBy?: string;
  /** The question that waits for the requester's answer, for those who may read it. */
  readonly openQuestion?: string;
  /** What this person may do now. Checked again at the press. */
  readonly can: {
    readonly approve: boolean;
    /** Shorter ends to choose from, as times of day; value is opaque. Empty when there is nothing shorter. */
    readonly shorter: readonly Option[];
    /** Clock time or moment at which an approval would end: the words on the button. */
    readonly until: string;
    readonly refuse: boolean;
    readonly ask: boolean;
    readonly answer: boolean;
    readonly withdraw: boolean;
    readonly finish: boolean;
    /** Take back an approval that still runs. */
    readonly revoke: boolean;
    readonly confirmOpen: boolean;
    readonly confirmClosed: boolean;
    readonly stopAsIllegal: boolean;
    /** Found listed as illegal, looked at since: it may be asked for again. Left out: no. */
    readonly liftIllegal?: boolean;
  };
};

export type SiteFileData = {
  readonly id: DocId;
  readonly ref: string;
  readonly state: string;
  readonly sections: readonly Section[];
  readonly chronology: readonly { readonly time: string; readonly who: string; readonly what: string }[];
  readonly card: SiteCard;
  readonly can: { readonly confirmBlocked: boolean; readonly leaveOpen: boolean };
};

/** One line of the decision log. `kind` says which file its button opens. */
export type FilteringItem = {
  readonly id: DocId;
  readonly kind: 'override' | 'site' | 'filter_check';
  readonly title: string;
  readonly lines: readonly string[];
};

export type FilteringLogData = {
  /** True for those who may see everybody's; others get their own requests. */
  readonly whole: boolean;
  readonly items: readonly FilteringItem[];
  readonly more: boolean;
  /** Counts for the annual filtering review, one line each; empty unless `whole`. */
  readonly summary: readonly string[];
};

/** What became of "an unsuitable site was found". */
export type SiteFoundData = {
  readonly ref: string;
  /** Roles in words that were told. */
  readonly told: readonly string[];
  readonly advice: readonly string[];
};

export type FilterCheckData = { readonly id: DocId; readonly ref: string; readonly facts: readonly Fact[] };
