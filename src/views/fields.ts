// Small parts that views are made of. Every text here is ready to be read: the views say what, a card template says how.

/** A button. The verb is answered by chat/verbs.ts; the target is an opaque id and never decides a right. */
export type Action = {
  readonly verb: string;
  readonly target: string;
  readonly label: string;
  readonly style: 'primary' | 'plain' | 'danger';
  /** False when the press must not send (or validate) the inputs, as with Back and Discard. */
  readonly withInputs: boolean;
  /** What is seldom needed stands at the end of a long page, so that what it is about is seen first. */
  readonly later?: true;
};

/** A link that opens in the browser: a one-time download. Only private views have one. */
export type Link = { readonly label: string; readonly url: string };

export type Option = { readonly value: string; readonly label: string };

export type Question = {
  readonly id: string;
  readonly kind: 'choice' | 'choices' | 'text' | 'longtext' | 'date' | 'time';
  readonly label: string;
  /** One line of help where a wrong answer would cost; empty when there is none. */
  readonly help: string;
  readonly options: readonly Option[];
  /** Ticked values are joined with commas, as Adaptive Cards do. Empty when unanswered. */
  readonly value: string;
  readonly required: boolean;
  /** 0 when the kind has no length. */
  readonly maxLength: number;
  /** A short list that folds up all the same: the page is about something else. */
  readonly folded?: true;
  /** Said under the field when the last answer could not be taken; empty otherwise. */
  readonly error: string;
};

/** A phone number to call, the same in every case. */
export type PhoneLine = { readonly name: string; readonly phone: string };

export type Fact = { readonly label: string; readonly value: string };
export type Section = { readonly title: string; readonly facts: readonly Fact[]; readonly lines: readonly string[] };
