// The reporter's own unfinished report: found, started, read, saved page by page, discarded.

import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc, CaseReporter } from '../../domain/casework/case.ts';
import { shutOutSince } from '../../domain/casework/conflict.ts';
import { discarded, type NewDraft, newDraft, reporterRef, touchDraft } from '../../domain/casework/draft.ts';
import { alertEarly } from '../../domain/casework/submit.ts';
import type { Answers } from '../../domain/incident/answers.ts';
import {
  adultConcern,
  adultPicked,
  dangerNow,
  firstPage,
  wantsAnonymous,
  wantsConfidential,
} from '../../domain/incident/form/form.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { pressSeen } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { changeCase, readCase, unavailable } from '../casework/change-case.ts';
import { decide } from '../casework/decide.ts';
import { freshReference } from '../fresh-reference.ts';
import type { Deps } from '../ports.ts';
import type { UseCases } from '../use-cases.ts';
import type { Who } from '../who.ts';
import { asAddressed, isOwn, ownCaseId, ownPressKey, readOwn } from './own-report.ts';
import { roundAnonymous } from './round-anonymous.ts';

type SaveInput = Parameters<UseCases['saveDraft']>[2];
type Saved = { readonly doc: CaseDoc; readonly alerted: boolean };

/** The reporter's unfinished draft, the newest if a race ever made two; null when there is none. */
export async function openDraft(deps: Deps, who: Who): Promise<CaseDoc | null> {
  const page = await deps.store.list('case', [`draft:${who.person.id}`], { limit: 1 });
  const header = page.headers[0];
  if (header === undefined) return null;
  // A draft that cannot be read must not keep its reporter from starting another.
  const read = await readCase(deps, header.id);
  return read.ok && read.value !== null && isOwn(read.value, who) ? read.value : null;
}

/** Nothing is stored before page one's Next, so that a reporter who chooses to stay unnamed never had a draft with a name. */
export async function startReport(deps: Deps, who: Who, story: string | undefined): Promise<Result<CaseDoc>> {
  const reporter: CaseReporter = { kind: 'person', personId: who.person.id, confidential: false };
  const answers: Answers = story === undefined || story.trim() === '' ? {} : { story: story.trim() };
  return ok(await draftOf(deps, { id: deps.ids.docId(), school: who.school, reporter, answers, page: firstPage }));
}

export async function readDraft(deps: Deps, who: Who | null, id: DocId): Promise<Result<CaseDoc>> {
  const read = await readOwn(deps, who, id);
  return read.ok && who === null ? ok(asAddressed(read.value, id)) : read;
}

export async function saveDraft(
  deps: Deps,
  who: Who | null,
  id: DocId | null,
  input: SaveInput,
): Promise<Result<Saved>> {
  if (id === null) return createDraft(deps, who, input);
  const current = await readDraft(deps, who, id);
  if (!current.ok) return current;
  const turnsAnonymous =
    current.value.state.phase === 'draft' &&
    current.value.state.reporter.kind === 'person' &&
    wantsAnonymous(input.answers);
  if (turnsAnonymous) return withoutName(deps, who, current.value, input);
  const key = ownPressKey(who, id, input.key);
  const saved = await changeCase(deps, ownCaseId(who, id), (doc) => {
    if (doc === null || !isOwn(doc, who)) return noCase();
    if (pressSeen(doc.state, key)) return ok(doc);
    if (!unfinished(doc))
      return refuse('report.already_sent', 'This report was sent already. Use Add something to add to it.');
    return touched(deps, doc, who, { ...input, key });
  });
  return saved.ok ? ok(savedAs(saved.value, id)) : saved;
}

/** Stored without the name first, then taken away with it: whatever fails between, nothing that was typed is lost. */
async function withoutName(deps: Deps, who: Who | null, named: CaseDoc, input: SaveInput): Promise<Result<Saved>> {
  const unnamed = await createDraft(deps, null, { ...input, answers: { ...named.state.answers, ...input.answers } });
  if (!unnamed.ok) return unnamed;
  const gone = await discardDraft(deps, who, named.id);
  if (gone.ok) return unnamed;
  // Somebody was told of it meanwhile, or it cannot be written: the one with the name stands, and its twin goes.
  await discardDraft(deps, null, unnamed.value.doc.id);
  return gone;
}

export async function discardDraft(deps: Deps, who: Who | null, id: DocId): Promise<Result<'discarded'>> {
  const done = await changeCase(deps, ownCaseId(who, id), (doc) => {
    if (doc === null || !isOwn(doc, who)) return noCase();
    if (doc.state.phase === 'discarded') return ok(doc);
    if (doc.state.phase !== 'draft')
      return refuse(
        'report.already_told',
        'Somebody has been told about this report already, so it cannot be discarded. Add a note to say what changed.',
      );
    return ok(discarded(doc, reporterRef(doc.state.reporter), deps.clock.now()));
  });
  return done.ok ? ok('discarded') : done;
}

async function createDraft(deps: Deps, who: Who | null, input: SaveInput): Promise<Result<Saved>> {
  const owner = wantsAnonymous(input.answers) ? null : who;
  const existing = owner === null ? null : await openDraft(deps, owner);
  if (existing !== null) return saveDraft(deps, owner, existing.id, input);
  const address = deps.ids.docId();
  const { school, answers, page } = input;
  const draft = await draftOf(deps, {
    id: ownCaseId(owner, address),
    school,
    reporter: reporterFrom(owner, answers),
    answers,
    page,
  });
  const ready = await touched(deps, draft, owner, { ...input, key: ownPressKey(owner, address, input.key) });
  if (!ready.ok) return ready;
  const committed = await deps.store.commit<'case'>(ready.value);
  if (!committed.ok) return unavailable();
  deps.wake();
  return ok(savedAs(committed.doc, address));
}

const savedAs = (doc: CaseDoc, address: string): Saved => ({
  doc: asAddressed(doc, address),
  alerted: doc.state.phase !== 'draft',
});

/** One page's answers; a danger page one sends its alert here unless the adult's page still comes. */
async function touched(deps: Deps, doc: CaseDoc, who: Who | null, input: SaveInput): Promise<Result<CaseDoc>> {
  const now = deps.clock.now();
  const answers = { ...doc.state.answers, ...input.answers };
  const danger = dangerNow(answers);
  const reporter = doc.state.reporter.kind === 'person' ? reporterFrom(who, answers) : doc.state.reporter;
  const draftDays = deps.policy(doc.school).clocks.draftDays;
  const kept = touchDraft(doc, { answers, page: input.page, reporter, danger, draftDays, key: input.key }, now);
  // Told already: what this page shuts people out for counts from now on, not from Send.
  if (kept.state.phase !== 'draft') return ok(roundAnonymous(shutOutSince(kept, await decide(deps, kept, now), now)));
  const adultStillComes = adultConcern(answers) !== 'no' && !adultPicked(answers);
  if (!danger || adultStillComes) return ok(roundAnonymous(kept));
  return ok(roundAnonymous(alertEarly(kept, await decide(deps, kept, now), now)));
}

const draftOf = async (deps: Deps, draft: Omit<NewDraft, 'ref'>): Promise<CaseDoc> =>
  newDraft({ ...draft, ref: await freshReference(deps) }, deps.clock.now());

const reporterFrom = (who: Who | null, answers: Answers): CaseReporter =>
  who === null
    ? { kind: 'anonymous', codeHash: null }
    : { kind: 'person', personId: who.person.id, confidential: wantsConfidential(answers) };

export const unfinished = (doc: CaseDoc): boolean =>
  doc.state.phase === 'draft' ||
  doc.state.phase === 'alerted' ||
  (doc.state.phase === 'open' && doc.state.submittedAt === undefined);
