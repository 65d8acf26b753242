// What the forms of records are made from in tests: a shipped pack, invented facts, what stands in the case.

import { loadPolicies } from '../../../../src/config/load-policies.ts';
import {
  type CaseRecord,
  RECORD_KINDS,
  type RecordFields,
  type RecordKind,
} from '../../../../src/domain/casework/record/record.ts';
import type { RecordContext, RecordForm } from '../../../../src/domain/casework/record/record-form.ts';
import { RECORD_FORMS } from '../../../../src/domain/casework/record/record-kinds.ts';
import type { Policy } from '../../../../src/domain/school/policy.ts';

export const PACKS: readonly Policy[] = loadPolicies('deploy/schools').policies;

export function packOf(key: string): Policy {
  const found = PACKS.find((pack) => pack.key === key);
  if (found === undefined) throw new Error(`no pack ${key}`);
  return found;
}

export const contextOf = (over: Partial<RecordContext> = {}): RecordContext => ({
  policy: packOf('carlton'),
  outcome: null,
  facts: null,
  answers: {},
  today: '2026-11-24',
  people: [{ id: 'p_ivy', name: 'Ivy Technician' }],
  entries: [{ id: 'r1', label: 'A note (r1)' }],
  records: [],
  ...over,
});

export function formOf(kind: RecordKind, over: Partial<RecordContext> = {}): RecordForm {
  const make = RECORD_FORMS[kind];
  if (make === undefined) throw new Error(`no form for ${kind}`);
  return make(contextOf(over));
}

export const KINDS: readonly RecordKind[] = RECORD_KINDS.filter((kind) => RECORD_FORMS[kind] !== undefined);

let written = 0;
/** A record as it would stand in a case. */
export function aRecord(kind: RecordKind, fields: RecordFields, about?: string): CaseRecord {
  written += 1;
  const record = { id: `r${written}`, at: Date.UTC(2026, 10, 24, 10, written), by: 'p_dsl', kind, fields };
  return about === undefined ? record : { ...record, about };
}
