// The pages of the form in their order. Each question is here once; who sees it follows from the answers before it.
/* oxlint-disable max-lines -- a table of pages and questions */

import { CATEGORY_INFO, FIRST_CHOICES } from '../categories.ts';
import { adultMatters, readAdult } from './adult.ts';
import { ADULT_PAGE, adultPages } from './adult-pages.ts';
import { categoryOf, firstChoiceOf } from './category-of.ts';
import { asksInstigator, childMayBePart, mattersOf } from './children.ts';
import type { FormOption, PageDef, Values } from './definition.ts';
import { NOT_SURE, options, YES_NO_UNSURE } from './options.ts';
import { TEXTS } from './texts.ts';
import { CHILD_IMAGES, ticksAsked } from './ticks.ts';

export { ADULT_PAGE };

export const FIRST_PAGE = 'start';
export const STORY_LENGTH = 3000;
const LINE_LENGTH = 300;

/** A radio button has one line of 75 signs in Slack, so the help joins the label where both fit. */
const OPTION_LENGTH = 75;
function withHelp(option: { readonly label: string; readonly help: string }): string {
  const whole = option.help === '' ? option.label : `${option.label}. ${option.help.replace(/\.$/, '')}`;
  return whole.length <= OPTION_LENGTH ? whole : option.label;
}

const START: PageDef = {
  id: FIRST_PAGE,
  title: TEXTS.start.title,
  warnings: [TEXTS.call999, TEXTS.notEmergency],
  intro: [TEXTS.start.intro],
  questions: [
    {
      id: 'danger',
      kind: 'choice',
      label: TEXTS.start.danger,
      help: TEXTS.start.dangerHelp,
      options: YES_NO_UNSURE,
      required: true,
    },
    {
      id: 'adult_concern',
      kind: 'choice',
      label: TEXTS.start.concern,
      help: TEXTS.start.concernHelp,
      options: [{ value: 'no', label: TEXTS.no }, { value: 'yes', label: TEXTS.yes }, NOT_SURE],
      required: true,
    },
    {
      id: 'naming',
      kind: 'choice',
      label: TEXTS.start.naming,
      help: TEXTS.start.namingHelp,
      options: [
        { value: 'named', label: TEXTS.start.named },
        { value: 'confidential', label: TEXTS.start.confidential },
        { value: 'anonymous', label: TEXTS.start.anonymous },
      ],
      preset: 'named',
    },
  ],
};

const saidOnPageOne = (values: Values): boolean => values.adult_concern !== 'no' && adultMatters(values);
const shownByKind = (values: Values): boolean => values.adult_concern === 'no' && adultMatters(values);

const KIND: PageDef = {
  id: 'kind',
  title: TEXTS.kind.title,
  questions: [
    {
      id: 'first_choice',
      kind: 'choice',
      label: TEXTS.kind.question,
      help: TEXTS.kind.help,
      options: FIRST_CHOICES.map((choice) => ({ value: choice.key, label: withHelp(choice) })),
      required: true,
    },
  ],
};

const CATEGORY: PageDef = {
  id: 'category',
  title: TEXTS.category.title,
  when: (values) => (firstChoiceOf(values)?.categories.length ?? 0) > 1,
  questions: [
    {
      id: 'category',
      kind: 'choice',
      label: TEXTS.category.question,
      options: (values) =>
        (firstChoiceOf(values)?.categories ?? []).map((value) => ({ value, label: withHelp(CATEGORY_INFO[value]) })),
      required: true,
    },
  ],
};

/** With no adult of the school part of it, an adult of the school did not do it either. */
function instigatorOptions(values: Values): readonly FormOption[] {
  const known = options(TEXTS.who.instigators);
  const adults = values.adult_concern === 'no' ? ['staff', 'governor'] : [];
  return [...known.filter((option) => !adults.includes(option.value)), NOT_SURE];
}

const WHO: PageDef = {
  id: 'who',
  title: TEXTS.who.title,
  questions: [
    {
      id: 'victim',
      kind: 'choice',
      label: TEXTS.who.victim,
      help: TEXTS.who.victimHelp,
      options: [...options(TEXTS.who.victims), NOT_SURE],
      preset: 'unsure',
      when: (values, ctx) => mattersOf(values).victim === 'ask' && !readAdult(values, ctx).isVictim,
    },
    {
      id: 'victim_me',
      kind: 'choice',
      label: TEXTS.who.mine,
      options: [
        { value: 'yes', label: TEXTS.yes },
        { value: 'no', label: TEXTS.no },
      ],
      preset: 'no',
      when: (values, ctx) => categoryOf(values) === 'staff_victim' && values.adult !== 'me' && ctx.reporter !== null,
    },
    {
      id: 'instigator',
      kind: 'choice',
      label: TEXTS.who.instigator,
      options: instigatorOptions,
      preset: 'unsure',
      when: asksInstigator,
    },
    {
      id: 'age_band',
      kind: 'choice',
      label: TEXTS.who.age,
      help: TEXTS.who.ageHelp,
      options: [...options(TEXTS.who.ages), { value: 'unknown', label: TEXTS.notSure }],
      preset: 'unknown',
      when: (values, ctx) =>
        mattersOf(values).age &&
        (mattersOf(values).image === 'child' ||
          asksInstigator(values, ctx) ||
          childMayBePart({ ...values, victim: 'unsure' }, ctx)),
    },
    {
      id: 'intent',
      kind: 'choice',
      label: TEXTS.who.intent,
      options: [...options(TEXTS.who.intents), { value: 'unknown', label: TEXTS.notSure }],
      preset: 'unknown',
      when: (values) => mattersOf(values).intent === 'ask',
    },
  ],
};

const PICTURE: PageDef = {
  id: 'picture',
  title: TEXTS.picture.title,
  warnings: TEXTS.picture.noView,
  when: (values) => mattersOf(values).image !== 'none',
  questions: [
    {
      id: 'image',
      kind: 'choice',
      label: TEXTS.picture.image,
      help: TEXTS.picture.imageHelp,
      options: options(TEXTS.picture.images),
      required: true,
      when: (values) => mattersOf(values).image === 'ask',
    },
    {
      id: 'image_child',
      kind: 'choice',
      label: TEXTS.picture.imageChild,
      help: TEXTS.picture.imageHelp,
      options: options(TEXTS.picture.images)
        .filter((option) => CHILD_IMAGES.includes(option.value))
        .map((option) => ({
          value: option.value,
          label: option.label.replace(/^Yes, (.)/, (_, first: string) => first.toUpperCase()),
        })),
      preset: 'unknown',
      when: (values) => mattersOf(values).image === 'child',
    },
    {
      id: 'legality',
      kind: 'choice',
      label: TEXTS.picture.legality,
      help: TEXTS.picture.legalityHelp,
      options: YES_NO_UNSURE,
      // A pop-up "by accident" was chosen over the kinds for abuse pictures and terror: an alert for each would cry wolf.
      preset: (values) => (categoryOf(values) === 'accidental_access' ? 'no' : 'unsure'),
      when: (values) => mattersOf(values).legality,
    },
  ],
};

const SIGNS: PageDef = {
  id: 'signs',
  title: TEXTS.signs.title,
  when: (values, ctx) => ticksAsked(values, ctx).length > 0,
  questions: [
    {
      id: 'ticks',
      kind: 'choices',
      label: TEXTS.signs.question,
      help: TEXTS.signs.help,
      options: (values, ctx) =>
        [...ticksAsked(values, ctx), 'unsure'].map((value) => ({ value, label: TEXTS.signs.ticks[value] ?? value })),
      preset: (values, ctx) =>
        mattersOf(values)
          .ticked.filter((tick) => ticksAsked(values, ctx).includes(tick))
          .join(','),
    },
  ],
};

const STORY: PageDef = {
  id: 'story',
  title: TEXTS.story.title,
  warnings: (values) => (values.danger === 'no' ? [] : [TEXTS.call999]),
  intro: (values) =>
    values.naming === 'anonymous' ? [TEXTS.story.intro, TEXTS.story.introUnnamed] : [TEXTS.story.intro],
  questions: [
    {
      id: 'story',
      kind: 'longtext',
      label: TEXTS.story.story,
      help: TEXTS.story.storyHelp,
      required: true,
      maxLength: STORY_LENGTH,
    },
    {
      id: 'web_address',
      kind: 'text',
      label: TEXTS.story.address,
      help: TEXTS.story.addressHelp,
      maxLength: 500,
    },
  ],
};

const WHERE: PageDef = {
  id: 'where',
  title: TEXTS.where.title,
  intro: [TEXTS.where.intro],
  questions: [
    { id: 'how_known', kind: 'choice', label: TEXTS.where.known, options: options(TEXTS.where.knowns), preset: 'self' },
    {
      id: 'device',
      kind: 'choice',
      label: TEXTS.where.device,
      help: TEXTS.where.deviceHelp,
      options: [...options(TEXTS.where.devices), NOT_SURE],
      preset: 'unsure',
    },
    {
      id: 'device_now',
      kind: 'text',
      label: TEXTS.where.deviceNow,
      help: TEXTS.where.deviceNowHelp,
      maxLength: LINE_LENGTH,
    },
    {
      id: 'place',
      kind: 'choice',
      label: TEXTS.where.place,
      options: [...options(TEXTS.where.places), NOT_SURE],
      preset: 'unsure',
    },
    { id: 'when_date', kind: 'date', label: TEXTS.where.date },
    { id: 'when_time', kind: 'time', label: TEXTS.where.time },
    { id: 'done', kind: 'longtext', label: TEXTS.where.done, maxLength: STORY_LENGTH },
  ],
};

export const PAGES: readonly PageDef[] = [
  START,
  ...adultPages('', saidOnPageOne),
  KIND,
  CATEGORY,
  ...adultPages('_late', shownByKind),
  WHO,
  PICTURE,
  SIGNS,
  STORY,
  WHERE,
];
