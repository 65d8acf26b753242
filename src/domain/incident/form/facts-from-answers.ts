// From the answers to the facts triage reads, always by the careful reading: not sure and not known never count as harmless.

import type { PersonId } from '../../people/person.ts';
import type { Answers } from '../answers.ts';
import { riskAreaOf } from '../categories.ts';
import {
  AGE_BANDS,
  type AgeBand,
  type DangerFacts,
  DEVICES,
  type Device,
  type Facts,
  IMAGES,
  type Image,
  INTENTS,
  type Intent,
  type LadoTests,
  type Material,
  type Reporter,
  type Victim,
} from '../facts.ts';
import { type AdultReading, readAdult } from './adult.ts';
import { ladoAsked } from './adult-pages.ts';
import { categoryOf } from './category-of.ts';
import { childMayBePart, instigatorOf, isPupil, mattersOf, victimOf } from './children.ts';
import type { FormContext } from './context.ts';
import type { Values } from './definition.ts';
import { resolve, split } from './resolve.ts';
import { ticksAsked } from './ticks.ts';
import type { Tick } from './what-matters.ts';

export type Derived = {
  readonly facts: Facts | DangerFacts;
  /** People of the school the report is, or may be, about. */
  readonly subjects: readonly PersonId[];
  /** People shut out because they are family of, or close to, somebody in it. */
  readonly ties: readonly PersonId[];
  /** A name typed because it was not in the list. */
  readonly typedAdult: string | null;
};

export function factsFromAnswers(answers: Answers, ctx: FormContext): Derived {
  const { values } = resolve(answers, ctx);
  const adult = readAdult(values, ctx);
  const category = categoryOf(values);
  const rest = otherFacts(values, adult, ctx);
  const facts: Facts | DangerFacts = category === null ? { ...rest, category } : { ...rest, category };
  return { facts, subjects: adult.subjects, ties: adult.ties, typedAdult: adult.typed };
}

function otherFacts(values: Values, adult: AdultReading, ctx: FormContext): Omit<Facts, 'category'> {
  const category = categoryOf(values);
  const ticked = ticksOf(values, ctx);
  const image = imageOf(values);
  const child = childMayBePart(values, ctx) || isChildImage(image);
  const has = (tick: Tick): boolean => ticked.has(tick);
  return {
    profile: ctx.profile,
    risk_area: category === null ? 'contact' : riskAreaOf(category, { money: has('money') ? 'yes' : 'no' }),
    reporter: reporterOf(values, adult, ctx),
    subject: adult.subject,
    victim: sendVictim(victimOf(values, ctx), has('send')),
    instigator: instigatorOf(values, ctx),
    age_band: ageOf(values, child),
    intent: intentOf(values),
    imminent: values.danger !== 'no' || category === 'bomb_threat',
    material: materialOf(values, image),
    image,
    adult_involved: has('adult_involved'),
    coercion: has('coercion'),
    repeat: has('repeat'),
    location: values.place === 'off_site' ? 'off_site' : 'on_site',
    device: deviceOf(values),
    personal_data: has('personal_data'),
    protected_child: has('protected_child'),
    harm_signs: has('harm_signs'),
    absent: ctx.absentRoles,
    anonymous: ctx.reporter === null,
    other_school: has('other_school') || victimOf(values, ctx) === 'pupil_other_school',
    lado_tests: ladoOf(values, child, ctx),
  };
}

/** "Not sure about some" makes true whatever was offered and could only make people look sooner. */
const NOT_RISKS: readonly Tick[] = ['other_school', 'money', 'send'];

function ticksOf(values: Values, ctx: FormContext): ReadonlySet<Tick> {
  const ticks = new Set<Tick>(mattersOf(values).implied);
  const given = split(values.ticks ?? '');
  for (const tick of ticksAsked(values, ctx)) {
    if (given.includes(tick) || (given.includes('unsure') && !NOT_RISKS.includes(tick))) ticks.add(tick);
  }
  return ticks;
}

function imageOf(values: Values): Image {
  const matters = mattersOf(values);
  if (matters.image === 'none') return 'none';
  const given = matters.image === 'child' ? values.image_child : values.image;
  return IMAGES.find((image) => image === given) ?? 'unknown';
}

const isChildImage = (image: Image): boolean => image === 'unknown' || image.startsWith('under18');

function materialOf(values: Values, image: Image): Material {
  const matters = mattersOf(values);
  if (values.legality === 'yes') return 'illegal';
  if (isChildImage(image)) return 'potentially_illegal';
  return matters.legality && values.legality !== 'no' ? 'potentially_illegal' : matters.material;
}

function reporterOf(values: Values, adult: AdultReading, ctx: FormContext): Reporter {
  if (ctx.reporter === null) return 'unknown';
  if (values.victim_me === 'yes' || (adult.isVictim && values.adult === 'me')) return 'staff_victim';
  if (values.how_known === 'parent') return 'parent';
  return values.how_known === 'system' ? 'system' : 'staff';
}

const sendVictim = (victim: Victim, send: boolean): Victim => (send && isPupil(victim) ? 'pupil_send' : victim);

function ageOf(values: Values, child: boolean): AgeBand {
  if (!child) return 'n/a';
  return AGE_BANDS.find((band) => band === values.age_band) ?? 'unknown';
}

function intentOf(values: Values): Intent {
  const { intent } = mattersOf(values);
  if (intent !== 'ask') return intent;
  return INTENTS.find((answer) => answer === values.intent) ?? 'unknown';
}

/** Not sure counts as the school's, because then records are kept and nothing is touched. */
const deviceOf = (values: Values): Device => DEVICES.find((device) => device === values.device) ?? 'school';

function ladoOf(values: Values, child: boolean, ctx: FormContext): LadoTests {
  const { subject } = readAdult(values, ctx);
  if (subject === 'none' || subject.startsWith('relative_of_')) return 'n/a';
  const given = ladoAsked(values, ctx).map((question) => values[question] ?? 'unsure');
  if (given.includes('yes')) return 'may_meet';
  if (given.length === 0 || given.includes('unsure')) return 'unsure';
  return child || isPupil(victimOf(values, ctx)) ? 'not_met' : 'none';
}
