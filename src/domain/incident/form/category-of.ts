// The kind of report the answers have reached, or null while it is still open.

import { FIRST_CHOICES } from '../categories.ts';
import type { Category } from '../facts.ts';
import type { Values } from './definition.ts';

export const firstChoiceOf = (values: Values): (typeof FIRST_CHOICES)[number] | undefined =>
  FIRST_CHOICES.find((choice) => choice.key === values.first_choice);

/** A first choice with one kind behind it needs no second question. */
export function categoryOf(values: Values): Category | null {
  const choice = firstChoiceOf(values);
  if (choice === undefined) return null;
  const only = choice.categories.length === 1 ? choice.categories[0] : undefined;
  return only ?? choice.categories.find((category) => category === values.category) ?? null;
}
