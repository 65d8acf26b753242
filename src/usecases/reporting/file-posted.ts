// A picture or file was posted to the bot. Nothing about it is fetched or kept but the fact; the safeguarding team is told (domain 3.6.1).

import { createHash } from 'node:crypto';
import type { CaseDoc, CaseReporter } from '../../domain/casework/case.ts';
import { newDraft, reporterRef } from '../../domain/casework/draft.ts';
import { revise } from '../../domain/casework/revise.ts';
import { submit } from '../../domain/casework/submit.ts';
import { activeHolders, lineTo } from '../../domain/casework/tell.ts';
import type { TriageOutcome } from '../../domain/incident/outcome.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/shared/instant.ts';
import { ok } from '../../domain/shared/result.ts';
import { changeCase } from '../casework/change-case.ts';
import { replan } from '../casework/decide.ts';
import { freshReference } from '../fresh-reference.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { isOwn } from './own-report.ts';
import { roundAnonymous } from './round-anonymous.ts';

/** A file posted within a day of one's own report belongs to that report. */
const BELONGS_MS = DAY_MS;

/** Not a triage row: nothing is known but that there is a file. Told like a picture of a child, since it may be one (facts.md, image unknown). */
const FILE_POSTED: TriageOutcome = {
  notify: ['dsl', 'deputy_dsl'],
  exclude: [],
  urgency: 'immediate',
  advice: ['do_not_view', 'do_not_copy_share_save', 'do_not_delete', 'no_attachments', 'tell_dsl_in_person'],
  referrals: [],
  rows: [],
  accountable: ['dsl', 'deputy_dsl'],
  depth: { dsl: 'whole', deputy_dsl: 'whole' },
  safeguarding: true,
  because: {},
};

export async function filePosted(deps: Deps, who: Who, { unnamed }: { readonly unnamed: boolean }): Promise<void> {
  const now = deps.clock.now();
  const recent = unnamed ? null : await ownRecentCase(deps, who);
  if (recent !== null) {
    const hour = Math.floor(now / HOUR_MS);
    const noted = await changeCase(deps, recent.id, (doc) =>
      ok(
        doc === null
          ? recent
          : revise(doc, now, {
              entries: [{ by: reporterRef(doc.state.reporter), action: 'report.file_posted' }],
              messages: activeHolders(doc.state).map((h) => lineTo(h.personId, 'file_posted', hour)),
            }),
      ),
    );
    if (!noted.ok) deps.log.error('file_posted.not_stored', { code: noted.refusal.code });
    return;
  }
  await newFileCase(deps, who, unnamed);
}

async function ownRecentCase(deps: Deps, who: Who): Promise<CaseDoc | null> {
  for (const term of ['draft', 'reporter']) {
    const { headers } = await deps.store.list('case', [`${term}:${who.person.id}`], { limit: 1 });
    const doc = headers[0] === undefined ? null : await deps.store.read('case', headers[0].id);
    const told = doc !== null && isOwn(doc, who) && activeHolders(doc.state).length > 0;
    if (told && deps.clock.now() - doc.state.touchedAt < BELONGS_MS) return doc;
  }
  return null;
}

/** One such case a person and hour, however many files are posted. Without a name nothing about the person goes into it, its id included. */
async function newFileCase(deps: Deps, who: Who, unnamed: boolean): Promise<void> {
  const now = deps.clock.now();
  const reporter: CaseReporter = unnamed
    ? { kind: 'anonymous', codeHash: null }
    : { kind: 'person', personId: who.person.id, confidential: false };
  const id = unnamed ? deps.ids.docId() : idOfTheHour(who, now);
  const ref = await freshReference(deps);
  const draft = newDraft({ id, ref, school: who.school, reporter, answers: {}, page: '' }, now);
  const known = revise(draft, now, {
    state: { outcome: FILE_POSTED },
    entries: [{ by: reporterRef(reporter), action: 'report.file_posted' }],
  });
  const decision = await replan(deps, known, now);
  if (decision === null) return;
  const filed = roundAnonymous(submit(known, decision, { reporter, key: id }, now));
  const committed = await deps.store.commit<'case'>(filed);
  if (committed.ok) deps.wake();
  else if (committed.why === 'unavailable') deps.log.error('file_posted.not_stored', {});
}

function idOfTheHour(who: Who, now: Instant): string {
  const hour = Math.floor(now / HOUR_MS);
  return `f-${createHash('sha256')
    .update(JSON.stringify([who.school, who.person.id, hour]))
    .digest('hex')
    .slice(0, 28)}`;
}
