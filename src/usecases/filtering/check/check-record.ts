// A filter or monitoring check, written down with the fields of the DfE standard by those who may, and read by those who oversee it.

import type { FilterCheckDoc } from '../../../domain/filtering/check/filter-check.ts';
import {
  type CheckInputs,
  RESULT_WORDS,
  readCheck,
  WHAT_WORDS,
  WHERE_WORDS,
} from '../../../domain/filtering/check/filter-check-form.ts';
import { checkShown, newCheck } from '../../../domain/filtering/check/filter-check-life.ts';
import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { planIt } from '../../../domain/filtering/request/it-plan.ts';
import { safeguardingLead, toldOfTrouble } from '../../../domain/filtering/request/tell-roles.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { holdsOne } from '../../../domain/people/presence.ts';
import type { Role } from '../../../domain/people/role.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { formatDate, formatMomentOnRecord, isoDateOf } from '../../../domain/shared/time.ts';
import { recordRefusal } from '../../casework/authorise.ts';
import { changeDoc } from '../../change-doc.ts';
import { freshReference } from '../../fresh-reference.ts';
import type { Deps } from '../../ports.ts';
import { nameOf } from '../../reporting/preview.ts';
import type { Who } from '../../who.ts';
import { hereNow, readsWholeLog } from '../request/access.ts';
import type { FilterCheckData } from '../results.ts';
import { schoolNow } from '../school-now.ts';
import { pressId, refuseFields } from '../site/site-found.ts';

const WRITERS: readonly Role[] = [
  'network_manager',
  'it_provider',
  'esafety_coordinator',
  'dsl',
  'deputy_dsl',
  'headteacher',
  'deputy_head',
  'safeguarding_governor',
];

const noCheck = (): Result<never> =>
  refuse('check.not_yours', 'There is no check here for you. IT and the people who look after filtering keep them.');

export const mayKeepChecks = async (deps: Deps, who: Who): Promise<boolean> =>
  mayKeep(await schoolNow(deps, who.school), who.person.id, deps.clock.now());

function mayKeep(school: FilteringSchool, personId: PersonId, now: Instant): boolean {
  const me = hereNow(school, personId, now);
  return me !== null && holdsOne(me, WRITERS);
}

/** Whoever wrote it, who may write them, and who reads the whole log. */
export function mayOpenCheck(doc: FilterCheckDoc, personId: PersonId, school: FilteringSchool, now: Instant): boolean {
  const me = hereNow(school, personId, now);
  if (me === null) return false;
  const told = doc.outbox.some(({ to }) => to === me.id);
  return told || doc.state.checker === me.id || holdsOne(me, WRITERS) || readsWholeLog(me, school.overrides);
}

export async function saveCheck(
  deps: Deps,
  who: Who,
  { inputs, key }: { readonly inputs: CheckInputs; readonly key: string },
): Promise<Result<FilterCheckData>> {
  const now = deps.clock.now();
  const school = await schoolNow(deps, who.school);
  const checker = who.person.id;
  if (!mayKeep(school, checker, now)) return refuseAndRecord(deps, who, 'new');
  const read = readCheck(inputs, isoDateOf(now, school.calendar.zone));
  if (!read.ok) return refuseFields(read.errors);
  const id = key === '' ? deps.ids.docId() : pressId('filter_check', who.school, checker, key);
  const told = read.value.result === 'failed' ? toldOfFailure(school, checker, now) : [];
  const done = await changeDoc(deps, 'filter_check', id, async (doc) => {
    if (doc !== null) return doc.school === who.school && doc.state.checker === checker ? ok(doc) : noCheck();
    const ref = await freshReference(deps, 'check');
    return ok(newCheck({ ...read.value, id, ref, school: who.school, checker, told, key }, now));
  });
  return done.ok ? ok(dataOf(done.value, school)) : done;
}

/** IT and the safeguarding lead. Whoever made the check knows of it already, but never alone. */
function toldOfFailure(school: FilteringSchool, checker: PersonId, now: Instant): readonly PersonId[] {
  const others = (people: readonly PersonId[]): readonly PersonId[] => [
    ...new Set(people.filter((id) => id !== checker)),
  ];
  const told = others([...(planIt(school, now).rungs[0] ?? []), ...safeguardingLead(school, now)]);
  return told.length > 0 ? told : others(toldOfTrouble(school, now));
}

/** Records the showing, then shows. */
export async function openCheck(deps: Deps, who: Who, id: DocId): Promise<Result<FilterCheckData>> {
  const school = await schoolNow(deps, who.school);
  const now = deps.clock.now();
  const done = await changeDoc(deps, 'filter_check', id, (doc) => {
    if (doc === null || doc.school !== who.school || !mayOpenCheck(doc, who.person.id, school, now)) return noCheck();
    return ok(checkShown(doc, who.person.id, now));
  });
  if (done.ok) return ok(dataOf(done.value, school));
  return done.refusal.code === 'check.not_yours' ? refuseAndRecord(deps, who, id) : done;
}

async function refuseAndRecord(deps: Deps, who: Who, id: string): Promise<Result<never>> {
  await recordRefusal(deps, who.school, who.person.id, id);
  return noCheck();
}

function dataOf({ id, state }: FilterCheckDoc, { directory, calendar }: FilteringSchool): FilterCheckData {
  const facts = [
    { label: 'Checked', value: WHAT_WORDS[state.what] },
    { label: 'Date', value: formatDate(state.date) },
    { label: 'Checked by', value: nameOf(directory, state.checker) },
    { label: 'Device', value: state.device },
    { label: 'Where', value: WHERE_WORDS[state.where] },
    { label: 'Users', value: state.userGroup },
    { label: 'What was tested', value: state.tested },
    { label: 'Result', value: RESULT_WORDS[state.result] },
    { label: 'What was done', value: state.action },
    { label: 'Overseen by', value: state.supervisor },
    { label: 'Written down', value: formatMomentOnRecord(state.recordedAt, calendar.zone) },
  ];
  return { id, ref: state.ref, facts: facts.filter(({ value }) => value !== '') };
}
