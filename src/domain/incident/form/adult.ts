// Which adult of the school the report is about: the list to pick from, and what a pick says about the subject.

import type { Person, PersonId } from '../../people/person.ts';
import { possibleMatches } from '../../people/possible-matches.ts';
import { ROLE_NAMES } from '../../people/role.ts';
import type { SUBJECT_ROLES, Subject } from '../facts.ts';
import { categoryOf } from './category-of.ts';
import type { FormContext } from './context.ts';
import type { FormOption, Values } from './definition.ts';
import { TEXTS } from './texts.ts';
import { ADULT_CATEGORIES } from './what-matters.ts';

/** A select holds 100 in Slack; a few places are kept for the answers that are nobody's name. */
const MOST_LISTED = 90;
const LABEL_LENGTH = 75;

/** The weightiest role first: who holds several is shut out of all of them as a person, and triaged by this one. */
const WEIGHT: readonly (typeof SUBJECT_ROLES)[number][] = [
  'headteacher',
  'dsl',
  'chair_of_governors',
  'deputy_dsl',
  'network_manager',
  'esafety_coordinator',
  'deputy_head',
  'siro',
  'dpo',
  'safeguarding_governor',
  'senco',
  'class_teacher',
];

export type AdultReading = {
  readonly subject: Subject;
  /** Shut out because the report is, or may be, about them. */
  readonly subjects: readonly PersonId[];
  /** Shut out because they are family of, or close to, somebody in it. */
  readonly ties: readonly PersonId[];
  readonly typed: string | null;
  /** True when an adult of the school is the one it was done to. */
  readonly isVictim: boolean;
};

const NOBODY: AdultReading = { subject: 'none', subjects: [], ties: [], typed: null, isVictim: false };

/** True when an adult of the school may be part of it, by page one or by the kind of report. */
export function adultMatters(values: Values): boolean {
  const category = categoryOf(values);
  if (category !== null && ADULT_CATEGORIES.includes(category)) return true;
  return values.adult_concern === 'yes' || values.adult_concern === 'unsure';
}

const hasLeft = (person: Person, ctx: FormContext): boolean => person.endsOn !== undefined && person.endsOn < ctx.today;

export const personValue = (id: PersonId): string => `person:${id}`;

function label(person: Person, ctx: FormContext, more = ''): string {
  const first = WEIGHT.find((role) => person.roles.includes(role)) ?? person.roles[0];
  const known = hasLeft(person, ctx) ? TEXTS.adult.left : first === undefined ? '' : ROLE_NAMES[first];
  const whole = [person.name, more, known].filter((part) => part !== '').join(', ');
  return whole.length <= LABEL_LENGTH ? whole : `${whole.slice(0, LABEL_LENGTH - 1)}…`;
}

/** Two people who would look alike in the list are told apart by their class or address. */
function choicesOf(people: readonly Person[], ctx: FormContext): readonly FormOption[] {
  const seen = people.map((person) => label(person, ctx));
  return people.map((person, at) => {
    const twin = seen.some((other, index) => index !== at && other === seen[at]);
    const mark = person.classes[0] ?? person.email.split('@')[0] ?? '';
    return { value: personValue(person.id), label: twin ? label(person, ctx, mark) : (seen[at] ?? '') };
  });
}

const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name, 'en-GB');

export function adultOptions(values: Values, ctx: FormContext): readonly FormOption[] {
  const others = ctx.directory.people.filter((person) => person.id !== ctx.reporter?.id);
  const listed = others.length <= MOST_LISTED ? others : others.filter((person) => person.roles.length > 0);
  const people = [...listed].sort(byName).slice(0, MOST_LISTED);
  return [
    { value: 'skip', label: values.danger === 'no' ? TEXTS.adult.skip : TEXTS.adult.skipNow },
    { value: 'not_listed', label: TEXTS.adult.notListed },
    ...(ctx.reporter === null ? [] : [{ value: 'me', label: TEXTS.adult.me }]),
    ...choicesOf(people, ctx),
  ];
}

const matches = (values: Values, ctx: FormContext): readonly Person[] => {
  const typed = values.adult_name ?? '';
  return typed === '' ? [] : possibleMatches(typed, ctx.directory);
};

export function matchOptions(values: Values, ctx: FormContext): readonly FormOption[] {
  return [
    ...choicesOf(matches(values, ctx).slice(0, MOST_LISTED), ctx),
    { value: 'none', label: TEXTS.adult.noMatch },
    { value: 'unsure', label: TEXTS.notSure },
  ];
}

export const hasMatches = (values: Values, ctx: FormContext): boolean => matches(values, ctx).length > 0;

export function readAdult(values: Values, ctx: FormContext): AdultReading {
  if (!adultMatters(values)) return NOBODY;
  const typed = values.adult === 'not_listed' && (values.adult_name ?? '') !== '' ? values.adult_name : undefined;
  const who = meant(values, ctx);
  const base = { ...NOBODY, typed: typed ?? null };
  switch (values.adult_part) {
    case 'victim':
      return { ...base, isVictim: true };
    case 'family':
      return { ...base, subject: relativeOf(who.people), ties: who.people.map((person) => person.id) };
    default:
      return { ...base, subject: who.subject, subjects: who.people.map((person) => person.id) };
  }
}

type Meant = { readonly people: readonly Person[]; readonly subject: Subject };

/** Not sure which of several: every one of them is kept out, and the subject counts as not yet identified. */
function meant(values: Values, ctx: FormContext): Meant {
  const pick = values.adult ?? '';
  if (pick === 'me' && ctx.reporter !== null) return { people: [ctx.reporter], subject: 'reporter' };
  if (pick !== 'not_listed') return one(pick, ctx);
  const found = matches(values, ctx);
  const match = values.adult_match ?? 'unsure';
  if (found.length > 0 && match === 'unsure') return { people: found, subject: 'staff_unresolved' };
  if (found.length > 0 && match !== 'none') return one(match, ctx);
  return { people: [], subject: kindOf(values.adult_kind ?? 'unsure') };
}

function one(value: string, ctx: FormContext): Meant {
  const person = ctx.directory.people.find((candidate) => personValue(candidate.id) === value);
  if (person === undefined) return { people: [], subject: 'staff_unresolved' };
  return { people: [person], subject: subjectOf(person, ctx) };
}

function subjectOf(person: Person, ctx: FormContext): Subject {
  if (person.id === ctx.reporter?.id) return 'reporter';
  if (hasLeft(person, ctx)) return 'former_staff';
  const role = WEIGHT.find((candidate) => person.roles.includes(candidate));
  if (role !== undefined) return role;
  if (person.roles.includes('vice_chair_of_governors') || person.roles.includes('resources_committee_chair'))
    return 'governor';
  return person.roles.includes('it_provider') ? 'contractor' : 'staff';
}

function relativeOf(people: readonly Person[]): Subject {
  const role = WEIGHT.find((candidate) => people.some((person) => person.roles.includes(candidate)));
  return role === undefined ? 'none' : `relative_of_${role}`;
}

const KINDS = ['staff', 'supply_staff', 'contractor', 'visitor', 'volunteer', 'governor', 'former_staff'] as const;
export const ADULT_KINDS: readonly string[] = [...KINDS, 'unsure'];

const kindOf = (value: string): Subject => KINDS.find((kind) => kind === value) ?? 'staff_unresolved';
