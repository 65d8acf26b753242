// The rest of a school's paper incident form. Never needed to send a report; offered afterwards and through Add something.

import type { PageDef, QuestionDef } from './definition.ts';
import { options } from './options.ts';
import { TEXTS } from './texts.ts';

const T = TEXTS.extra;
const LINE = 300;
const LONG = 3000;

const line = (id: string, label: string, help = ''): QuestionDef => ({
  id,
  kind: 'text',
  label,
  help,
  maxLength: LINE,
});
const long = (id: string, label: string, help = ''): QuestionDef => ({
  id,
  kind: 'longtext',
  label,
  help,
  maxLength: LONG,
});
const ticks = (id: string, label: string, labels: Readonly<Record<string, string>>): QuestionDef => ({
  id,
  kind: 'choices',
  label,
  options: options(labels),
});

export const EXTRA_PAGES: readonly PageDef[] = [
  {
    id: 'x_place',
    title: T.placeTitle,
    intro: [T.intro],
    questions: [line('room', T.room), line('device_number', T.deviceNumber)],
  },
  {
    id: 'x_people',
    title: T.peopleTitle,
    intro: [T.intro],
    questions: [
      ticks('people_kinds', T.kinds, T.peopleKinds),
      long('people', T.people, T.peopleHelp),
      line('victim_names', T.victims),
      line('instigator_names', T.instigators),
      line('witnesses', T.witnesses),
    ],
  },
  {
    id: 'x_material',
    title: T.materialTitle,
    warnings: TEXTS.picture.noView,
    intro: [T.intro],
    questions: [
      ticks('types', T.types, T.typeNames),
      line('other_type', T.otherType),
      ticks('acts', T.acts, T.actNames),
      ticks('classes', T.classes, T.classNames),
    ],
  },
  {
    id: 'x_actions',
    title: T.actionsTitle,
    warnings: TEXTS.picture.noView,
    intro: [T.intro],
    questions: [
      long('evidence', T.evidence, T.evidenceHelp),
      long('actions', T.actions),
      line('registers', T.registers, T.registersHelp),
    ],
  },
];

/** Id and title of each, for the buttons that lead there. */
export const extraPages: readonly { readonly id: string; readonly title: string }[] = EXTRA_PAGES.map(
  ({ id, title }) => ({ id, title }),
);
