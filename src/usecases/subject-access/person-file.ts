// The file for whoever asked for their data: the list of what is held, and each case that was ticked with names taken out. Locked as every copy
// is; it stands in each case and in the request before the first byte leaves.

import { LOCKED_TYPE, lockFile } from '../../documents/lock-file.ts';
import type { Block } from '../../documents/paper.ts';
import { PDF_TYPE, toPdf } from '../../documents/to-pdf.ts';
import type { PackedFile } from '../../documents/to-zip.ts';
import { toZip } from '../../documents/to-zip.ts';
import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import type { ExportedCase } from '../../domain/casework/export/exported-case.ts';
import { redactionOf } from '../../domain/casework/export/redaction.ts';
import { revise } from '../../domain/casework/revise.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatMomentOnRecord } from '../../domain/shared/time.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import { authorise } from '../casework/authorise.ts';
import { changeCase } from '../casework/change-case.ts';
import { auditSlice } from '../casework/export/audit-slice.ts';
import { casePaper } from '../casework/export/case-paper.ts';
import { copyFiles } from '../casework/export/copy-bundle.ts';
import { copyWanted, type Locked } from '../casework/export/copy-wanted.ts';
import { redactedCase } from '../casework/export/redacted-case.ts';
import { changeDoc } from '../change-doc.ts';
import type { Deps, Download } from '../ports.ts';
import type { Who } from '../who.ts';
import type { AccessUseCases } from './access-use-cases.ts';
import { casesOf, heldData } from './held-data.ts';
import { requestFor } from './request-for.ts';

const T = ACCESS_TEXTS;

type Ready = { readonly doc: CaseDoc; readonly exported: ExportedCase };

export async function personFile(
  deps: Deps,
  who: Who,
  id: string,
  input: Parameters<AccessUseCases['file']>[2],
): ReturnType<AccessUseCases['file']> {
  const request = await requestFor(deps, who, id);
  if (!request.ok) return request;
  const { ref, about } = request.value.state;
  const wanted = copyWanted(input, [deps.policy(who.school).name, ref, about.name]);
  if (!wanted.ok) return wanted;
  const ready = await readyCases(deps, who, id, input.cases);
  if (!ready.ok) return ready;
  const { fingerprint } = deps.store.sign(new Uint8Array());
  const url = deps.downloads.offer(() => handOut(deps, who, id, input.cases, wanted.value));
  return ok({ url, fingerprint, copy: wanted.value.copy });
}

/** Every case that was ticked, or none: one that cannot go must not be missed without a word. */
async function readyCases(
  deps: Deps,
  who: Who,
  id: string,
  ticked: readonly string[],
): Promise<Result<readonly Ready[]>> {
  const request = await requestFor(deps, who, id);
  if (!request.ok) return request;
  const mine = await casesOf(deps, who, request.value);
  const ready: Ready[] = [];
  for (const caseId of new Set(ticked)) {
    const doc = mine.find((one) => one.id === caseId);
    const redaction = doc === undefined ? null : redactionOf(doc.state, id);
    if (doc === undefined || redaction === null) return refuse('access.case', T.faults.case, 'cases');
    const made = await redactedCase(deps, doc, redaction, who.person, deps.clock.now());
    if (!made.ok) return made;
    if (made.value.left > 0) return refuse('access.case', T.faults.case, 'cases');
    ready.push({ doc, exported: made.value.exported });
  }
  return ok(ready);
}

async function handOut(
  deps: Deps,
  who: Who,
  id: string,
  ticked: readonly string[],
  wanted: Locked,
): Promise<Download | null> {
  const now = deps.clock.now();
  if (!(await readyCases(deps, who, id, ticked)).ok || !(await recorded(deps, who, id, ticked, now))) return null;
  // Read again: what leaves is what stands now, with that it leaves.
  const [ready, held, request] = await Promise.all([
    readyCases(deps, who, id, ticked),
    heldData(deps, who, id),
    requestFor(deps, who, id),
  ]);
  if (!ready.ok || !held.ok || !request.ok) return null;
  const { ref, about } = request.value.state;
  const { name, calendar } = deps.policy(who.school);
  const footer = `${ref}. Made ${formatMomentOnRecord(now, calendar.zone)}. Confidential.`;
  const blocks: readonly Block[] = [
    { kind: 'table', caption: T.facts.about, columns: TWO, rows: [[T.facts.about, about.name]] },
    { kind: 'text', text: T.file.limits },
    { kind: 'heading', level: 2, text: T.found.others },
    held.value.others.length === 0
      ? { kind: 'text', text: T.found.nothing }
      : { kind: 'list', items: held.value.others },
  ];
  const head = { title: T.file.paperTitle, from: name, footer, shape: 'upright', madeAt: now } as const;
  const file = `person-file-${ref}`;
  if (wanted.copy === 'paper') {
    const all = ready.value.flatMap(({ exported }): readonly Block[] => [
      { kind: 'heading', level: 2, text: `Case ${exported.reference}` },
      ...casePaper(exported, footer).blocks,
    ]);
    const body = await toPdf({ ...head, blocks: [...blocks, ...all] }, wanted.passphrase);
    return { name: `${file}.pdf`, type: PDF_TYPE, body };
  }
  const files: PackedFile[] = [{ name: 'person.pdf', body: await toPdf({ ...head, blocks }) }];
  for (const { doc, exported } of ready.value) {
    const audit = auditSlice(doc, await deps.store.ledgerOf(doc), false);
    for (const one of await copyFiles(deps.store, exported, audit, footer))
      files.push({ ...one, name: `case-${exported.reference}/${one.name}` });
  }
  return { name: `${file}.zip.age`, type: LOCKED_TYPE, body: await lockFile(toZip(files, now), wanted.lock) };
}

const TWO = [
  { title: 'What', weight: 1 },
  { title: 'Recorded', weight: 2 },
];

/** In each case, then in the request, before anything leaves. */
async function recorded(deps: Deps, who: Who, id: string, ticked: readonly string[], now: Instant): Promise<boolean> {
  for (const caseId of new Set(ticked)) {
    const noted = await changeCase(deps, caseId, async (doc) => {
      const me = await authorise(deps, doc, who);
      if (doc === null || !me.ok || me.value.depth !== 'whole') return noCase();
      const detail = { copy: 'person_file', variant: 'redacted' };
      return ok(revise(doc, now, { entries: [{ by: who.person.id, action: 'case.exported', detail }] }));
    });
    if (!noted.ok) return false;
  }
  const noted = await changeDoc(deps, 'access_request', id, (doc) =>
    doc === null
      ? refuse('access.not_yours', T.notYours)
      : // How many cases it holds would tell the other keepers what they may not know.
        ok({
          ...doc,
          history: [...doc.history, { at: now, by: who.person.id, action: 'access.exported', detail: {} }],
        }),
  );
  return noted.ok;
}
