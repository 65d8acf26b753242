// What is done with a filter request once it is sent. Each press is authorised anew, decided by the rules, stored, and then shown.

import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { approve as approved } from '../../../domain/filtering/request/approve.ts';
import {
  answerQuestion as answered,
  askRequester as asked,
  type Words,
} from '../../../domain/filtering/request/ask.ts';
import {
  confirmClosed as closed,
  stopAsIllegal as illegal,
  confirmOpen as opened,
} from '../../../domain/filtering/request/confirm.ts';
import { endEarly as ended } from '../../../domain/filtering/request/end-early.ts';
import { liftIllegal as lifted } from '../../../domain/filtering/request/lift-illegal.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import { refuseRequest as refused } from '../../../domain/filtering/request/refuse-request.ts';
import { withdrawRequest as withdrawn } from '../../../domain/filtering/request/withdraw.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import type { OverrideFileData } from '../results.ts';
import { schoolForPress } from '../school-now.ts';
import { openFor, refusalRecorded } from './access.ts';
import { stopOthers, whyBarred } from './illegal-sites.ts';
import { overrideFile } from './override-file.ts';

type Press = { readonly key: string };
type Reasoned = Press & { readonly reason: string };
type File = Promise<Result<OverrideFileData>>;

/** Records the showing, then shows. The requester reads their own without a mark. */
export const openOverride = (deps: Deps, who: Who, id: DocId): File =>
  act(deps, who, id, (doc, me, _school, now) => ok(doc.state.requester === me ? doc : shown(doc, me, now)));

function shown(doc: OverrideDoc, by: PersonId, at: Instant): OverrideDoc {
  return { ...doc, history: [...doc.history, { at, by, action: 'request.showing', detail: {} }] };
}

/** `until` is one of the ends that were offered: a moment in milliseconds, or nothing for as long as was asked. */
export function approve(deps: Deps, who: Who, id: DocId, input: Reasoned & { readonly until: string }): File {
  const until = input.until === '' ? null : Number(input.until);
  return act(deps, who, id, (doc, me, school, now) =>
    until !== null && !Number.isSafeInteger(until)
      ? refuse('override.no_such_end', 'Choose one of the ends on the list.', 'until')
      : unlessBarred(deps, doc, approved(doc, me, { until, reason: input.reason.trim(), key: input.key }, school, now)),
  );
}

/** Rights and phase come first: a refusal tells a stranger nothing. */
const unlessBarred = async (deps: Deps, doc: OverrideDoc, done: Result<OverrideDoc>): Promise<Result<OverrideDoc>> =>
  done.ok && done.value !== doc ? ((await whyBarred(deps, doc)) ?? done) : done;

export const refuseRequest = (deps: Deps, who: Who, id: DocId, { reason, key }: Reasoned): File =>
  act(deps, who, id, (doc, me, school, now) => refused(doc, me, { reason: reason.trim(), key }, school, now));

export const askRequester = (deps: Deps, who: Who, id: DocId, { text, key }: Words): File =>
  act(deps, who, id, (doc, me, school, now) => asked(doc, me, { text: text.trim(), key }, school, now));

export const answerQuestion = (deps: Deps, who: Who, id: DocId, { text, key }: Words): File =>
  act(deps, who, id, (doc, me, school, now) => answered(doc, me, { text: text.trim(), key }, school, now));

export const withdrawRequest = (deps: Deps, who: Who, id: DocId, { key }: Press): File =>
  act(deps, who, id, (doc, me, school, now) => withdrawn(doc, me, { key }, school, now));

export const endEarly = (deps: Deps, who: Who, id: DocId, { key }: Press): File =>
  act(deps, who, id, (doc, me, school, now) => ended(doc, me, { key }, school, now));

export const confirmOpen = (deps: Deps, who: Who, id: DocId, input: Press & { readonly ticket: string }): File =>
  act(deps, who, id, (doc, me, school, now) =>
    unlessBarred(deps, doc, opened(doc, me, { ticket: input.ticket.trim(), key: input.key }, school, now)),
  );

export const confirmClosed = (deps: Deps, who: Who, id: DocId, { key }: Press): File =>
  act(deps, who, id, (doc, me, school, now) => closed(doc, me, { key }, school, now));

/** Others that ask for the same site end with it. A press that comes twice finishes what the first could not. */
export const stopAsIllegal = (deps: Deps, who: Who, id: DocId, { key }: Press): File =>
  act(
    deps,
    who,
    id,
    (doc, me, school, now) => illegal(doc, me, { key }, school, now),
    (doc, me, school) => stopOthers(deps, doc, me, school),
  );

export const liftIllegal = (deps: Deps, who: Who, id: DocId, { key }: Press): File =>
  act(deps, who, id, (doc, me, school, now) => lifted(doc, me, { key }, school, now));

type Decided = Result<OverrideDoc> | Promise<Result<OverrideDoc>>;
type Step = (doc: OverrideDoc, me: PersonId, school: FilteringSchool, now: Instant) => Decided;
type After = (doc: OverrideDoc, me: PersonId, school: FilteringSchool) => Promise<void>;

async function act(deps: Deps, who: Who, id: DocId, step: Step, after?: After): File {
  const done = await changeDoc(deps, 'override', id, async (stored) => {
    const school = stored === null ? null : await schoolForPress(deps, stored);
    const doc = openFor(stored, who, school, deps.clock.now());
    if (!doc.ok || school === null) return doc;
    return step(doc.value, who.person.id, school, deps.clock.now());
  });
  if (!done.ok) return refusalRecorded(deps, who, id, done);
  await after?.(done.value, who.person.id, await schoolForPress(deps, done.value));
  return ok(await overrideFile(deps, done.value, who.person.id));
}
