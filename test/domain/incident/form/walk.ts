// Walks the form as a person would: on each page every required question is answered, the others by chance or left alone.

import type { Answers } from '../../../../src/domain/incident/answers.ts';
import {
  checkPage,
  type FormContext,
  type FormQuestion,
  firstPage,
  nextPage,
  pageOf,
  REVIEW,
} from '../../../../src/domain/incident/form/form.ts';
import type { Person } from '../../../../src/domain/people/person.ts';
import type { Role } from '../../../../src/domain/people/role.ts';

export const person = (id: string, name: string, roles: readonly Role[] = [], more: Partial<Person> = {}): Person => ({
  id,
  name,
  email: `${id}@school.example`,
  roles,
  classes: [],
  absences: [],
  closeTo: [],
  ...more,
});

export const TESS = person('p_tess', 'Tess Teacher');
export const PEOPLE: readonly Person[] = [
  TESS,
  person('p_dee', 'Dee Safeguard', ['dsl']),
  person('p_dan', 'Dan Deputy', ['deputy_dsl', 'deputy_head']),
  person('p_hal', 'Hal Header', ['headteacher']),
  person('p_ivy', 'Ivy Cable', ['network_manager']),
  person('p_cas', 'Cas Chairwell', ['chair_of_governors']),
  person('p_vic', 'Vic Gone', [], { endsOn: '2026-07-20' }),
  person('p_ray', 'Ray Reception'),
];

export const context = (more: Partial<FormContext> = {}): FormContext => ({
  profile: 'default',
  reporter: TESS,
  directory: { people: PEOPLE },
  today: '2026-11-24',
  now: Date.UTC(2026, 10, 24, 14, 0),
  absentRoles: [],
  ...more,
});

/** Answers for the question, or undefined to leave it as it is. */
export type Pick = (question: FormQuestion, page: string) => string | undefined;

export type Walk = { readonly answers: Answers; readonly pages: readonly string[]; readonly required: number };

export function walk(pick: Pick, ctx: FormContext): Walk {
  let answers: Answers = {};
  const pages: string[] = [];
  let required = 0;
  for (let page = firstPage; page !== REVIEW; page = nextPage(page, answers, ctx)) {
    if (pages.includes(page)) throw new Error(`the walk came to ${page} twice`);
    pages.push(page);
    const { questions } = pageOf(page, answers, ctx);
    required += questions.filter((question) => question.required).length;
    const inputs: Record<string, string> = {};
    for (const question of questions) {
      const value = pick(question, page) ?? (question.required ? filler(question) : question.value);
      inputs[question.id] = value;
    }
    const checked = checkPage(page, inputs, ctx, answers);
    if (!checked.ok) throw new Error(`${page}: ${JSON.stringify(checked.errors)}`);
    answers = { ...answers, ...checked.answers };
  }
  return { answers, pages, required };
}

const filler = (question: FormQuestion): string =>
  question.options.at(-1)?.value ?? 'Something happened in the library.';

/** Chooses by the given numbers, so that a property test can shrink it. */
export function pickBy(numbers: readonly number[]): Pick {
  let at = 0;
  return (question) => {
    const number = numbers[at++ % numbers.length] ?? 0;
    if (question.kind === 'choice') {
      if (question.required) return question.options[number % question.options.length]?.value;
      return number % 3 === 0 ? undefined : question.options[number % question.options.length]?.value;
    }
    if (question.kind === 'choices')
      return question.options
        .filter((_, index) => ((number >> index) & 1) === 1)
        .map((option) => option.value)
        .join(',');
    return question.kind === 'longtext'
      ? 'It happened in the library.'
      : question.id === 'adult_name'
        ? NAMES[number % NAMES.length]
        : undefined;
  };
}

const NAMES = ['', 'D Safeguard', 'Mr Nobody Here', 'Deputy'];

/** Chooses the named answers and leaves the rest alone. */
export const pickFrom =
  (wanted: Readonly<Record<string, string>>): Pick =>
  (question) =>
    wanted[question.id];
