// Every kind of record and its form. What is not here cannot be written.

import type { RecordKind } from './record.ts';
import type { MakeRecordForm } from './record-form.ts';

/** Each kind stands in its own file under kinds/; add a line here with it. */
export const RECORD_FORMS: Readonly<Partial<Record<RecordKind, MakeRecordForm>>> = {};
