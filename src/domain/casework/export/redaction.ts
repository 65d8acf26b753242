// How the names are taken out of one copy: for whom it is, who stays named, and what a person decided about each text. Kept with the case, so
// that it can go on another day. A decision is about the text as it was shown: where that changed, it counts no more.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';

export const PURPOSES = ['next_school', 'parent', 'person', 'other'] as const;
export type Purpose = (typeof PURPOSES)[number];

export type TextDecision = {
  readonly how: 'stands' | 'withheld';
  /** Of the text with its labels, as whoever decided read it. */
  readonly mark: string;
  /** Why it is withheld; it never leaves with the copy. */
  readonly reason?: string;
  readonly by: PersonId;
  readonly at: Instant;
};

export type Redaction = {
  readonly purpose: Purpose;
  /** Keys of those who stay named. */
  readonly keep: readonly string[];
  readonly by: PersonId;
  readonly at: Instant;
  /** By the id of the text. */
  readonly decisions: Readonly<Record<string, TextDecision>>;
};

/** The one for a copy that nobody's request for data asked for. */
export const FOR_A_COPY = 'copy';

type Redactions = { readonly redactions?: Readonly<Record<string, Redaction>> };

export const redactionOf = ({ redactions = {} }: Redactions, of: string): Redaction | null =>
  (Object.hasOwn(redactions, of) ? redactions[of] : undefined) ?? null;

export const isPurpose = (text: string): text is Purpose => PURPOSES.some((one) => one === text);

/** Chosen anew: decisions stay, and count where the text with its labels is still the same. */
export const chosen = (before: Redaction | undefined, choice: Omit<Redaction, 'decisions'>): Redaction => ({
  ...choice,
  decisions: before?.decisions ?? {},
});

export const decided = (redaction: Redaction, id: string, decision: TextDecision): Redaction => ({
  ...redaction,
  decisions: { ...redaction.decisions, [id]: decision },
});

export const decisionFor = (redaction: Redaction, id: string, mark: string): TextDecision | null => {
  const decision = Object.hasOwn(redaction.decisions, id) ? redaction.decisions[id] : undefined;
  return decision?.mark === mark ? decision : null;
};
