// The pages about an adult of the school: who it is, what they do here, and the four plain questions.

import { ADULT_KINDS, adultOptions, hasMatches, matchOptions, readAdult } from './adult.ts';
import type { FormContext } from './context.ts';
import type { PageDef, Values } from './definition.ts';
import { NOT_SURE, YES_NO_UNSURE } from './options.ts';
import { TEXTS } from './texts.ts';

/** Picks the adult; a danger alert waits for it. */
export const ADULT_PAGE = 'adult';

const LADO_LABELS = {
  lado_harmed: TEXTS.conduct.harmed,
  lado_offence: TEXTS.conduct.offence,
  lado_risk: TEXTS.conduct.risk,
  lado_suitable: TEXTS.conduct.suitable,
} as const;
export type LadoQuestion = keyof typeof LADO_LABELS;
const SELF_LADO: readonly LadoQuestion[] = ['lado_harmed', 'lado_offence'];
const EVERY_LADO: readonly LadoQuestion[] = ['lado_harmed', 'lado_offence', 'lado_risk', 'lado_suitable'];

/** Which of the four are asked about this adult: two for oneself, none when nobody is named or it was done to them. */
export function ladoAsked(values: Values, ctx: FormContext): readonly LadoQuestion[] {
  const { subject } = readAdult(values, ctx);
  if (subject === 'none' || subject.startsWith('relative_of_') || values.adult === 'skip') return [];
  if ((values.adult ?? '') === '') return [];
  return subject === 'reporter' ? SELF_LADO : EVERY_LADO;
}

type Suffix = '' | '_late';
type When = (values: Values) => boolean;

/** Asked after page one, or after the kind when only the kind shows that an adult is part of it. */
export const adultPages = (suffix: Suffix, when: When): readonly PageDef[] => [
  pickPage(suffix, when),
  whoPage(suffix, when),
  conductPage(suffix, when),
];

const pickPage = (suffix: Suffix, when: When): PageDef => ({
  id: `${ADULT_PAGE}${suffix}`,
  title: TEXTS.adult.title,
  warnings: (values) => (values.danger === 'no' ? [] : [TEXTS.call999]),
  intro: [TEXTS.adult.intro],
  when,
  questions: [
    {
      id: 'adult',
      kind: 'choice',
      label: TEXTS.adult.who,
      help: TEXTS.adult.whoHelp,
      options: adultOptions,
      required: true,
    },
    { id: 'adult_name', kind: 'text', label: TEXTS.adult.name, help: TEXTS.adult.nameHelp, maxLength: 120 },
    {
      id: 'adult_part',
      kind: 'choice',
      label: TEXTS.adult.part,
      options: [
        { value: 'about', label: TEXTS.adult.about },
        { value: 'victim', label: TEXTS.adult.victim },
        { value: 'family', label: TEXTS.adult.family },
        NOT_SURE,
      ],
      preset: 'unsure',
    },
  ],
});

const whoPage = (suffix: Suffix, when: When): PageDef => ({
  id: `adult_who${suffix}`,
  title: TEXTS.adult.whoTitle,
  when: (values) => when(values) && values.adult === 'not_listed',
  questions: [
    {
      id: 'adult_match',
      kind: 'choice',
      label: TEXTS.adult.match,
      help: TEXTS.adult.matchHelp,
      options: matchOptions,
      preset: 'unsure',
      when: hasMatches,
    },
    {
      id: 'adult_kind',
      kind: 'choice',
      label: TEXTS.adult.kind,
      options: ADULT_KINDS.map((value) => ({ value, label: TEXTS.adult.kinds[value] ?? TEXTS.notSure })),
      preset: 'unsure',
    },
  ],
});

const isSelf = (values: Values, ctx: FormContext): boolean => readAdult(values, ctx).subject === 'reporter';

const conductPage = (suffix: Suffix, when: When): PageDef => ({
  id: `adult_conduct${suffix}`,
  title: TEXTS.conduct.title,
  intro: (values, ctx) => [isSelf(values, ctx) ? TEXTS.conduct.selfIntro : TEXTS.conduct.intro],
  when: (values, ctx) => when(values) && ladoAsked(values, ctx).length > 0,
  questions: EVERY_LADO.map((id) => ({
    id,
    kind: 'choice' as const,
    label: LADO_LABELS[id],
    options: YES_NO_UNSURE,
    preset: 'unsure',
    when: (values: Values, ctx: FormContext) => ladoAsked(values, ctx).includes(id),
  })),
});
