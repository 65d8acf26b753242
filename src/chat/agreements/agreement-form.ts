// The form under an agreement: check questions, boxes, what the school asks, and the typed name.

import type { CheckQuestion } from '../../domain/aup/agreement.ts';
import { boxField, checkField, LONGEST_FIELD, LONGEST_NAME, NAME_FIELD, TICKED } from '../../domain/aup/sign-form.ts';
import type { ReadingData } from '../../usecases/aup/signing-use-cases.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { asTyped, choice, choices, shortText, type Typed } from '../questions.ts';
import type { Target } from '../target.ts';
import { agreementTarget } from './agreement-target.ts';

const T = AUP_TEXTS.form;

/** What a platform shows of one option. */
const OPTION_LETTERS = 75;
const LETTERS = 'ABCDEFGH';

/** Options that a platform would cut stand in full above the letters they are chosen by. */
function checkQuestion({ id, text, options }: CheckQuestion): Question {
  const field = checkField(id);
  if (options.every(({ label }) => label.length <= OPTION_LETTERS)) return choice(field, text, { options });
  const letter = (index: number): string => LETTERS[index] ?? String(index + 1);
  return choice(field, text, {
    help: options.map(({ label }, index) => `${letter(index)}: ${label}`).join('\n'),
    options: options.map(({ value }, index) => ({ value, label: letter(index) })),
  });
}

/** Each box is a question of its own, because its words can be longer than an option may be. */
const boxQuestion = ({ id, label, required }: ReadingData['agreement']['boxes'][number]): Question =>
  choices(boxField(id), label, { options: [{ value: TICKED, label: T.box }], required });

export const signQuestions = ({ agreement, fields }: ReadingData): readonly Question[] => [
  ...agreement.questions.map(checkQuestion),
  ...agreement.boxes.map(boxQuestion),
  ...fields.map(({ id, label, required, value }) =>
    shortText(id, label, { required, value, maxLength: LONGEST_FIELD }),
  ),
  nameQuestion(),
];

const nameQuestion = (): Question => shortText(NAME_FIELD, T.name, { help: T.nameHelp, maxLength: LONGEST_NAME });
type Fill = { readonly typed?: Typed; readonly errors?: Typed };

export function signForm(data: ReadingData, { typed = {}, errors = {} }: Fill = {}): FormPage {
  const { key, title, version, hash } = data.agreement;
  return {
    ...{ view: 'form_page', title: T.title, progress: '', numbers: [] },
    warnings: Object.keys(errors).length === 0 ? [] : [T.wrong],
    intro: [T.intro(title, version), T.again],
    questions: asTyped(signQuestions(data), typed, errors),
    actions: [
      submits(primary('aup.sign.save', agreementTarget(key, 1, hash), AUP_TEXTS.buttons.sign)),
      plain('aup.read', agreementTarget(key, 1, hash), AUP_TEXTS.buttons.back),
    ],
  };
}

const IN_WORDS = [NAME_FIELD, 'job_title', 'class'];

/** With nothing to be read: what was typed, and the same button. Choices are asked for again at the next try. */
export function blindSignForm(target: string, typed: Typed, error: string): FormPage {
  const questions = IN_WORDS.filter((id) => Object.hasOwn(typed, id) || id === NAME_FIELD).map((id) =>
    id === NAME_FIELD ? nameQuestion() : shortText(id, AUP_TEXTS.receipt.fields[id] ?? id, { required: false }),
  );
  return {
    ...{ view: 'form_page', title: T.title, progress: '', numbers: [], warnings: [error], intro: [] },
    questions: asTyped(questions, typed, { [questions[0]?.id ?? NAME_FIELD]: error }),
    actions: [submits(primary('aup.sign.save', target, AUP_TEXTS.buttons.tryAgain))],
  };
}

export const targetAgain = ({ id, page }: Target): string => (page === '' ? id : `${id}~${page}`);
