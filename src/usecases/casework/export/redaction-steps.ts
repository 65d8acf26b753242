// Taking the names out of a copy: who may stay named, then text by text. Every showing and every decision is written to the case first.

import { noCase } from '../../../domain/casework/access.ts';
import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import {
  chosen,
  decided,
  FOR_A_COPY,
  isPurpose,
  type Redaction,
  redactionOf,
} from '../../../domain/casework/export/redaction.ts';
import { type Revision, revise } from '../../../domain/casework/revise.ts';
import { sameName } from '../../../domain/people/possible-matches.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { pressSeen, rememberPress } from '../../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import type { AccessRequestDoc } from '../../../domain/subject-access/access-request.ts';
import { REDACT_TEXTS } from '../../../views/redact-texts.ts';
import type { Deps } from '../../ports.ts';
import { requestFor } from '../../subject-access/request-for.ts';
import type { Who } from '../../who.ts';
import { actOnCase, pressOf } from '../act-on-case.ts';
import { caseNames, personKey } from './case-names.ts';
import { mayCopy } from './copy-link.ts';
import type { RedactionPage, RedactionRef, RedactionText, RedactionUseCases } from './export-use-cases.ts';
import { choosable, type DecidedText, type RedactedCase, redactedCase } from './redacted-case.ts';

const T = REDACT_TEXTS.faults;

const keyOf = ({ of }: RedactionRef): string => (of === undefined || of === '' ? FOR_A_COPY : of);

/** The request for data that it is for: null for the usual copy; refused for one that this person does not keep. */
async function requestOf(deps: Deps, who: Who, ref: RedactionRef): Promise<Result<AccessRequestDoc | null>> {
  return keyOf(ref) === FOR_A_COPY ? ok(null) : requestFor(deps, who, keyOf(ref));
}

/** Only whoever sees the whole case takes names out of it. */
const onWhole = (
  deps: Deps,
  who: Who,
  { caseId }: RedactionRef,
  step: (doc: CaseDoc, me: Holder, now: Instant) => Promise<Result<CaseDoc>>,
): Promise<Result<CaseDoc>> =>
  actOnCase(deps, who, caseId, (doc, me, now) => (me.depth === 'whole' ? step(doc, me, now) : noCase()));

export async function redactionPage(deps: Deps, who: Who, ref: RedactionRef): ReturnType<RedactionUseCases['page']> {
  const doc = await mayCopy(deps, who, ref.caseId);
  const request = doc.ok ? await requestOf(deps, who, ref) : doc;
  if (!doc.ok) return doc;
  if (!request.ok) return request;
  return pageOf(deps, who, ref, doc.value, request.value);
}

async function pageOf(
  deps: Deps,
  who: Who,
  ref: RedactionRef,
  doc: CaseDoc,
  request: AccessRequestDoc | null,
): Promise<Result<RedactionPage>> {
  const names = await caseNames(deps, doc);
  if (!names.ok) return names;
  const redaction = redactionOf(doc.state, keyOf(ref));
  const made = redaction === null ? null : await redactedCase(deps, doc, redaction, who.person, deps.clock.now());
  if (made !== null && !made.ok) return made;
  return ok({
    ref: doc.state.ref,
    purpose: redaction?.purpose ?? (request === null ? '' : 'person'),
    people: choosable(names.value).map(({ key, name }) => ({
      key,
      name,
      kept: redaction?.keep.includes(key) ?? isAbout(request, key, name),
    })),
    begun: redaction !== null,
    texts: made?.value.texts.length ?? 0,
    left: made?.value.left ?? 0,
  });
}

/** Whose data it is stays named unless the holder says otherwise. */
const isAbout = (request: AccessRequestDoc | null, key: string, name: string): boolean =>
  request !== null &&
  (request.state.about.personId === undefined
    ? sameName(request.state.about.name, name)
    : personKey(request.state.about.personId) === key);

export async function chooseRedaction(
  deps: Deps,
  who: Who,
  ref: RedactionRef,
  { purpose, keep, key = '' }: Parameters<RedactionUseCases['choose']>[2],
): ReturnType<RedactionUseCases['choose']> {
  const request = await requestOf(deps, who, ref);
  if (!request.ok) return request;
  const done = await onWhole(deps, who, ref, async (doc, _me, now) => {
    const press = pressOf(who, key);
    if (key !== '' && pressSeen(doc.state, press)) return ok(doc);
    if (!isPurpose(purpose)) return refuse('redaction.purpose', T.purpose, 'purpose');
    const names = await caseNames(deps, doc);
    if (!names.ok) return names;
    const may = choosable(names.value).map(({ key }) => key);
    const choice = { purpose, keep: may.filter((key) => keep.includes(key)), by: who.person.id, at: now };
    const next = chosen(redactionOf(doc.state, keyOf(ref)) ?? undefined, choice);
    const entry = { by: who.person.id, action: 'case.redaction_chosen', detail: { purpose } };
    const written = withRedaction(doc, ref, next, now, entry);
    return ok(key === '' ? written : { ...written, state: { ...written.state, ...rememberPress(doc.state, press) } });
  });
  return done.ok ? pageOf(deps, who, ref, done.value, request.value) : done;
}

type NewEntry = NonNullable<Revision['entries']>[number];

const withRedaction = (doc: CaseDoc, ref: RedactionRef, next: Redaction, now: Instant, entry: NewEntry): CaseDoc =>
  revise(doc, now, {
    state: { redactions: { ...doc.state.redactions, [keyOf(ref)]: next } },
    entries: [entry],
  });

async function worked(deps: Deps, who: Who, ref: RedactionRef, doc: CaseDoc): Promise<Result<RedactedCase>> {
  const redaction = redactionOf(doc.state, keyOf(ref));
  if (redaction === null) return refuse('redaction.not_begun', T.notBegun);
  return redactedCase(deps, doc, redaction, who.person, deps.clock.now());
}

export async function redactionText(
  deps: Deps,
  who: Who,
  ref: RedactionRef,
  index?: number,
): ReturnType<RedactionUseCases['text']> {
  const allowed = await mayCopy(deps, who, ref.caseId);
  if (!allowed.ok) return allowed;
  const before = await worked(deps, who, ref, allowed.value);
  if (!before.ok) return before;
  if (placeOf(before.value, index) === null) return ok(null);
  const shown = await onWhole(deps, who, ref, async (doc, _me, now) =>
    ok(revise(doc, now, { entries: [{ by: who.person.id, action: 'case.redaction_shown' }] })),
  );
  return shown.ok ? shownText(deps, who, ref, shown.value, index) : shown;
}

/** Where to read: the one that was asked for, or the first that nobody has decided about. */
function placeOf({ texts }: RedactedCase, index: number | undefined): number | null {
  const place = index ?? texts.findIndex(({ decision }) => decision === null);
  return place >= 0 && place < texts.length ? place : null;
}

async function shownText(
  deps: Deps,
  who: Who,
  ref: RedactionRef,
  doc: CaseDoc,
  index: number | undefined,
): Promise<Result<RedactionText | null>> {
  const made = await worked(deps, who, ref, doc);
  if (!made.ok) return made;
  const place = placeOf(made.value, index);
  const text = place === null ? undefined : made.value.texts[place];
  if (place === null || text === undefined) return ok(null);
  const { left, texts } = made.value;
  const { id, where, mark, decision } = text;
  return ok({
    ...{ ref: doc.state.ref, id, index: place, of: texts.length, left, where, text: text.text, mark },
    ...{ replaced: counted(text), decided: decision?.how ?? null, reason: decision?.reason ?? '' },
  });
}

function counted({ replaced }: DecidedText): RedactionText['replaced'] {
  const times = new Map<string, RedactionText['replaced'][number]>();
  for (const { was, label } of replaced) {
    const key = `${was}\n${label}`;
    times.set(key, { was, label, times: (times.get(key)?.times ?? 0) + 1 });
  }
  return [...times.values()];
}

export async function decideText(
  deps: Deps,
  who: Who,
  ref: RedactionRef,
  { index, mark, how, reason }: Parameters<RedactionUseCases['decide']>[2],
): ReturnType<RedactionUseCases['decide']> {
  const done = await onWhole(deps, who, ref, async (doc, _me, now) => {
    const redaction = redactionOf(doc.state, keyOf(ref));
    const made = await worked(deps, who, ref, doc);
    if (!made.ok) return made;
    const text = made.value.texts[index];
    // Shown to somebody who then decides about what it has become would be no decision.
    if (redaction === null || text === undefined || text.mark !== mark) return refuse('redaction.changed', T.changed);
    if (how !== 'stands' && how !== 'withheld') return refuse('redaction.how', T.changed);
    const why = reason.trim();
    if (how === 'withheld' && why === '') return refuse('redaction.reason', T.reason, 'reason');
    const decision = { how, mark, by: who.person.id, at: now, ...(how === 'withheld' ? { reason: why } : {}) } as const;
    const entry = { by: who.person.id, action: 'case.redaction_decided', detail: { how } };
    return ok(withRedaction(doc, ref, decided(redaction, text.id, decision), now, entry));
  });
  // The next one is shown in the same breath; the decision is what stands in the history of it.
  return done.ok ? shownText(deps, who, ref, done.value, undefined) : done;
}
