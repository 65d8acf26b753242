// Which copies to outside bodies the pack makes due for a case, with a time.

import type { Category, Facts } from '../../incident/facts.ts';
import { isAdultCase } from '../../people/ladder.ts';
import type { ContactKey } from '../../school/contact.ts';
import type { CopyOccasion, ExternalCopy } from '../../school/records-policy.ts';
import type { CaseState } from '../case.ts';

const MISUSE: readonly Category[] = [
  'low_level_misuse',
  'persistent_misuse',
  'deliberate_access',
  'cyberbullying',
  'online_hate',
  'offensive_message',
  'impersonation',
  'hacking',
  'password_compromise',
];
const SITES: readonly Category[] = ['unsuitable_site', 'accidental_access', 'deliberate_access', 'filter_failure'];

export type DueCopy = { readonly to: ContactKey; readonly withinHours: number };

/** One for each body, the shortest time where the pack has several. */
export function dueCopies(state: CaseState, copies: readonly ExternalCopy[]): readonly DueCopy[] {
  const due = new Map<ContactKey, DueCopy>();
  for (const copy of copies) {
    if (copy.withinHours === undefined || !isMeant(state, copy)) continue;
    const known = due.get(copy.to);
    if (known === undefined || copy.withinHours < known.withinHours)
      due.set(copy.to, { to: copy.to, withinHours: copy.withinHours });
  }
  return [...due.values()];
}

function isMeant({ facts, outcome }: CaseState, { when, categories }: ExternalCopy): boolean {
  if (facts === null || outcome === null || facts.category === null) return false;
  if (categories.length > 0 && !categories.includes(facts.category)) return false;
  const known: Facts = { ...facts, category: facts.category };
  const occasions: Readonly<Record<CopyOccasion, boolean>> = {
    every_incident: true,
    illegal_material: known.material === 'illegal' || known.material === 'potentially_illegal',
    safeguarding: outcome.safeguarding,
    // A scale of sanctions for pupils says nothing about the adults of the school.
    misuse: !isAdultCase(outcome) && (categories.length > 0 || MISUSE.includes(known.category)),
    unsuitable_site: SITES.includes(known.category),
  };
  return when.some((occasion) => occasions[occasion]);
}
