// What stays of records that were destroyed, as a list and as a paper. One whose record is gone but which does not say so yet is finished.

import type { Block } from '../../documents/paper.ts';
import { PDF_TYPE, toPdf } from '../../documents/to-pdf.ts';
import type { CertificateDoc } from '../../domain/retention/certificate.ts';
import { mayDecide, sidesFor } from '../../domain/retention/deciders.ts';
import { RETENTION_RULES } from '../../domain/retention/retention-policy.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate, formatMomentOnRecord } from '../../domain/shared/time.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { changeDoc, readDoc, unavailable } from '../change-doc.ts';
import type { Deps, Download } from '../ports.ts';
import { everyDoc } from '../reports/every-doc.ts';
import type { Who } from '../who.ts';
import { splitKey } from './kept-record.ts';
import { deciderNow, notYours, retentionList } from './retention-list.ts';
import type { Certified, RetentionUseCases } from './retention-use-cases.ts';

/** Says that the record is gone, once it is. */
export async function certified(deps: Deps, id: string): Promise<Result<Certified>> {
  const done = await changeDoc(deps, 'certificate', id, async (doc) => {
    if (doc === null) return notYours();
    const about = splitKey(doc.state.about);
    if (doc.state.destroyedAt !== undefined || about === null) return ok(doc);
    const left = await readDoc(deps, about.kind, about.id);
    if (!left.ok) return left;
    if (left.value !== null) return refuse('retention.changed', RETENTION_TEXTS.faults.changed);
    return ok({ ...doc, state: { ...doc.state, destroyedAt: deps.clock.now() } });
  });
  return done.ok ? ok(certifiedLine(deps, done.value)) : done;
}

const certifiedLine = (deps: Deps, { id, school, state }: CertificateDoc): Certified => {
  const { zone } = deps.policy(school).calendar;
  const at = state.destroyedAt === undefined ? '' : formatMomentOnRecord(state.destroyedAt, zone);
  return { id, ref: state.ref, line: RETENTION_TEXTS.certificateLine(at, formatDate(state.backupsEndOn)) };
};

export async function certificates(deps: Deps, who: Who): ReturnType<RetentionUseCases['certificates']> {
  const allowed = await retentionList(deps, who);
  if (!allowed.ok) return allowed;
  const docs = await everyDoc(deps, 'certificate', who.school, [`school:${who.school}`]);
  if (docs === null) return unavailable();
  const may = await mayReadCertificate(deps, who);
  const lines = await Promise.all(docs.filter(may).map(({ id }) => certified(deps, id)));
  return ok(lines.flatMap((line) => (line.ok ? [line.value] : [])));
}

export async function certificateLink(deps: Deps, who: Who, id: string): Promise<Result<string>> {
  const found = await readable(deps, who, id);
  return found.ok ? ok(deps.downloads.offer(() => paper(deps, who, id))) : found;
}

/** Whoever decides about such records, and was not shut out of this one. */
async function mayReadCertificate(deps: Deps, who: Who): Promise<(doc: CertificateDoc) => boolean> {
  const person = await deciderNow(deps, who);
  const { logOwner } = deps.policy(who.school).records;
  return ({ school, state }) =>
    person !== null &&
    school === who.school &&
    mayDecide(person, sidesFor(state.retention, logOwner)) &&
    state.shutOut?.includes(person.id) !== true;
}

/** A certificate of somebody else, one of another school and none at all are refused in the same words. */
async function readable(deps: Deps, who: Who, id: string): Promise<Result<CertificateDoc>> {
  const read = await readDoc(deps, 'certificate', id);
  if (!read.ok) return read;
  const may = await mayReadCertificate(deps, who);
  if (read.value !== null && may(read.value)) return ok(read.value);
  await recordRefusal(deps, who.school, who.person.id, id);
  return notYours();
}

async function paper(deps: Deps, who: Who, id: string): Promise<Download | null> {
  const read = await readable(deps, who, id);
  if (!read.ok) return null;
  const { state } = read.value;
  if (state.destroyedAt === undefined) return null;
  const { name, calendar } = deps.policy(who.school);
  const moment = (at: number): string => formatMomentOnRecord(at, calendar.zone);
  const rows: readonly (readonly string[])[] = [
    ['Reference', state.ref],
    ['Kept as', RETENTION_RULES[state.retention].name],
    ['Rule', state.rule],
    ['Could be decided from', formatDate(state.dueOn)],
    ['Why', state.why],
    ...state.decidedBy.map((one, at) => [at === 0 ? 'Proposed by' : 'Agreed by', `${one.name}, ${moment(one.at)}`]),
    ['Key destroyed', moment(state.destroyedAt)],
    ['Last backup of the key ends', formatDate(state.backupsEndOn)],
  ];
  const columns = [
    { title: 'What', weight: 1 },
    { title: 'Recorded', weight: 2 },
  ];
  const blocks: readonly Block[] = [
    { kind: 'table', caption: 'What was destroyed, and who decided', columns, rows },
    { kind: 'text', text: RETENTION_TEXTS.certificateNote },
  ];
  const body = await toPdf({
    ...{ title: `Certificate of destruction ${state.ref}`, from: name, shape: 'upright', blocks },
    ...{ footer: `Certificate ${id}`, madeAt: state.destroyedAt },
  });
  return { name: `certificate-${state.ref}.pdf`, type: PDF_TYPE, body };
}
