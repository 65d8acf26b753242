// The register: what came, what happened since, and when it has to be answered.

import { possibleMatches, sameName } from '../../domain/people/possible-matches.ts';
import { pressSeen, rememberPress } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate, isIsoDate, isoDateOf } from '../../domain/shared/time.ts';
import {
  ACCESS_KINDS,
  type AccessRequestDoc,
  type AccessRequestState,
} from '../../domain/subject-access/access-request.ts';
import { dueDay } from '../../domain/subject-access/due-day.ts';
import { isAccessStep, stepsOpen, takeStep } from '../../domain/subject-access/take-step.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import { pressOf } from '../casework/act-on-case.ts';
import { changeDoc, unavailable } from '../change-doc.ts';
import { freshReference } from '../fresh-reference.ts';
import type { Deps } from '../ports.ts';
import { nameOf } from '../reporting/preview.ts';
import { everyDoc } from '../reports/every-doc.ts';
import type { Who } from '../who.ts';
import type { AccessUseCases, RequestFile, RequestLine } from './access-use-cases.ts';
import { keepsRequests, notYours, requestFor } from './request-for.ts';

const T = ACCESS_TEXTS;

export async function listRequests(deps: Deps, who: Who): ReturnType<AccessUseCases['list']> {
  if (!(await keepsRequests(deps, who))) return notYours();
  const docs = await everyDoc(deps, 'access_request', who.school, [`school:${who.school}`]);
  if (docs === null) return unavailable();
  const lines = docs.map(lineOf);
  return ok([...lines.filter(({ isClosed }) => !isClosed), ...lines.filter(({ isClosed }) => isClosed)]);
}

export function lineOf({ id, state }: AccessRequestDoc): RequestLine {
  const isClosed = state.steps.some(({ step }) => step === 'closed');
  return {
    id,
    ref: state.ref,
    kind: T.kinds[state.what],
    received: formatDate(state.receivedOn),
    standing: standing(state),
    isClosed,
  };
}

function standing(state: AccessRequestState): string {
  const due = dueDay(state);
  if (due.kind !== 'due') return T.waits[due.kind];
  return state.what === 'complaint' ? T.acknowledge(formatDate(due.on)) : T.due(formatDate(due.on));
}

async function fileOf(deps: Deps, doc: AccessRequestDoc): Promise<RequestFile> {
  const directory = await deps.people.directory(doc.school);
  const { about, asker, steps, what } = doc.state;
  return {
    ...lineOf(doc),
    about: about.name,
    asker: asker === '' ? about.name : asker,
    steps: steps.map(({ step, on, words, by }) => ({
      on: formatDate(on),
      what: T.steps[step],
      words,
      by: nameOf(directory, by),
    })),
    may: stepsOpen(doc.state),
    asksForData: what === 'access',
  };
}

const todayOf = (deps: Deps, school: string): string => isoDateOf(deps.clock.now(), deps.policy(school).calendar.zone);

export async function registerRequest(
  deps: Deps,
  who: Who,
  input: Parameters<AccessUseCases['register']>[1],
): ReturnType<AccessUseCases['register']> {
  if (!(await keepsRequests(deps, who))) return notYours();
  const what = ACCESS_KINDS.find((one) => one === input.kind);
  if (what === undefined) return refuse('access.kind', T.faults.kind, 'kind');
  if (!isIsoDate(input.on) || input.on > todayOf(deps, who.school)) return refuse('access.on', T.faults.on, 'on');
  const about = await aboutWhom(deps, who, input);
  if (!about.ok) return about;
  const press = `pressed:${pressOf(who, input.key)}`;
  const before = await everyDoc(deps, 'access_request', who.school, [press]);
  if (before === null) return unavailable();
  // A retry that arrives late, after a restart too, gets the request that the first press made.
  if (before[0] !== undefined) return ok(await fileOf(deps, before[0]));
  const now = deps.clock.now();
  const ref = await freshReference(deps, 'access');
  const doc: AccessRequestDoc = {
    ...{ kind: 'access_request', id: deps.ids.docId(), school: who.school, version: 0, outbox: [], dueAt: null },
    terms: [`school:${who.school}`, `ref:${ref}`, press],
    history: [{ at: now, by: who.person.id, action: 'access.registered', detail: { what } }],
    state: {
      ...{ ref, what, about: about.value, asker: input.asker.trim(), receivedOn: input.on, steps: [] },
      ...{ registeredBy: who.person.id, registeredAt: now, pressesSeen: [] },
    },
  };
  const committed = await deps.store.commit<'access_request'>(doc);
  return committed.ok ? ok(await fileOf(deps, committed.doc)) : unavailable();
}

async function aboutWhom(
  deps: Deps,
  who: Who,
  { whose, name }: { readonly whose: string; readonly name: string },
): Promise<Result<AccessRequestState['about']>> {
  const typed = name.trim();
  if (typed === '') return refuse('access.name', T.faults.name, 'name');
  if (whose !== 'adult') return ok({ name: typed });
  const directory = await deps.people.directory(who.school);
  const [only, ...others] = possibleMatches(typed, directory).filter((one) => sameName(one.name, typed));
  return only === undefined || others.length > 0
    ? refuse('access.not_listed', T.faults.notListed, 'name')
    : ok({ name: only.name, personId: only.id });
}

export async function openRequest(deps: Deps, who: Who, id: string): ReturnType<AccessUseCases['open']> {
  const doc = await requestFor(deps, who, id);
  return doc.ok ? ok(await fileOf(deps, doc.value)) : doc;
}

export async function writeStep(
  deps: Deps,
  who: Who,
  id: string,
  { key, step, on, words }: Parameters<AccessUseCases['step']>[2],
): ReturnType<AccessUseCases['step']> {
  const allowed = await requestFor(deps, who, id);
  if (!allowed.ok) return allowed;
  const press = pressOf(who, key);
  const done = await changeDoc(deps, 'access_request', id, (doc) => {
    if (doc === null) return notYours();
    if (pressSeen(doc.state, press)) return ok(doc);
    if (!isAccessStep(step)) return refuse('access.step', T.faults.step, 'step');
    if (!isIsoDate(on)) return refuse('access.day', T.faults.day, 'on');
    const taken = { step, on, words: words.trim(), by: who.person.id, at: deps.clock.now() };
    const next = takeStep(doc, taken, todayOf(deps, who.school), T.faults);
    if (!next.ok) return next;
    return ok({ ...next.value, state: { ...next.value.state, ...rememberPress(doc.state, press) } });
  });
  return done.ok ? ok(await fileOf(deps, done.value)) : done;
}
