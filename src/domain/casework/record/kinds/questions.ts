// Short ways of writing the questions of a record as data. A question must be answered unless it says that it is optional.

import type { RecordQuestion } from '../record-form.ts';

type More = { readonly help?: string; readonly optional?: true };
type Labels = Readonly<Record<string, string>>;

const plain =
  (kind: 'text' | 'longtext' | 'date' | 'time') =>
  (id: string, label: string, more: More = {}): RecordQuestion => ({ id, kind, label, ...rest(more) });

const listed =
  (kind: 'choice' | 'choices') =>
  (id: string, label: string, labels: Labels, more: More = {}): RecordQuestion => ({
    id,
    kind,
    label,
    options: Object.entries(labels).map(([value, text]) => ({ value, label: text })),
    ...rest(more),
  });

const rest = ({ help, optional }: More) => ({
  ...(help === undefined ? {} : { help }),
  required: optional !== true,
});

export const text = plain('text');
export const longtext = plain('longtext');
export const date = plain('date');
export const time = plain('time');
export const choice = listed('choice');
export const choices = listed('choices');

export const YES_NO_UNSURE = { yes: 'Yes', no: 'No', unsure: 'Not sure' } as const;
