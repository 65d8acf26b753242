// What is sent with a signature, looked at before anything is stored: every box and question that has to be looked at again, at once.

import type { Agreement, CheckQuestion, Clause } from './agreement.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import type { Signature } from './signatures.ts';

export type Inputs = Readonly<Record<string, string>>;

/** Under these names the form sends its answers. */
export const NAME_FIELD = 'name';
export const boxField = (id: string): string => `box_${id}`;
export const checkField = (id: string): string => `check_${id}`;
/** What a ticked box sends. */
export const TICKED = 'yes';

export const LONGEST_NAME = 120;
export const LONGEST_FIELD = 120;

export type AskedField = AgreementsPolicy['fields'][number];

export const FIELD_LABELS: Readonly<Record<AskedField, string>> = {
  job_title: 'Your job title or role',
  class: 'Your class, if you have one',
};
/** Not everybody has a class. */
export const isRequired = (field: AskedField): boolean => field === 'job_title';

export type SignedForm = Pick<Signature, 'name' | 'fields' | 'boxes'>;

export type ReadForm =
  | { readonly ok: true; readonly form: SignedForm }
  /** By the name of the field. */
  | { readonly ok: false; readonly faults: Inputs };

export function readSignForm(text: Agreement, fields: readonly AskedField[], inputs: Inputs): ReadForm {
  const faults = {
    ...Object.fromEntries(text.questions.flatMap((question) => checkFault(text, question, inputs))),
    ...Object.fromEntries(text.boxes.flatMap((box) => boxFault(box, inputs))),
    ...Object.fromEntries(fields.flatMap((field) => fieldFault(field, isRequired(field), LONGEST_FIELD, inputs))),
    ...Object.fromEntries(fieldFault(NAME_FIELD, true, LONGEST_NAME, inputs)),
  };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const typed = fields.map((field) => [field, (inputs[field] ?? '').trim()] as const);
  return {
    ok: true,
    form: {
      name: (inputs[NAME_FIELD] ?? '').trim(),
      fields: Object.fromEntries(typed.filter(([, value]) => value !== '')),
      boxes: text.boxes.filter((box) => isTicked(box.id, inputs)).map(({ id }) => id),
    },
  };
}

type Fault = readonly (readonly [string, string])[];

const isTicked = (id: string, inputs: Inputs): boolean => (inputs[boxField(id)] ?? '').split(',').includes(TICKED);

/** Wrong is not failed: the clause stands there again, and the answer is put right. */
function checkFault(text: Agreement, { id, options, right, clause }: CheckQuestion, inputs: Inputs): Fault {
  const answer = inputs[checkField(id)] ?? '';
  if (answer === right) return [];
  if (!options.some(({ value }) => value === answer)) return [[checkField(id), 'Choose an answer.']];
  const found = clauseOf(text, clause);
  const again = found === null ? 'Read the text again' : `Read clause ${found.number} again: “${found.text}”`;
  return [[checkField(id), `That is not what it says. ${again} Then choose again.`]];
}

const boxFault = ({ id, required }: Agreement['boxes'][number], inputs: Inputs): Fault =>
  required && !isTicked(id, inputs)
    ? [[boxField(id), 'You can only sign with this ticked. If you cannot, go back.']]
    : [];

function fieldFault(field: string, required: boolean, longest: number, inputs: Inputs): Fault {
  const typed = (inputs[field] ?? '').trim();
  if (typed.length > longest)
    return [[field, `That is ${typed.length} letters; ${longest} fit here. Please shorten it.`]];
  return required && typed === '' ? [[field, MISSING[field] ?? 'Please fill this in.']] : [];
}

const MISSING: Inputs = {
  [NAME_FIELD]: 'Type your name. That is your signature.',
  job_title: 'Write what you do here, such as class teacher or governor.',
};

export type NumberedClause = Clause & { readonly number: number };

/** As people see them: counted through all parts. */
export const numberedClauses = ({ parts }: Pick<Agreement, 'parts'>): readonly NumberedClause[] =>
  parts.flatMap(({ clauses }) => clauses).map((clause, index) => ({ ...clause, number: index + 1 }));

export const clauseOf = (text: Pick<Agreement, 'parts'>, id: string): NumberedClause | null =>
  numberedClauses(text).find((clause) => clause.id === id) ?? null;
