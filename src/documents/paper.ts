// A document before it is drawn: headings, sentences, tables and charts as plain data, in the order in which they are read.

export type Paper = {
  readonly title: string;
  /** Stands above the title: whose document it is. */
  readonly from: string;
  /** Stands at the foot of every page, beside the page number. */
  readonly footer: string;
  readonly shape: 'upright' | 'wide';
  /** Milliseconds since 1970, for the file's own date. */
  readonly madeAt: number;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | PaperTable
  | Bars;

export type PaperTable = {
  readonly kind: 'table';
  /** Says what the table holds, for whoever cannot see where it stands. */
  readonly caption: string;
  readonly columns: readonly PaperColumn[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
};
export type PaperColumn = {
  readonly title: string;
  /** Its part of the width, against the other columns. */
  readonly weight: number;
  readonly numbers?: boolean;
};

/** A bar chart. What it shows stands in a table beside it as well. */
export type Bars = {
  readonly kind: 'bars';
  /** The whole of it in words, for whoever cannot see it. */
  readonly alt: string;
  readonly bars: readonly Bar[];
};
export type Bar = {
  readonly label: string;
  /** At least this many, and at most `high`: what lies between is hatched. */
  readonly low: number;
  readonly high: number;
  /** What stands behind the bar. */
  readonly words: string;
};
