// The second of the two agrees: the certificate is written first, then the record's key is destroyed, then the certificate says that it was.
// A crash in between leaves a certificate that is finished the next time somebody looks.

import { type CertificateDoc, destroyedTerm } from '../../domain/retention/certificate.ts';
import { isPair, sidesFor } from '../../domain/retention/deciders.ts';
import { newRetention, type RetentionItem, retentionId, withItem } from '../../domain/retention/retention.ts';
import { RETENTION_RULES } from '../../domain/retention/retention-policy.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { addDays, isoDateOf } from '../../domain/shared/time.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import { changeDoc, unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { isHeld } from '../reminders/held-time.ts';
import { nameOf } from '../reporting/preview.ts';
import type { Who } from '../who.ts';
import { isAskedFor } from './asked-for.ts';
import { certified } from './certificates.ts';
import { allShutOut, isAsProposed, type KeptRecord, splitKey } from './kept-record.ts';
import { decidable, deciderNow, notYours, retentionOf } from './retention-list.ts';
import type { Certified } from './retention-use-cases.ts';

const T = RETENTION_TEXTS.faults;

export async function confirmDestruction(deps: Deps, who: Who, key: string): Promise<Result<Certified>> {
  if (await isHeld(deps, who.school)) return refuse('retention.time_in_doubt', T.time);
  const kept = await retentionOf(deps, who.school);
  if (!kept.ok) return kept;
  const item = kept.value.state.items[key];
  const record = await decidable(deps, who, key, item);
  if (!record.ok) return record;
  const agreed = await agreedBy(deps, who, record.value, item);
  if (!agreed.ok) return agreed;
  const certificate = await certificateFor(deps, who, key, record.value, agreed.value);
  const written = await deps.store.commit<'certificate'>(certificate);
  if (!written.ok) return unavailable();
  return finish(deps, written.doc, record.value.doc.version, who);
}

type Proposal = NonNullable<RetentionItem['proposal']>;

/** Everything is asked again: the day, the hold, the record as it stands, and whether these two are the two that it takes. */
async function agreedBy(
  deps: Deps,
  who: Who,
  record: KeptRecord,
  item: RetentionItem | undefined,
): Promise<Result<Proposal>> {
  const { calendar, records } = deps.policy(who.school);
  const { hold, proposal } = item ?? {};
  if (hold !== undefined) return refuse('retention.on_hold', T.onHold);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  if (record.dueOn === null || record.dueOn > today) return refuse('retention.not_due', T.notDue);
  if (await isAskedFor(deps, record.doc)) return refuse('retention.asked_for', T.askedFor);
  if (proposal === undefined || !isAsProposed(record, proposal)) return refuse('retention.changed', T.changed);
  const second = await deciderNow(deps, who);
  const first = await deps.people.byId(who.school, proposal.by);
  if (second === null || first === null) return notYours();
  return isPair(first, second, sidesFor(record.retention, records.logOwner))
    ? ok(proposal)
    : refuse('retention.two_people', T.twoPeople);
}

async function certificateFor(
  deps: Deps,
  who: Who,
  key: string,
  record: KeptRecord,
  proposal: Proposal,
): Promise<CertificateDoc> {
  const { retention, calendar } = deps.policy(who.school);
  const now = deps.clock.now();
  const directory = await deps.people.directory(who.school);
  const decided = (personId: string, at: number) => ({ personId, name: nameOf(directory, personId), at });
  return {
    ...{ kind: 'certificate', id: deps.ids.docId(), school: who.school, version: 0, outbox: [], dueAt: null },
    terms: [`school:${who.school}`, destroyedTerm(who.school, record.doc.kind)],
    history: [{ at: now, by: who.person.id, action: 'certificate.written', detail: { about: key } }],
    state: {
      ...{ ref: record.ref, about: key, retention: record.retention, why: proposal.why },
      rule: RETENTION_RULES[record.retention].rule(retention.years[record.retention]),
      dueOn: record.dueOn ?? '',
      decidedBy: [decided(proposal.by, proposal.at), decided(who.person.id, now)],
      backupsEndOn: addDays(isoDateOf(now, calendar.zone), retention.backupsKeptDays),
      shutOut: await allShutOut(deps, record.doc),
    },
  };
}

/** `version`: the record is destroyed only as the two knew it. */
async function finish(deps: Deps, certificate: CertificateDoc, version: number, who: Who): Promise<Result<Certified>> {
  const { about } = certificate.state;
  const ref = splitKey(about);
  if (ref === null) throw new Error('a certificate about nothing');
  try {
    if (!(await deps.store.destroy(ref, version)) && (await deps.store.read(ref.kind, ref.id)) !== null) {
      await deps.store.destroy({ kind: 'certificate', id: certificate.id });
      return refuse('retention.changed', T.changed);
    }
  } catch (error) {
    deps.log.error('retention.destroy_failed', { docId: ref.id }, error);
    return unavailable();
  }
  deps.log.info('retention.destroyed', { kind: ref.kind, docId: ref.id, school: who.school });
  const by = who.person.id;
  const forgotten = await changeDoc(deps, 'retention', retentionId(who.school), (doc) =>
    ok(
      withItem(
        doc ?? newRetention(who.school),
        about,
        { item: null, by, action: 'retention.destroyed', detail: { about, certificate: certificate.id } },
        deps.clock.now(),
      ),
    ),
  );
  if (!forgotten.ok) return forgotten;
  return certified(deps, certificate.id);
}
