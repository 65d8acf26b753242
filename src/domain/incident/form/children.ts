// Whether a child is part of it, read from the answers so far. Not known counts as a child.

import type { Category, Instigator, Victim } from '../facts.ts';
import { readAdult } from './adult.ts';
import { categoryOf } from './category-of.ts';
import type { FormContext } from './context.ts';
import type { Values } from './definition.ts';
import { BEFORE_THE_KIND, type Matters, WHAT_MATTERS } from './what-matters.ts';

export function mattersOf(values: Values): Matters {
  const category: Category | null = categoryOf(values);
  return category === null ? BEFORE_THE_KIND : WHAT_MATTERS[category];
}

const VICTIM_ANSWERS: readonly Victim[] = ['pupil', 'pupil_other_school', 'staff', 'school', 'none'];
const INSTIGATOR_ANSWERS: readonly Instigator[] = ['pupil', 'staff', 'governor', 'outsider', 'none'];

/** Not sure counts as whoever brings help soonest: a pupil, but for lost money the school (TR45 is faster for it). */
export function victimOf(values: Values, ctx: FormContext): Victim {
  const fixed = mattersOf(values).victim;
  if (fixed !== 'ask') return fixed;
  if (readAdult(values, ctx).isVictim) return 'staff';
  return VICTIM_ANSWERS.find((victim) => victim === values.victim) ?? unsureVictim(values);
}

const unsureVictim = (values: Values): Victim => (categoryOf(values) === 'fraud' ? 'school' : 'pupil');

export const asksInstigator = (values: Values, ctx: FormContext): boolean =>
  mattersOf(values).instigator === 'ask' && fixedInstigator(values, ctx) === null;

/** Who did it when the pages before have said so already. */
export function fixedInstigator(values: Values, ctx: FormContext): Instigator | null {
  const { subject } = readAdult(values, ctx);
  if (subject === 'none' || subject.startsWith('relative_of_')) return null;
  return subject === 'governor' || subject === 'chair_of_governors' || subject === 'safeguarding_governor'
    ? 'governor'
    : 'staff';
}

export function instigatorOf(values: Values, ctx: FormContext): Instigator {
  const byAdult = fixedInstigator(values, ctx);
  if (byAdult !== null) return byAdult;
  const { instigator } = mattersOf(values);
  if (instigator !== 'ask') return instigator;
  return INSTIGATOR_ANSWERS.find((answer) => answer === values.instigator) ?? 'unknown';
}

export const isPupil = (victim: Victim): boolean =>
  victim === 'pupil' || victim === 'pupil_send' || victim === 'pupil_other_school';

/** Not knowing who did it leaves open that it was a pupil. */
export function childMayBePart(values: Values, ctx: FormContext): boolean {
  const instigator = instigatorOf(values, ctx);
  if (isPupil(victimOf(values, ctx)) || instigator === 'pupil') return true;
  return instigator === 'unknown' && mattersOf(values).age;
}
