// A locked copy of one case, for somebody who sees the whole of it (safety floor 12). The right is checked when it is asked for and again
// when it is fetched; it stands in the case's own record before the first byte leaves; the passphrase is kept nowhere.

import { LOCKED_TYPE, lockFile } from '../../../documents/lock-file.ts';
import { PDF_TYPE, toPdf } from '../../../documents/to-pdf.ts';
import { toZip } from '../../../documents/to-zip.ts';
import { noCase } from '../../../domain/casework/access.ts';
import type { CaseDoc } from '../../../domain/casework/case.ts';
import type { ExportedCase } from '../../../domain/casework/export/exported-case.ts';
import { FOR_A_COPY, redactionOf } from '../../../domain/casework/export/redaction.ts';
import { revise } from '../../../domain/casework/revise.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import { REDACT_TEXTS } from '../../../views/redact-texts.ts';
import type { Deps, Download } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { authorise, recordRefusal } from '../authorise.ts';
import { changeCase, readCase } from '../change-case.ts';
import { auditSlice, mayShowEntries } from './audit-slice.ts';
import { casePaper } from './case-paper.ts';
import { copyFiles } from './copy-bundle.ts';
import { copyWanted, type Locked } from './copy-wanted.ts';
import type { CopyInput, CopyLink } from './export-use-cases.ts';
import { exportedCase } from './exported-case.ts';
import { redactedCase } from './redacted-case.ts';

/** Only whoever sees the whole case may have a copy; everybody else hears what they would hear of no case at all. */
export async function mayCopy(deps: Deps, who: Who, id: DocId): Promise<Result<CaseDoc>> {
  const read = await readCase(deps, id);
  if (!read.ok) return read;
  const me = await authorise(deps, read.value, who);
  if (read.value !== null && me.ok && me.value.depth === 'whole') return ok(read.value);
  await recordRefusal(deps, who.school, who.person.id, id);
  return noCase();
}

export async function copyForm(deps: Deps, who: Who, id: DocId): Promise<Result<{ readonly ref: string }>> {
  const doc = await mayCopy(deps, who, id);
  return doc.ok ? ok({ ref: doc.value.state.ref }) : doc;
}

export async function copyLink(deps: Deps, who: Who, id: DocId, input: CopyInput): Promise<Result<CopyLink>> {
  const doc = await mayCopy(deps, who, id);
  if (!doc.ok) return doc;
  const wanted = copyWanted(input, [deps.policy(who.school).name, doc.value.state.ref]);
  if (!wanted.ok) return wanted;
  const variant = input.variant === 'redacted' ? 'redacted' : 'whole';
  const ready = await readyCopy(deps, who, doc.value, variant, deps.clock.now());
  if (!ready.ok) return ready;
  const { fingerprint } = deps.store.sign(new Uint8Array());
  const url = deps.downloads.offer(() => handOut(deps, who, id, { ...wanted.value, variant }));
  return ok({ url, fingerprint, copy: wanted.value.copy });
}

type Wanted = Locked & { readonly variant: 'whole' | 'redacted' };

async function handOut(deps: Deps, who: Who, id: DocId, wanted: Wanted): Promise<Download | null> {
  const now = deps.clock.now();
  const noted = await changeCase(deps, id, async (doc) => {
    const me = await authorise(deps, doc, who);
    if (doc === null || !me.ok || me.value.depth !== 'whole') return noCase();
    // What was written since the link was made has to be read by somebody first.
    const ready = await readyCopy(deps, who, doc, wanted.variant, now);
    if (!ready.ok) return ready;
    const detail = { copy: wanted.copy, variant: wanted.variant };
    return ok(revise(doc, now, { entries: [{ by: who.person.id, action: 'case.exported', detail }] }));
  });
  if (!noted.ok) return null;
  const doc = noted.value;
  const { zone } = deps.policy(doc.school).calendar;
  const made = await readyCopy(deps, who, doc, wanted.variant, now);
  if (!made.ok) return null;
  const whose = wanted.variant === 'whole' ? `Copy for ${who.person.name}` : 'Copy with names taken out';
  const footer = `${doc.state.ref}. ${whose}, ${formatMomentOnRecord(now, zone)}. Confidential.`;
  // The reference says nothing, and somebody with two copies has to tell them apart.
  const name = `case-${doc.state.ref}${wanted.variant === 'whole' ? '' : '-names-out'}`;
  if (wanted.copy === 'paper')
    return { name: `${name}.pdf`, type: PDF_TYPE, body: await toPdf(casePaper(made.value, footer), wanted.passphrase) };
  const isOpen = wanted.variant === 'whole' && mayShowEntries(doc);
  const audit = auditSlice(doc, await deps.store.ledgerOf(doc), isOpen);
  const zip = toZip(await copyFiles(deps.store, made.value, audit, footer), now);
  return { name: `${name}.zip.age`, type: LOCKED_TYPE, body: await lockFile(zip, wanted.lock) };
}

/** What leaves; refused as long as names are to be taken out and somebody still has to read a text. */
async function readyCopy(
  deps: Deps,
  who: Who,
  doc: CaseDoc,
  variant: Wanted['variant'],
  now: Instant,
): Promise<Result<ExportedCase>> {
  if (variant === 'whole') return ok(await exportedCase(deps, doc, who.person, now));
  const redaction = redactionOf(doc.state, FOR_A_COPY);
  const made = redaction === null ? null : await redactedCase(deps, doc, redaction, who.person, now);
  if (made === null) return refuse('redaction.not_begun', REDACT_TEXTS.faults.notBegun);
  if (!made.ok) return made;
  return made.value.left > 0 ? refuse('redaction.left', REDACT_TEXTS.faults.left) : ok(made.value.exported);
}
