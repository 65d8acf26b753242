// The tick list: what can still change something; what is known already is not asked again.

import { childMayBePart, mattersOf, victimOf } from './children.ts';
import type { FormContext } from './context.ts';
import type { Values } from './definition.ts';
import type { Tick } from './what-matters.ts';

/** Not knowing what a picture shows counts as a child's picture. */
export const CHILD_IMAGES: readonly string[] = ['under18_nude', 'under18_sexual', 'under18_ai_generated', 'unknown'];

const NEEDS_A_CHILD: readonly Tick[] = [
  'coercion',
  'harm_signs',
  'adult_involved',
  'send',
  'other_school',
  'protected_child',
];

/** Ticks that can still change something; what is known already is not asked again. */
export function ticksAsked(values: Values, ctx: FormContext): readonly Tick[] {
  const { ticks, implied } = mattersOf(values);
  const child = childMayBePart(values, ctx) || CHILD_IMAGES.includes(values.image ?? '');
  return ticks.filter((tick) => {
    if (implied.includes(tick)) return false;
    if (tick === 'other_school' && victimOf(values, ctx) === 'pupil_other_school') return false;
    if (tick === 'protected_child' && ticks.includes('personal_data')) return true;
    return child || !NEEDS_A_CHILD.includes(tick) || mattersOf(values).image === 'child';
  });
}
