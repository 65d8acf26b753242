// A filter request before it is sent: found or begun, saved page by page, sent with the last page, or discarded. Its author's alone.

import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { discarded, newDraft, savedDraft } from '../../../domain/filtering/request/new-request.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import { sendRequest } from '../../../domain/filtering/request/send.ts';
import {
  type CheckedPage,
  checkPage,
  choicesOf,
  isRecurring,
  nextPage,
  type RequestAnswers,
  type RequestContext,
  requestFrom,
} from '../../../domain/filtering/request-form/request-form.ts';
import type { Person } from '../../../domain/people/person.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Refusal, type Result, refuse } from '../../../domain/shared/result.ts';
import { changeDoc, readDoc } from '../../change-doc.ts';
import { freshReference } from '../../fresh-reference.ts';
import { onStaffList } from '../../people/on-staff-list.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import type { OverrideFileData, RequestFormData } from '../results.ts';
import { schoolNow, schoolWithChannel } from '../school-now.ts';
import { hereNow, noRequest, refusalRecorded } from './access.ts';
import { whyBarred } from './illegal-sites.ts';
import { whyTooMany } from './other-requests.ts';
import { overrideFile } from './override-file.ts';

const FIRST_PAGE = 'site';
const KEPT_DAYS = 1;

type Inputs = { readonly page: string; readonly inputs: RequestAnswers; readonly key: string };
type Saved = { readonly next: RequestFormData } | { readonly sent: OverrideFileData };

/** The unfinished one, or a new one with `words` as its address. A new one is not stored before its first page. */
export async function startRequest(deps: Deps, who: Who, words: string): Promise<Result<RequestFormData>> {
  const asking = await authorOf(deps, who);
  if (!asking.ok) return asking;
  const draft = await openDraft(deps, who);
  if (draft !== null)
    return ok(formData(draft.id, draft.state.answers, draft.state.page, contextOf(deps, who.school, asking.value)));
  const answers: RequestAnswers = words.trim() === '' ? {} : { addresses: words.trim() };
  return ok(formData(null, answers, FIRST_PAGE, contextOf(deps, who.school, asking.value)));
}

export async function readRequest(deps: Deps, who: Who, id: DocId, page: string): Promise<Result<RequestFormData>> {
  const asking = await authorOf(deps, who);
  if (!asking.ok) return asking;
  const read = await readDoc(deps, 'override', id);
  if (!read.ok) return read;
  const own = ownDraft(read.value, who);
  if (!own.ok) return refusalRecorded(deps, who, id, own);
  const { answers, page: stopped } = own.value.state;
  return ok(formData(id, answers, page === '' ? stopped : page, contextOf(deps, who.school, asking.value)));
}

export async function saveRequest(deps: Deps, who: Who, id: DocId | null, input: Inputs): Promise<Result<Saved>> {
  const asking = await authorOf(deps, who);
  if (!asking.ok) return asking;
  // A second form of the same person goes on with the first: one person has one unfinished request.
  const docId = id ?? (await openDraft(deps, who))?.id ?? deps.ids.docId();
  const school = await schoolWithChannel(deps, who.school);
  const page: Page = { deps, who, ctx: contextOf(deps, who.school, asking.value), school, input };
  const kept: { refusal?: Refusal } = {};
  const done = await changeDoc(deps, 'override', docId, async (stored) => {
    const draft = stored === null && id === null ? ok(await fresh(page, docId)) : ownDraft(stored, who, input.key);
    if (!draft.ok) return draft;
    const step = await checkedAtSending(page, taken(page, draft.value));
    if (step.refusal === undefined) return ok(step.doc);
    kept.refusal = step.refusal;
    return step.doc === draft.value ? { ok: false, refusal: step.refusal } : ok(step.doc);
  });
  if (!done.ok) return refusalRecorded(deps, who, docId, done);
  if (kept.refusal !== undefined) return { ok: false, refusal: kept.refusal };
  const { state } = done.value;
  if (state.phase !== 'draft') return ok({ sent: await overrideFile(deps, done.value, who.person.id) });
  return ok({ next: formData(docId, state.answers, state.page, page.ctx) });
}

export async function discardRequest(deps: Deps, who: Who, id: DocId): Promise<Result<'discarded'>> {
  const here = hereNow(await schoolNow(deps, who.school), who.person.id, deps.clock.now());
  const done = await changeDoc(deps, 'override', id, (doc) => {
    if (here === null) return noRequest();
    if (doc?.state.phase === 'discarded' && isOwn(doc, who)) return ok(doc);
    const own = ownDraft(doc, who);
    return own.ok ? ok(discarded(own.value, who.person.id, deps.clock.now())) : own;
  });
  return done.ok ? ok('discarded') : refusalRecorded(deps, who, id, done);
}

type Page = {
  readonly deps: Deps;
  readonly who: Who;
  readonly ctx: RequestContext;
  readonly school: FilteringSchool;
  readonly input: Inputs;
};

/** `unsent`: the draft as it is kept when what was just sent may not go after all. */
type Step = { readonly doc: OverrideDoc; readonly refusal?: Refusal; readonly unsent?: OverrideDoc };

/** What hangs on other requests. */
async function checkedAtSending({ deps }: Page, step: Step): Promise<Step> {
  if (step.unsent === undefined) return step;
  const refused = (await whyBarred(deps, step.doc)) ?? (await whyTooMany(deps, step.doc));
  return refused === null || refused.ok ? step : { doc: step.unsent, refusal: refused.refusal };
}

/** One page taken: refused and not stored, stored with the next one to come, or sent. */
function taken(at: Page, doc: OverrideDoc): Step {
  const { ctx, input, school } = at;
  const { now } = ctx;
  if (doc.version > 0 && pressSeen(doc.state, input.key)) return { doc };
  const checked = checkPage(input.page, input.inputs, doc.state.answers, ctx);
  if (!checked.ok) return { doc, refusal: faultsOf(checked) };
  const { answers } = checked;
  const next = nextPage(input.page, answers);
  const kept = { answers, draftDays: KEPT_DAYS };
  if (next !== null) {
    return { doc: savedDraft(doc, { ...kept, page: next, key: input.key }, now) };
  }
  // Kept under a press of its own: what is wrong may stand on another page, and nothing that was typed here may be lost then.
  const whole = savedDraft(doc, { ...kept, page: input.page, key: `${input.key}:kept` }, now);
  const request = requestFrom(answers, ctx);
  if (!request.ok) return { doc: whole, refusal: request.refusal };
  const sending = { request: request.value, recurring: isRecurring(answers), key: input.key };
  const sent = sendRequest(whole, sending, school, now);
  return sent.ok ? { doc: sent.value, unsent: whole } : { doc: whole, refusal: sent.refusal };
}

/** What nobody may open has a code of its own. Otherwise the first fault is the one that is said where there is room for one. */
function faultsOf({ errors, never }: Extract<CheckedPage, { readonly ok: false }>): Refusal {
  if (never !== undefined) return { ...never, fields: errors };
  const [field = '', message = 'Look at this page again.'] = Object.entries(errors)[0] ?? [];
  return { code: 'override.form', message, field, fields: errors };
}

const fresh = async ({ deps, who, ctx, input }: Page, id: DocId): Promise<OverrideDoc> =>
  newDraft(
    {
      ...{ id, ref: await freshReference(deps, 'filtering'), school: who.school, requester: who.person.id },
      ...{ answers: {}, page: FIRST_PAGE, draftDays: KEPT_DAYS, key: `${input.key}:new` },
    },
    ctx.now,
  );

const isOwn = (doc: OverrideDoc, who: Who): boolean =>
  doc.school === who.school && doc.state.requester === who.person.id;

/** `key`: a press that was seen may find it sent, and gets the same answer again. */
function ownDraft(doc: OverrideDoc | null, who: Who, key?: string): Result<OverrideDoc> {
  if (doc === null || !isOwn(doc, who) || doc.state.phase === 'discarded') return noRequest();
  const seen = key !== undefined && pressSeen(doc.state, key);
  if (doc.state.phase === 'draft' || seen) return ok(doc);
  return refuse('request.already_sent', 'This request was sent already. Press See details to read where it stands.');
}

/** The newest, if a race ever made two. One that cannot be read must not keep its author from starting another. */
async function openDraft(deps: Deps, who: Who): Promise<OverrideDoc | null> {
  const page = await deps.store.list('override', [`draft:${who.person.id}`], { limit: 1 });
  const header = page.headers[0];
  if (header === undefined) return null;
  const read = await readDoc(deps, 'override', header.id);
  return read.ok && read.value !== null && isOwn(read.value, who) && read.value.state.phase === 'draft'
    ? read.value
    : null;
}

async function authorOf(deps: Deps, who: Who): Promise<Result<Person>> {
  const person = hereNow(await schoolNow(deps, who.school), who.person.id, deps.clock.now());
  // An account that nobody has named could be the second one of somebody who decides.
  if (person !== null && (await onStaffList(deps, who.school, person.id))) return ok(person);
  return refuse(
    'override.not_staff',
    'Only people on the school’s staff list can ask for a site to be opened. Ask a colleague to do it, and the school office to put you on the list.',
  );
}

function contextOf(deps: Deps, school: string, { classes }: Person): RequestContext {
  const { calendar, overrides } = deps.policy(school);
  return { calendar, overrides, classes, now: deps.clock.now() };
}

const formData = (id: DocId | null, answers: RequestAnswers, page: string, ctx: RequestContext): RequestFormData => ({
  id,
  answers,
  page,
  ...choicesOf(answers, ctx),
});
