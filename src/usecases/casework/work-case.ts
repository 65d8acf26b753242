// The minimal desk: open, acknowledge, note, conflict, close. Each press is authorised anew and recorded before anything is shown.

import { noCase } from '../../domain/casework/access.ts';
import { acknowledge as acknowledged, opened, openedAgain } from '../../domain/casework/acknowledge.ts';
import type { CaseDoc, Holder } from '../../domain/casework/case.ts';
import { type ClosingInput, close } from '../../domain/casework/close.ts';
import { moveOn, declareConflict as steppedBack } from '../../domain/casework/conflict.ts';
import { addNote as noted } from '../../domain/casework/note.ts';
import { activeHolders } from '../../domain/casework/tell.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { pressSeen } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import type { Deps } from '../ports.ts';
import type { CaseFileData } from '../results.ts';
import type { Who } from '../who.ts';
import { authorise, recordRefusal } from './authorise.ts';
import { caseFile } from './case-file.ts';
import { changeCase, readCase } from './change-case.ts';
import { replan } from './decide.ts';
import { shutOutNow } from './shut-out-now.ts';

type Press = { readonly key: string };
type Step = (doc: CaseDoc, me: Holder, now: Instant) => Result<CaseDoc> | Promise<Result<CaseDoc>>;

/** Records the showing, then shows. If it cannot be recorded, only an unacknowledged immediate case is shown all the same. */
export async function openCase(deps: Deps, who: Who, id: DocId): Promise<Result<CaseFileData>> {
  const done = await act(deps, who, id, (doc, me, now) =>
    ok(me.openedAt === undefined ? opened(doc, who.person.id, now) : openedAgain(doc, who.person.id, now)),
  );
  if (done.ok) return ok(await caseFile(deps, done.value, who.person.id));
  return done.refusal.code === 'store.unavailable' ? openUnrecorded(deps, who, id, done) : done;
}

/** Acknowledges and opens in the same press. */
export async function acknowledge(deps: Deps, who: Who, id: DocId, { key }: Press): Promise<Result<CaseFileData>> {
  const done = await act(deps, who, id, (doc, _me, now) => {
    if (pressSeen(doc.state, key)) return ok(openedAgain(doc, who.person.id, now));
    if (doc.state.phase === 'closed') return ok(opened(doc, who.person.id, now));
    return ok(opened(acknowledged(doc, who.person.id, key, now), who.person.id, now));
  });
  return done.ok ? ok(await caseFile(deps, done.value, who.person.id)) : done;
}

export async function addNote(
  deps: Deps,
  who: Who,
  id: DocId,
  input: Press & { readonly text: string },
): Promise<Result<CaseFileData>> {
  if (input.text.trim() === '') return refuse('case.empty_note', 'Write the note, then save it.', 'text');
  const done = await act(deps, who, id, (doc, me, now) => {
    if (pressSeen(doc.state, input.key)) return ok(doc);
    if (!mayWrite(me))
      return refuse(
        'case.read_only',
        'You can read your part of this case. Notes are added by the people who lead on it.',
      );
    return ok(noted(doc, { by: who.person.id, text: input.text, key: input.key }, now));
  });
  return done.ok ? ok(await caseFile(deps, done.value, who.person.id)) : done;
}

/** The holder steps back. Their access ends with this commit, and the case is on its way to the next person in the same commit. */
export async function declareConflict(
  deps: Deps,
  who: Who,
  id: DocId,
  input: Press & { readonly reason: string },
): Promise<Result<{ readonly ref: string }>> {
  const earlier = await readCase(deps, id);
  // A second click must not look like a refusal: the first one has already ended the access.
  if (earlier.ok && earlier.value !== null && pressSeen(earlier.value.state, pressOf(who, input.key))) {
    return ok({ ref: earlier.value.state.ref });
  }
  const done = await act(deps, who, id, async (doc, _me, now) => {
    const said = input.reason.trim();
    // What they want the next person to know is kept as their last note.
    const told = said === '' ? doc : noted(doc, { by: who.person.id, text: said, key: `${input.key}:note` }, now);
    const left = steppedBack(told, who.person.id, pressOf(who, input.key), now);
    const decision = await replan(deps, left, now);
    return ok(decision === null ? left : moveOn(left, decision.plan, decision.acceptBy, now));
  });
  return done.ok ? ok({ ref: done.value.state.ref }) : done;
}

export async function closeCase(
  deps: Deps,
  who: Who,
  id: DocId,
  input: Press & ClosingInput,
): Promise<Result<CaseFileData>> {
  const done = await act(deps, who, id, (doc, _me, now) =>
    pressSeen(doc.state, input.key) ? ok(doc) : close(doc, who.person.id, closingOf(input), input.key, now),
  );
  return done.ok ? ok(await caseFile(deps, done.value, who.person.id)) : done;
}

async function act(deps: Deps, who: Who, id: DocId, step: Step): Promise<Result<CaseDoc>> {
  const done = await changeCase(deps, id, async (doc) => {
    if (doc === null) return noCase();
    const holder = await authorise(deps, doc, who);
    return holder.ok ? step(doc, holder.value, deps.clock.now()) : holder;
  });
  if (!done.ok && done.refusal.code === 'case.not_yours') {
    await recordRefusal(deps, who.school, who.person.id, id);
    await letGo(deps, id);
  }
  return done;
}

/** Somebody who held the case was refused: then the case itself must know that they are out, and go on to the next person now. */
async function letGo(deps: Deps, id: DocId): Promise<void> {
  try {
    const known = (doc: CaseDoc | null): doc is CaseDoc => doc !== null && activeHolders(doc.state).length > 0;
    const read = await readCase(deps, id);
    if (!read.ok || !known(read.value)) return;
    await changeCase(deps, id, async (doc) =>
      known(doc) ? ok((await shutOutNow(deps, doc, deps.clock.now())).doc) : noCase(),
    );
  } catch (error) {
    // The refusal stands whatever happens here; the worker comes by again.
    deps.log.error('case.let_go_failed', { docId: id }, error);
  }
}

async function openUnrecorded(deps: Deps, who: Who, id: DocId, refused: Result<never>): Promise<Result<CaseFileData>> {
  const read = await readCase(deps, id);
  const doc = read.ok ? read.value : null;
  if (doc === null || !(await authorise(deps, doc, who)).ok) return refused;
  const urgent = doc.state.outcome?.urgency === 'immediate' && doc.state.acknowledged === undefined;
  if (!urgent) return refused;
  deps.log.error('case.showing_unrecorded', { docId: id });
  return ok(await caseFile(deps, doc, who.person.id));
}

/** Keys are the platform's; with the person in it, nobody can ask with somebody else's press. */
const pressOf = (who: Who, key: string): string => `${who.person.id}:${key}`;

/** Technical, data and whole holders work on a case; a task or a line is only told. */
const mayWrite = (me: Holder): boolean => me.depth !== 'task' && me.depth !== 'line';

const closingOf = ({ summary, action, decision, reason, outcome }: ClosingInput): ClosingInput => ({
  summary,
  action,
  decision,
  reason,
  outcome,
});
