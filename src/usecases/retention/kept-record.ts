// One record that is kept for some time, whatever kind it is of: what it is kept as, when it ended, and from when people may decide.

import { createHash } from 'node:crypto';
import type { CaseDoc } from '../../domain/casework/case.ts';
import type { OverrideDoc, OverridePhase } from '../../domain/filtering/request/override.ts';
import type { PersonId } from '../../domain/people/person.ts';
import { classOfCase, dueOn, leftOnOf } from '../../domain/retention/due-on.ts';
import type { RetentionItem, RetentionKey, RetentionProposal } from '../../domain/retention/retention.ts';
import type { RetentionClass } from '../../domain/retention/retention-policy.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { instantAt, isoDateOf } from '../../domain/shared/time.ts';
import { recusedNow } from '../casework/recused-now.ts';
import { readDoc } from '../change-doc.ts';
import type { Deps, DocByKind } from '../ports.ts';

export const KEPT_KINDS = ['case', 'override', 'filter_check', 'class_list', 'site', 'access_request'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];
export type KeptDoc = DocByKind[KeptKind];

export type KeptRecord = {
  readonly doc: KeptDoc;
  readonly ref: string;
  readonly retention: RetentionClass;
  readonly endedOn: IsoDate;
  readonly dueOn: IsoDate | null;
};

export function splitKey(key: RetentionKey): { readonly kind: KeptKind; readonly id: string } | null {
  const at = key.indexOf(':');
  const kind = KEPT_KINDS.find((one) => one === key.slice(0, at));
  return kind === undefined || at < 0 ? null : { kind, id: key.slice(at + 1) };
}

/** Null for a record that is not ended, is gone, cannot be read, or is of another school. */
export async function keptRecord(
  deps: Deps,
  school: string,
  key: RetentionKey,
  item: RetentionItem | undefined,
): Promise<KeptRecord | null> {
  const ref = splitKey(key);
  if (ref === null) return null;
  const read = await readDoc(deps, ref.kind, ref.id);
  return read.ok && read.value !== null && read.value.school === school ? keptAs(deps, read.value, item) : null;
}

export async function keptAs(deps: Deps, doc: KeptDoc, item: RetentionItem | undefined): Promise<KeptRecord | null> {
  const { retention: policy, calendar } = deps.policy(doc.school);
  const ended = endOf(doc);
  if (ended === null) return null;
  const endedOn = isoDateOf(ended, calendar.zone);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  const retention = classOf(doc);
  const left = retention === 'low_level' && doc.kind === 'case' ? await leftOn(deps, doc, today) : undefined;
  const first = dueOn(policy, {
    ...{ retention, endedOn },
    ...(item?.birthYear === undefined ? {} : { birthYear: item.birthYear }),
    ...(left === undefined ? {} : { leftOn: left }),
  });
  const later = item?.keepUntil;
  const due = first === null || later === undefined || later < first ? first : later;
  return { doc, ref: 'ref' in doc.state ? doc.state.ref : doc.id, retention, endedOn, dueOn: due };
}

const leftOn = async (deps: Deps, { school, state }: CaseDoc, today: IsoDate): Promise<IsoDate | null | undefined> =>
  leftOnOf(await Promise.all(state.subjects.map((id) => deps.people.byId(school, id))), today);

function classOf(doc: KeptDoc): RetentionClass {
  switch (doc.kind) {
    case 'case':
      return classOfCase(doc);
    case 'override':
      return 'filter_request';
    case 'filter_check':
      return 'filter_check';
    case 'site':
      return 'unsuitable_site';
    case 'access_request':
      return 'access_request';
    case 'class_list':
      return 'pupil_papers';
  }
}

/** When it ended; null while it goes on. */
function endOf(doc: KeptDoc): number | null {
  switch (doc.kind) {
    case 'case':
      return doc.state.phase === 'closed' ? (doc.state.closing?.at ?? null) : null;
    case 'override':
      return isOver(doc) ? doc.state.touchedAt : null;
    case 'filter_check':
      return doc.state.recordedAt;
    case 'site':
      return doc.state.blocked?.at ?? doc.state.decision?.at ?? null;
    case 'access_request':
      return doc.state.steps.findLast(({ step }) => step === 'closed')?.at ?? null;
    // A class goes on; its leavers are put together by the school year in which they left.
    case 'class_list':
      return doc.state.leaversUntil === undefined ? null : instantAt(doc.state.leaversUntil, '12:00', 'UTC');
  }
}

const OVER: readonly OverridePhase[] = ['closed', 'refused', 'lapsed', 'withdrawn', 'proposed'];

/** A site that was found illegal stays known for good: this request is what keeps it from being opened. */
const isOver = ({ state }: OverrideDoc): boolean => OVER.includes(state.phase) && state.stoppedAsIllegal === undefined;

/** Of what the record says. Being looked at or copied changes its version and not this. */
export const markOf = ({ state }: KeptDoc): string => createHash('sha256').update(JSON.stringify(state)).digest('hex');

/** Whether the record is still what the first of the two proposed to destroy. */
export const isAsProposed = ({ doc }: KeptRecord, { mark, version }: RetentionProposal): boolean =>
  mark === undefined ? version === doc.version : mark === markOf(doc);

/** Whoever is shut out of a case hears nothing of it here either. Kinds without subjects shut out nobody. */
export const allShutOut = async (deps: Deps, doc: KeptDoc): Promise<readonly PersonId[]> =>
  doc.kind === 'case' ? [...(await recusedNow(deps, doc))] : [];

export const shutOut = async (deps: Deps, doc: KeptDoc, personId: PersonId): Promise<boolean> =>
  (await allShutOut(deps, doc)).includes(personId);
