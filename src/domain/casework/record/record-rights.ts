// Who may write which record, decided from the form and from what this holder sees of the case.

import type { Holder } from '../case.ts';
import type { CaseRecord } from './record.ts';
import type { RecordForm } from './record-form.ts';

/** `about` is the record that it follows, as this holder may read it; null when it follows none. */
export function mayAdd(form: RecordForm, me: Holder, about: CaseRecord | null): boolean {
  if (!form.depths.includes(me.depth)) return false;
  if (form.accountableOnly && !me.accountable) return false;
  if (form.follows === undefined) return true;
  if (about === null || !form.follows.includes(about.kind)) return false;
  // A task is ended by whoever was asked, or by somebody who leads on the case.
  return form.kind !== 'task_done' || me.accountable || about.fields.for === me.personId;
}
