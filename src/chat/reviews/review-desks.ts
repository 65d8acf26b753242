// The short forms about a review, as data: write it down, agree for governors, put it off, say that something happened.

import { REVIEW_TRIGGERS } from '../../domain/review/reviews-policy.ts';
import { TRIGGER_WORDS } from '../../usecases/reviews/review-file.ts';
import type { Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { REVIEW_TEXTS } from '../../views/review-texts.ts';
import { plain, primary, submits } from '../buttons.ts';
import { asTyped, choice, date, longText, shortText, type Typed } from '../questions.ts';

const T = REVIEW_TEXTS;

export type ReviewDeskName = 'review.done' | 'review.approve' | 'review.postpone' | 'review.trigger';

type Desk = {
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly Question[];
  readonly save: string;
};

export const REVIEW_DESKS: Readonly<Record<ReviewDeskName, Desk>> = {
  'review.done': {
    title: T.reviewed.title,
    intro: T.reviewed.intro,
    questions: [
      date('reviewed_on', T.reviewed.on),
      longText('findings', T.reviewed.findings, { help: T.reviewed.findingsHelp }),
      longText('changes', T.reviewed.changes, { required: false }),
    ],
    save: T.buttons.reviewedSave,
  },
  'review.approve': {
    title: T.approve.title,
    intro: T.approve.intro,
    questions: [shortText('minute', T.approve.minute, { maxLength: 120 })],
    save: T.buttons.approveSave,
  },
  'review.postpone': {
    title: T.postpone.title,
    intro: T.postpone.intro,
    questions: [date('to', T.postpone.to), longText('reason', T.postpone.reason, { maxLength: 1000 })],
    save: T.buttons.postponeSave,
  },
  'review.trigger': {
    title: T.trigger.title,
    intro: T.trigger.intro,
    questions: [
      choice('trigger', T.trigger.what, {
        options: REVIEW_TRIGGERS.map((value) => ({ value, label: TRIGGER_WORDS[value] })),
      }),
    ],
    save: T.buttons.triggerSave,
  },
};

export type ReviewDeskFill = {
  readonly about?: string;
  readonly typed?: Typed;
  readonly errors?: Typed;
};

export function reviewDesk(name: ReviewDeskName, id: string, fill: ReviewDeskFill = {}): FormPage {
  const desk = REVIEW_DESKS[name];
  return {
    view: 'form_page',
    title: desk.title,
    progress: '',
    warnings: [],
    intro: [...(fill.about === undefined ? [] : [fill.about]), desk.intro],
    questions: asTyped(desk.questions, fill.typed ?? {}, fill.errors ?? {}),
    numbers: [],
    actions: [
      submits(primary(`${name}.save`, id, desk.save)),
      id === '' ? plain('review.list', '', T.buttons.toList) : plain('review.open', id, T.buttons.back),
    ],
  };
}
