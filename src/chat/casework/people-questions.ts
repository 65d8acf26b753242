// The questions and pages that the page of people and the ties have in common.

import type { Action, Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { submits } from '../buttons.ts';
import { shortText } from '../questions.ts';

const NAME = 120;
export const nameQuestion = (label: string, help: string, value: string): Question =>
  shortText('name', label, { help, value, required: false, maxLength: NAME });

export const page = (
  title: string,
  intro: readonly string[],
  questions: readonly Question[],
  save: Action,
  back: Action,
): FormPage => ({
  ...{ view: 'form_page', title, progress: '', warnings: [], intro, questions, numbers: [] },
  actions: [submits(save), back],
});
