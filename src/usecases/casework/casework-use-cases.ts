// Every step of the case desk, as the conversation calls them, room by room. Rights are checked in each, from stored facts, at the press.

import type { ClosingUseCases } from './closing/closing-use-cases.ts';
import type { ExportUseCases } from './export/export-use-cases.ts';
import type { FindingUseCases } from './finding/finding-use-cases.ts';
import type { OutsideUseCases } from './record/outside-use-cases.ts';
import type { RecordUseCases } from './record/record-use-cases.ts';
import type { TiesUseCases } from './sharing/conflict-use-cases.ts';
import type { SharingUseCases } from './sharing/sharing-use-cases.ts';

/** Each room adds one line here, with its own type, and one in make-casework-use-cases.ts. */
export type CaseworkUseCases = {
  /** What is written into a case: notes, decisions, custody, outside help, tasks … */
  readonly records: RecordUseCases;
  readonly closing: ClosingUseCases;
  readonly copies: ExportUseCases;
  readonly finding: FindingUseCases;
  readonly ties: TiesUseCases;
  readonly sharing: SharingUseCases;
  /** What to have ready before a call to somebody outside the school. */
  readonly outside: OutsideUseCases;
};
