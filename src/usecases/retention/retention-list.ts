// What may be decided, as one person may see it.

import { isPair, mayDecide, sidesFor } from '../../domain/retention/deciders.ts';
import { newRetention, type RetentionDoc, type RetentionItem, retentionId } from '../../domain/retention/retention.ts';
import { RETENTION_RULES } from '../../domain/retention/retention-policy.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate, formatDay, isoDateOf } from '../../domain/shared/time.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { readDoc } from '../change-doc.ts';
import { worksHereNow } from '../people/works-here-now.ts';
import type { Deps } from '../ports.ts';
import { isHeld } from '../reminders/held-time.ts';
import { nameOf } from '../reporting/preview.ts';
import type { Who } from '../who.ts';
import { isAsProposed, type KeptRecord, keptRecord, shutOut } from './kept-record.ts';
import type { RetentionLine, RetentionUseCases } from './retention-use-cases.ts';

export const notYours = (): Result<never> => refuse('retention.not_yours', RETENTION_TEXTS.notYours);

export async function retentionOf(deps: Deps, school: string): Promise<Result<RetentionDoc>> {
  const read = await readDoc(deps, 'retention', retentionId(school));
  return read.ok ? ok(read.value ?? newRetention(school)) : read;
}

/** The person as the staff list has them now. */
export async function deciderNow(deps: Deps, who: Who) {
  const person = await deps.people.byId(who.school, who.person.id);
  return person !== null && (await worksHereNow(deps, who.school, person.id)) ? person : null;
}

/** The record, if this person may decide about it. Everybody else hears what they would hear of no record at all. */
export async function decidable(
  deps: Deps,
  who: Who,
  key: string,
  item: RetentionItem | undefined,
): Promise<Result<KeptRecord>> {
  const record = await keptRecord(deps, who.school, key, item);
  const person = await deciderNow(deps, who);
  if (record !== null && person !== null) {
    const sides = sidesFor(record.retention, deps.policy(who.school).records.logOwner);
    if (mayDecide(person, sides) && !(await shutOut(deps, record.doc, person.id))) return ok(record);
  }
  await recordRefusal(deps, who.school, who.person.id, key);
  return notYours();
}

export async function retentionList(deps: Deps, who: Who): ReturnType<RetentionUseCases['list']> {
  const person = await deciderNow(deps, who);
  const { records } = deps.policy(who.school);
  const anything = (['incident_log', 'staff_allegation'] as const).some(
    (kind) => person !== null && mayDecide(person, sidesFor(kind, records.logOwner)),
  );
  if (person === null || !anything) return notYours();
  const read = await retentionOf(deps, who.school);
  if (!read.ok) return read;
  const { due, items } = read.value.state;
  const lines: RetentionLine[] = [];
  for (const key of new Set([...Object.keys(items), ...due])) {
    const item = items[key];
    const record = await keptRecord(deps, who.school, key, item);
    if (record === null || !mayDecide(person, sidesFor(record.retention, records.logOwner))) continue;
    if (await shutOut(deps, record.doc, person.id)) continue;
    const line = await lineOf(deps, who, key, record, item);
    if (line.isDue || line.hold !== null || line.proposal !== null) lines.push(line);
  }
  return ok({ lines, held: await isHeld(deps, who.school) });
}

export async function lineOf(
  deps: Deps,
  who: Who,
  key: string,
  record: KeptRecord,
  item: RetentionItem | undefined,
): Promise<RetentionLine> {
  const { calendar, retention, records } = deps.policy(who.school);
  const directory = await deps.people.directory(who.school);
  const rule = RETENTION_RULES[record.retention];
  const isDue = record.dueOn !== null && record.dueOn <= isoDateOf(deps.clock.now(), calendar.zone);
  const { hold, proposal } = item ?? {};
  const first = directory.people.find(({ id }) => id === proposal?.by);
  const me = directory.people.find(({ id }) => id === who.person.id);
  const free = isDue && hold === undefined;
  const stands = proposal !== undefined && first !== undefined && isAsProposed(record, proposal);
  const fits = stands && me !== undefined && isPair(first, me, sidesFor(record.retention, records.logOwner));
  const said = (one: { readonly by: string; readonly at: number }) => ({
    by: nameOf(directory, one.by),
    on: formatDay(one.at, calendar.zone),
  });
  return {
    ...{ key, ref: record.title, kind: rule.name, rule: rule.rule(retention.years[record.retention]), isDue },
    endedOn: formatDate(record.endedOn),
    dueOn: record.dueOn === null ? '' : formatDate(record.dueOn),
    hold: hold === undefined ? null : { ...said(hold), reason: hold.reason },
    proposal: stands ? { ...said(proposal), why: proposal.why, mine: proposal.by === who.person.id } : null,
    birthYear: item?.birthYear ?? null,
    asksBirthYear: record.retention === 'safeguarding',
    can: { propose: free && !stands, confirm: free && fits },
  };
}
