// A check that filtering and monitoring work, with the fields that the DfE standard asks for (G25, R010).

import type { PersonId } from '../../people/person.ts';
import type { Doc } from '../../shared/document.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';

export const CHECK_RESULTS = ['worked', 'partly', 'failed'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export type FilterCheckState = {
  /** `FC-` and 8 signs. */
  readonly ref: string;
  readonly what: 'filtering' | 'monitoring' | 'both';
  readonly date: IsoDate;
  readonly checker: PersonId;
  readonly device: string;
  readonly where: 'on_site' | 'off_site';
  readonly userGroup: string;
  readonly tested: string;
  readonly result: CheckResult;
  readonly action: string;
  /** Who oversees the check, in the checker's words. */
  readonly supervisor: string;
  readonly recordedAt: Instant;
  readonly pressesSeen: readonly string[];
};

export type FilterCheckDoc = Doc<'filter_check', FilterCheckState>;
