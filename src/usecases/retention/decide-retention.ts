// A later day, a legal hold, and the first of the two who agree. Each press is checked anew; nothing here destroys anything.

import { revise } from '../../domain/casework/revise.ts';
import {
  type Change,
  newRetention,
  type RetentionItem,
  retentionId,
  withItem,
} from '../../domain/retention/retention.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { pressSeen, rememberPress } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isIsoDate, isoDateOf } from '../../domain/shared/time.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import { pressOf } from '../casework/act-on-case.ts';
import { changeCase } from '../casework/change-case.ts';
import { changeDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { isHeld } from '../reminders/held-time.ts';
import type { Who } from '../who.ts';
import { isAskedFor } from './asked-for.ts';
import { type KeptRecord, markOf, splitKey } from './kept-record.ts';
import { decidable, lineOf, notYours, retentionOf } from './retention-list.ts';
import type { RetentionLine, RetentionUseCases } from './retention-use-cases.ts';

const T = RETENTION_TEXTS.faults;

type Decision = Omit<Change, 'by' | 'detail'>;
type Decide = (item: RetentionItem, record: KeptRecord) => Result<Decision> | Promise<Result<Decision>>;

type Pressed = { readonly who: Who; readonly key: string; readonly press: string };

/** The same press once more is checked as the first was, and changes nothing. */
async function change(deps: Deps, { who, key, press }: Pressed, decide: Decide): Promise<Result<RetentionLine>> {
  const done = await changeDoc(deps, 'retention', retentionId(who.school), async (kept) => {
    const doc = kept ?? newRetention(who.school);
    const item = doc.state.items[key];
    const record = await decidable(deps, who, key, item);
    if (!record.ok) return record;
    const seen = { pressesSeen: doc.state.pressesSeen ?? [] };
    if (pressSeen(seen, pressOf(who, press))) return ok(doc);
    const decided = await decide(item ?? {}, record.value);
    if (!decided.ok) return decided;
    const made: Change = { ...decided.value, by: who.person.id, detail: { about: key } };
    const next = withItem(doc, key, made, deps.clock.now());
    return ok({ ...next, state: { ...next.state, ...rememberPress(seen, pressOf(who, press)) } });
  });
  return done.ok ? openRecord(deps, who, key) : done;
}

/** Somebody looks at it: for a case that stands in its own history before it is shown. */
export async function showRecord(deps: Deps, who: Who, key: string): Promise<Result<RetentionLine>> {
  const about = splitKey(key);
  if (about?.kind !== 'case') return openRecord(deps, who, key);
  const allowed = await openRecord(deps, who, key);
  if (!allowed.ok) return allowed;
  const shown = await changeCase(deps, about.id, (doc) =>
    doc === null || doc.school !== who.school
      ? notYours()
      : ok(revise(doc, deps.clock.now(), { entries: [{ by: who.person.id, action: 'case.retention_shown' }] })),
  );
  // Read again: what is shown is what stands now.
  return shown.ok ? openRecord(deps, who, key) : shown;
}

export async function openRecord(deps: Deps, who: Who, key: string): Promise<Result<RetentionLine>> {
  const doc = await retentionOf(deps, who.school);
  if (!doc.ok) return doc;
  const item = doc.value.state.items[key];
  const record = await decidable(deps, who, key, item);
  return record.ok ? ok(await lineOf(deps, who, key, record.value, item)) : record;
}

/** A later day takes back what was proposed: the two have to agree about the record as it stands. */
export const keep: (
  deps: Deps,
  ...args: Parameters<RetentionUseCases['keep']>
) => ReturnType<RetentionUseCases['keep']> = (deps, who, key, { until, birthYear, key: press }) =>
  change(deps, { who, key, press }, (item) => {
    const today = isoDateOf(deps.clock.now(), deps.policy(who.school).calendar.zone);
    if (until === '' && birthYear === '') return refuse('retention.nothing', T.nothing, 'until');
    if (until !== '' && !(isIsoDate(until) && until > today)) return refuse('retention.until', T.until, 'until');
    if (birthYear !== '' && !isBirthYear(birthYear, today)) return refuse('retention.birth', T.birthYear, 'birth_year');
    const next: RetentionItem = {
      ...keptOf(item),
      ...(until === '' ? {} : { keepUntil: until }),
      ...(birthYear === '' ? {} : { birthYear: Number(birthYear) }),
    };
    return ok({ item: next, action: 'retention.kept' });
  });

/** What lasts when anything is decided anew: never the first of two who agreed about how it was before. */
const lasting = ({ keepUntil, birthYear }: Days): RetentionItem => ({
  ...(keepUntil === undefined ? {} : { keepUntil }),
  ...(birthYear === undefined ? {} : { birthYear }),
});
type Days = { readonly keepUntil?: IsoDate | undefined; readonly birthYear?: number | undefined };

const keptOf = (item: RetentionItem): RetentionItem => ({
  ...lasting(item),
  ...(item.hold === undefined ? {} : { hold: item.hold }),
});

const isBirthYear = (text: string, today: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= 1980 && Number(text) <= Number(today.slice(0, 4));

export const hold: (
  deps: Deps,
  ...args: Parameters<RetentionUseCases['hold']>
) => ReturnType<RetentionUseCases['hold']> = (deps, who, key, { reason, key: press }) =>
  change(deps, { who, key, press }, (item) => {
    if (reason.trim() === '') return refuse('retention.reason', T.reason, 'reason');
    const held = { by: who.person.id, at: deps.clock.now(), reason: reason.trim() };
    return ok({ item: { ...lasting(item), hold: held }, action: 'retention.held' });
  });

export const lift: (
  deps: Deps,
  ...args: Parameters<RetentionUseCases['lift']>
) => ReturnType<RetentionUseCases['lift']> = (deps, who, key, { key: press }) =>
  change(deps, { who, key, press }, ({ keepUntil, birthYear }) =>
    ok({ item: lasting({ keepUntil, birthYear }), action: 'retention.hold_lifted' }),
  );

export async function propose(
  deps: Deps,
  who: Who,
  key: string,
  { why, key: press }: Parameters<RetentionUseCases['propose']>[2],
): Promise<Result<RetentionLine>> {
  if (await isHeld(deps, who.school)) return refuse('retention.time_in_doubt', T.time);
  return change(deps, { who, key, press }, async (item, record) => {
    if (why.trim() === '') return refuse('retention.why', T.why, 'why');
    const today = isoDateOf(deps.clock.now(), deps.policy(who.school).calendar.zone);
    if (record.dueOn === null || record.dueOn > today) return refuse('retention.not_due', T.notDue);
    if (item.hold !== undefined) return refuse('retention.on_hold', T.onHold);
    if (await isAskedFor(deps, record.doc)) return refuse('retention.asked_for', T.askedFor);
    const { version } = record.doc;
    const mark = markOf(record);
    const proposal = { by: who.person.id, at: deps.clock.now(), why: why.trim(), version, mark };
    return ok({ item: { ...item, proposal }, action: 'retention.proposed' });
  });
}
