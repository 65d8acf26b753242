// Somebody asked for the data that the school holds about them, or complained about how it is used: when it came, what was asked back, and when
// it has to be answered. Nothing of what was found stands here: whoever reads the register may be shut out of a case.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

export const ACCESS_KINDS = ['access', 'complaint'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

export const ACCESS_STEPS = [
  'identity_asked',
  'identity_checked',
  'clarification_asked',
  'clarified',
  'extended',
  'acknowledged',
  'closed',
] as const;
export type AccessStep = (typeof ACCESS_STEPS)[number];

export type StepTaken = {
  readonly step: AccessStep;
  readonly on: IsoDate;
  /** What was asked, why it takes longer, how it ended. */
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
};

export type AccessRequestState = {
  /** `DR-` and 8 signs. */
  readonly ref: string;
  readonly what: AccessKind;
  /** Whose data: an adult of the staff list, or somebody by name. */
  readonly about: { readonly name: string; readonly personId?: PersonId };
  /** Who asks for them, where it is somebody else. */
  readonly asker: string;
  readonly receivedOn: IsoDate;
  readonly steps: readonly StepTaken[];
  readonly registeredBy: PersonId;
  readonly registeredAt: Instant;
  readonly pressesSeen: readonly string[];
};

export type AccessRequestDoc = Doc<'access_request', AccessRequestState>;
