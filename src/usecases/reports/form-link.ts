// One case as a form, for somebody who sees the whole of it. It is locked, and stands in the case's own record before it leaves.

import type { Paper } from '../../documents/paper.ts';
import { PDF_TYPE, toPdf } from '../../documents/to-pdf.ts';
import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import { revise } from '../../domain/casework/revise.ts';
import { reportedAt } from '../../domain/report/count-term.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { formatMoment, formatMomentOnRecord } from '../../domain/shared/time.ts';
import { authorise, recordRefusal } from '../casework/authorise.ts';
import { changeCase, readCase } from '../casework/change-case.ts';
import { wantedPassphrase } from '../casework/export/wanted-passphrase.ts';
import type { Deps, Download } from '../ports.ts';
import type { Who } from '../who.ts';
import { caseWords } from './case-words.ts';
import { incidentForm } from './incident-form.ts';
import type { LockInput, ReportsUseCases } from './reports-use-cases.ts';

const ON_A_PAGE = 8;
const PAGE = 50;

export async function forms(deps: Deps, who: Who, page: number): ReturnType<ReportsUseCases['forms']> {
  const { zone } = deps.policy(who.school).calendar;
  const wanted = (Math.max(0, page) + 1) * ON_A_PAGE + 1;
  const found: CaseDoc[] = [];
  let after: string | undefined;
  do {
    const list = await deps.store.list(
      'case',
      [`holder:${who.person.id}`],
      after === undefined ? { limit: PAGE } : { limit: PAGE, after },
    );
    for (const { id } of list.headers) {
      if (found.length < wanted && (await mayHave(deps, who, id))) {
        const read = await readCase(deps, id);
        if (read.ok && read.value !== null) found.push(read.value);
      }
    }
    after = list.next;
  } while (after !== undefined && found.length < wanted);
  const items = found.slice(wanted - 1 - ON_A_PAGE, wanted - 1).map((doc) => ({
    id: doc.id,
    ref: doc.state.ref,
    time: formatMoment(reportedAt(doc), zone),
  }));
  return { items, more: found.length >= wanted };
}

async function mayHave(deps: Deps, who: Who, id: DocId): Promise<boolean> {
  const read = await readCase(deps, id);
  const me = read.ok ? await authorise(deps, read.value, who) : read;
  return me.ok && me.value.depth === 'whole';
}

export async function formLink(deps: Deps, who: Who, id: DocId, lock: LockInput): Promise<Result<string>> {
  if (!(await mayHave(deps, who, id))) {
    await recordRefusal(deps, who.school, who.person.id, id);
    return noCase();
  }
  const passphrase = wantedPassphrase(lock, [deps.policy(who.school).name]);
  return passphrase.ok ? ok(deps.downloads.offer(() => handOut(deps, who, id, passphrase.value))) : passphrase;
}

async function handOut(deps: Deps, who: Who, id: DocId, passphrase: string): Promise<Download | null> {
  const now = deps.clock.now();
  const noted = await changeCase(deps, id, async (doc) => {
    const me = await authorise(deps, doc, who);
    if (doc === null || !me.ok || me.value.depth !== 'whole') return noCase();
    return ok(revise(doc, now, { entries: [{ by: who.person.id, action: 'case.printed' }] }));
  });
  if (!noted.ok) return null;
  const body = await toPdf(await formPaper(deps, who, noted.value, now), passphrase);
  return { name: `incident-${noted.value.state.ref}.pdf`, type: PDF_TYPE, body };
}

export async function formPaper(deps: Deps, who: Who, doc: CaseDoc, now: Instant): Promise<Paper> {
  const policy = deps.policy(who.school);
  const { ref } = doc.state;
  return {
    title: `Online safety incident ${ref}`,
    from: policy.name,
    footer: `${ref}. Copy for ${who.person.name}, ${formatMomentOnRecord(now, policy.calendar.zone)}. Confidential.`,
    shape: 'upright',
    madeAt: now,
    blocks: incidentForm(await caseWords(deps, doc), policy),
  };
}
