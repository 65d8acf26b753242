// The page of people of a case, and every change of it. Who may be offered at all is decided by the steps, anew at each press.

import { lengthFault } from '../../domain/incident/form/form.ts';
import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Candidate } from '../../usecases/casework/sharing/sharing.ts';
import type { PeopleData, PersonOnCase } from '../../usecases/casework/sharing/sharing-people.ts';
import type { Action } from '../../views/fields.ts';
import type { FormPage, ItemList, RecordFile } from '../../views/private-views.ts';
import { SHARING_TEXTS } from '../../views/sharing-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { danger, plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { choice, longText, type Typed, typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { nameQuestion, page } from './people-questions.ts';

const T = SHARING_TEXTS;
const B = T.buttons;
const LONG = 1000;

/** Which case and which person; neither decides a right. */
const onPerson = (caseId: string, personId: string): string => encodeTarget({ id: caseId, page: personId });

const toPeople = (caseId: string): Action => plain('case.people', caseId, B.toPeople);
const toCase = (caseId: string): Action => plain('case.open', caseId, CHAT_TEXTS.buttons.toCase);

export const showPeople: Handler = async (call, deps) =>
  peopleAnswer(await deps.useCases.casework.sharing.people(call.who, call.target.id), call, deps, false);

function peopleAnswer(found: Result<PeopleData>, call: PersonCall, deps: ConverseDeps, saves: boolean): Answer {
  return found.ok ? { show: peopleView(found.value) } : refused(found.refusal, call, deps, saves);
}

const peopleView = ({ caseId, ref, people, earlier, canShare }: PeopleData): ItemList => ({
  view: 'item_list',
  title: T.people.title,
  intro: T.people.intro(ref),
  search: canShare ? [nameQuestion(T.people.find, T.people.findHelp, '')] : [],
  items: [
    ...people.map(({ personId, name, lines, can }) => ({
      title: name,
      lines,
      action: can.lead || can.end !== 'no' ? plain('case.person', onPerson(caseId, personId), B.change) : null,
    })),
    ...(earlier?.facts ?? []).map(({ label, value }) => ({
      title: `${T.people.earlier}: ${label}`,
      lines: [value],
      action: null,
    })),
  ],
  empty: T.people.empty,
  links: [],
  actions: [...(canShare ? [submits(primary('case.share', caseId, B.find))] : []), toCase(caseId)],
});

export const showPerson: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.sharing.people(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const person = found.value.people.find(({ personId }) => personId === call.target.page);
  return { show: person === undefined ? peopleView(found.value) : personView(found.value, person) };
};

const personView = ({ caseId }: PeopleData, { personId, name, lines, can }: PersonOnCase): RecordFile => ({
  ...{ view: 'record_file', title: T.person.title, state: name, warnings: [], chronology: [] },
  sections: [{ title: name, facts: [], lines: [...lines, ...(can.end === 'no' ? [T.person.protected] : [])] }],
  actions: [
    ...(can.lead ? [primary('case.lead', onPerson(caseId, personId), B.lead)] : []),
    ...(can.end === 'no' ? [] : [plain('case.end', onPerson(caseId, personId), B.end)]),
    toPeople(caseId),
  ],
});

export const findToShare: Handler = async (call, deps) => {
  const name = typed(call, 'name');
  const found = await deps.useCases.casework.sharing.candidates(call.who, call.target.id, name);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const { id } = call.target;
  const view: ItemList = {
    view: 'item_list',
    title: T.share.title,
    intro: [...T.share.intro, ...(found.value.more ? [T.share.more] : [])],
    search: [nameQuestion(T.people.find, T.people.findHelp, name)],
    items: found.value.found.map((person) => ({
      title: person.name,
      lines: person.role === undefined ? [] : [ROLE_NAMES[person.role]],
      action: plain('case.share.pick', onPerson(id, person.personId), B.choose),
    })),
    empty: T.share.empty,
    links: [],
    actions: [submits(primary('case.share', id, B.find)), toPeople(id)],
  };
  return { show: view };
};

export const pickToShare: Handler = async (call, deps) => {
  const found = await one(call, deps);
  return found.ok ? { show: sharePage(call, found.value, {}) } : refused(found.refusal, call, deps, false);
};

async function one(call: PersonCall, deps: ConverseDeps): Promise<Result<Candidate>> {
  const { id, page: person } = call.target;
  const found = await deps.useCases.casework.sharing.candidate(call.who, id, person);
  if (!found.ok) return found;
  const [first] = found.value.found;
  if (first === undefined) throw new Error('a person was offered and is not there');
  return { ok: true, value: first };
}

function sharePage(call: PersonCall, { name, depths }: Candidate, errors: Typed): FormPage {
  const options = depths.map((value) => ({ value, label: T.depths[value] }));
  const questions = [
    choice('depth', T.share.depth, { help: T.share.depthHelp, options, value: typed(call, 'depth') }),
    longText('reason', T.share.reason, {
      ...{ help: T.share.reasonHelp, value: typed(call, 'reason'), maxLength: LONG },
    }),
  ].map((question) => ({ ...question, error: errors[question.id] ?? '' }));
  const { id, page: person } = call.target;
  const save = primary('case.share.save', onPerson(id, person), B.share);
  return page(T.share.title, [T.share.pick(name)], questions, save, toPeople(id));
}

export const saveShare: Handler = async (call, deps) => {
  const { id, page: person } = call.target;
  const [depth, reason] = [typed(call, 'depth'), typed(call, 'reason')];
  const errors: Typed = {
    ...(depth === '' ? { depth: T.share.pickOne } : {}),
    ...(reasonFault(reason) ?? {}),
  };
  if (Object.keys(errors).length > 0) {
    const found = await one(call, deps);
    return found.ok ? { show: sharePage(call, found.value, errors), errors } : refused(found.refusal, call, deps, true);
  }
  const input = { person, depth, reason, key: call.key };
  return peopleAnswer(await deps.useCases.casework.sharing.share(call.who, id, input), call, deps, true);
};

function reasonFault(reason: string): Typed | null {
  if (reason === '') return { reason: T.end.empty };
  const fault = lengthFault({ kind: 'longtext', maxLength: LONG }, reason);
  return fault === null ? null : { reason: fault };
}

export const leadCase: Handler = async (call, deps) => {
  const input = { person: call.target.page, key: call.key };
  return peopleAnswer(await deps.useCases.casework.sharing.lead(call.who, call.target.id, input), call, deps, true);
};

export const showEnd: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.sharing.people(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const person = found.value.people.find(({ personId }) => personId === call.target.page);
  if (person === undefined || person.can.end === 'no') return { show: peopleView(found.value) };
  return { show: endPage(call, person, {}) };
};

function endPage(call: PersonCall, { personId, name, can }: PersonOnCase, errors: Typed): FormPage {
  const conflict = can.end === 'conflict';
  const reason = longText('reason', conflict ? T.end.conflictReason : T.end.reason, {
    ...{ help: T.end.reasonHelp, value: typed(call, 'reason'), maxLength: LONG, error: errors.reason ?? '' },
  });
  const { id } = call.target;
  const intro = conflict ? T.end.conflict(name) : T.end.intro(name);
  return page(T.end.title, [intro], [reason], danger('case.end.save', onPerson(id, personId), B.endYes), toPeople(id));
}

export const saveEnd: Handler = async (call, deps) => {
  const { id, page: person } = call.target;
  const reason = typed(call, 'reason');
  const errors = reasonFault(reason);
  const { sharing } = deps.useCases.casework;
  if (errors !== null) {
    const found = await sharing.people(call.who, id);
    const target = found.ok ? found.value.people.find(({ personId }) => personId === person) : undefined;
    if (target !== undefined) return { show: endPage(call, target, errors), errors };
    return found.ok ? { show: peopleView(found.value) } : refused(found.refusal, call, deps, true);
  }
  return peopleAnswer(await sharing.end(call.who, id, { person, reason, key: call.key }), call, deps, true);
};
