// One record that is kept for some time, whatever kind it is of: what it is kept as, when it ended, and from when people may decide.

import { createHash } from 'node:crypto';
import type { VisitorBookDoc } from '../../domain/aup/paper/visitor-book.ts';
import type { SignaturesDoc } from '../../domain/aup/signatures.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import type { OverrideDoc, OverridePhase } from '../../domain/filtering/request/override.ts';
import type { LeaversDoc } from '../../domain/leavers/leavers.ts';
import type { PersonId } from '../../domain/people/person.ts';
import { classOfCase, dueOn, leftOnOf } from '../../domain/retention/due-on.ts';
import { lastDayOf, lastDayOfBook, lastDayOfYear } from '../../domain/retention/ends-of.ts';
import type { RetentionItem, RetentionKey, RetentionProposal } from '../../domain/retention/retention.ts';
import type { RetentionClass } from '../../domain/retention/retention-policy.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { instantAt, isoDateOf } from '../../domain/shared/time.ts';
import { recusedNow } from '../casework/recused-now.ts';
import { readDoc } from '../change-doc.ts';
import { anyOpenBy } from '../leavers/leaver-world.ts';
import type { Deps, DocByKind } from '../ports.ts';

export const KEPT_KINDS = [
  'case',
  'override',
  'filter_check',
  'class_list',
  'site',
  'access_request',
  'signatures',
  'visitor_book',
  'leavers',
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];
export type KeptDoc = DocByKind[KeptKind];

export type KeptRecord = {
  readonly doc: KeptDoc;
  readonly ref: string;
  /** What whoever decides reads above it. The certificate has the reference alone. */
  readonly title: string;
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
  const endedOn = await endedOnOf(deps, doc);
  if (endedOn === null) return null;
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
  return { doc, ref: refOf(doc), title: await titleOf(deps, doc), retention, endedOn, dueOn: due };
}

/** Stays on the certificate, so it names nobody: the id of what somebody signed is made of theirs. */
const refOf = (doc: KeptDoc): string =>
  'ref' in doc.state ? doc.state.ref : doc.kind === 'signatures' ? `signed-${digest(doc.id).slice(0, 10)}` : doc.id;

const titleOf = async (deps: Deps, doc: KeptDoc): Promise<string> =>
  doc.kind === 'signatures'
    ? ((await deps.people.byId(doc.school, doc.state.personId))?.name ?? refOf(doc))
    : refOf(doc);

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
    case 'signatures':
      return 'staff_signatures';
    case 'visitor_book':
      return 'visitor_book';
    case 'leavers':
      return 'leavers';
  }
}

/** The day on which it ended; null while it goes on. */
async function endedOnOf(deps: Deps, doc: KeptDoc): Promise<IsoDate | null> {
  const { zone } = deps.policy(doc.school).calendar;
  switch (doc.kind) {
    case 'signatures': {
      const signer = await deps.people.byId(doc.school, doc.state.personId);
      return lastDayOf(signer, isoDateOf(deps.clock.now(), zone));
    }
    case 'visitor_book':
      return lastDayOfBook(doc.id, doc.state);
    case 'leavers':
      return (await anyOpenBy(deps, doc.school, lastDayOfYear(doc.state))) ? null : lastDayOfYear(doc.state);
    default: {
      const ended = endOf(doc);
      return ended === null ? null : isoDateOf(ended, zone);
    }
  }
}

function endOf(doc: Exclude<KeptDoc, SignaturesDoc | VisitorBookDoc | LeaversDoc>): number | null {
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
export const markOf = ({ doc, endedOn }: Pick<KeptRecord, 'doc' | 'endedOn'>): string =>
  // Somebody who came back and left again was proposed for the first leaving, not for this one.
  digest(JSON.stringify(doc.state) + (doc.kind === 'signatures' ? endedOn : ''));

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whether the record is still what the first of the two proposed to destroy. */
export const isAsProposed = (record: KeptRecord, { mark, version }: RetentionProposal): boolean =>
  mark === undefined ? version === record.doc.version : mark === markOf(record);

/** Whoever is shut out of a case hears nothing of it here either. Kinds without subjects shut out nobody. */
export const allShutOut = async (deps: Deps, doc: KeptDoc): Promise<readonly PersonId[]> =>
  doc.kind === 'case' ? [...(await recusedNow(deps, doc))] : [];

export const shutOut = async (deps: Deps, doc: KeptDoc, personId: PersonId): Promise<boolean> =>
  (await allShutOut(deps, doc)).includes(personId);
