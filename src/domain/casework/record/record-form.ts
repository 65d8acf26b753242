// The form of one kind of record, as data: one screen of questions, who may fill it in, and which earlier record it follows.
// The same data make the page, the check of what was typed, the line in the chronology and the paper.

import type { Depth } from '../../incident/outcome.ts';
import type { RecordFields, RecordKind } from './record.ts';

export type RecordQuestion = {
  readonly id: string;
  readonly kind: 'choice' | 'choices' | 'text' | 'longtext' | 'date' | 'time';
  readonly label: string;
  /** One line, where a wrong answer would cost. */
  readonly help?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
};

export type RecordForm = {
  readonly kind: RecordKind;
  /** At most 24 signs: Slack's title of a window. */
  readonly title: string;
  /** In the list of what can be added: "A call to somebody outside the school". */
  readonly label: string;
  readonly intro: readonly string[];
  readonly questions: readonly RecordQuestion[];
  /** Who may write it; everybody named here reads only what they wrote themselves, unless they see the whole. */
  readonly depths: readonly Depth[];
  /** Only whoever leads on the case. */
  readonly accountableOnly: boolean;
  /** It follows an earlier record of one of these kinds, and is offered beside that record. */
  readonly follows?: readonly RecordKind[];
  /** What one question alone cannot say: question id -> what is wrong and the way out. */
  readonly check?: (fields: RecordFields) => Readonly<Record<string, string>>;
};
