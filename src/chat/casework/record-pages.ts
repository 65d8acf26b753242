// Adding to the record of a case: the list of what can be added, the page of one kind, and saving it.

import type { RecordKind } from '../../domain/casework/record/record.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { RecordPageData } from '../../usecases/casework/record/record-use-cases.ts';
import type { CaseFileData } from '../../usecases/results.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { RECORD_TEXTS } from '../../views/record-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import type { Typed } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { saves, shows, type Verb } from '../verb.ts';
import { caseFileView, fileAnswer } from './case-file-view.ts';
import { caseForm } from './case-form.ts';
import { asked, begunWith, recordTarget } from './record-target.ts';

const T = RECORD_TEXTS;

/** More than one card can carry is never offered: what follows something stands with the newest of it. */
const MOST_LISTED = 24;

const showChoices: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.records.choices(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const { caseId, ref, choices } = found.value;
  const view: ItemList = {
    ...{ view: 'item_list', title: T.list.title, intro: [ref, T.list.intro], search: [], links: [] },
    items: choices.slice(0, MOST_LISTED).map(({ kind, about, title, label, suggested }) => ({
      title: label,
      lines: suggested ? [T.list.suggested] : [],
      action: plain('case.record', recordTarget(caseId, kind, about), title),
    })),
    empty: T.list.empty,
    actions: [plain('case.open', caseId, CHAT_TEXTS.buttons.toCase)],
  };
  return { show: view };
};

function pageView(data: RecordPageData, call: PersonCall, mark: string, errors: Typed): FormPage {
  const { caseId, kind, about, title, intro, questions } = data;
  return caseForm(
    {
      title,
      intro,
      questions: questions.map(({ id, kind: asks, label, help = '', options = [], required, maxLength }) => ({
        ...{ id, kind: asks, label, help, options, required, maxLength },
        ...{ value: '', error: '' },
      })),
      save: primary('case.record.save', recordTarget(caseId, kind, about, mark), T.buttons.save),
      others: [plain('case.add', caseId, T.buttons.toList)],
    },
    call,
    errors,
  );
}

const showRecord: Handler = async (call, deps) => {
  const page = await deps.useCases.casework.records.form(call.who, call.target.id, asked(call));
  if (!page.ok) return refused(page.refusal, call, deps, false);
  const begun = { ...call, inputs: { ...begunWith(call), ...call.inputs } };
  return { show: pageView(page.value, begun, page.value.mark, {}) };
};

const saveRecord: Handler = async (call, deps) => {
  const { records } = deps.useCases.casework;
  const wanted = asked(call);
  const done = await records.add(call.who, call.target.id, { ...wanted, fields: call.inputs, key: call.key });
  const errors = done.ok ? undefined : done.refusal.fields;
  if (errors === undefined) return savedAnswer(call, deps, done, wanted.kind);
  const page = await records.form(call.who, call.target.id, wanted);
  if (!page.ok) return refused(page.refusal, call, deps, true);
  // The mark stays that of the page first opened, so that the answer still says what came in since.
  return { show: pageView(page.value, call, wanted.mark, errors), errors };
};

/** What is filled in part by part: the next part stands first, so that nobody has to look for it. */
const NEXT_PART: Readonly<Record<string, RecordKind>> = {
  nude_assessment: 'nude_criteria',
  nude_criteria: 'nude_decision',
};

async function savedAnswer(
  call: PersonCall,
  deps: ConverseDeps,
  saved: Result<CaseFileData>,
  kind: string,
): Promise<Answer> {
  const next = NEXT_PART[kind];
  if (!saved.ok || next === undefined) return fileAnswer(call, deps, saved, true, T.done.saved);
  const found = await deps.useCases.casework.records.choices(call.who, call.target.id);
  const part = found.ok ? found.value.choices.findLast((one) => one.kind === next && one.suggested) : undefined;
  if (part === undefined) return fileAnswer(call, deps, saved, true, T.done.saved);
  const file = caseFileView(saved.value);
  const go = primary('case.record', recordTarget(call.target.id, part.kind, part.about), part.title);
  return { show: { ...file, done: T.done.savedNext(part.title), actions: [go, ...file.actions] } };
}

export const RECORD_VERBS: Readonly<Record<string, Verb>> = {
  'case.add': shows(showChoices),
  'case.record': shows(showRecord),
  'case.record.save': saves(saveRecord),
  // On cards that were posted earlier.
  'case.note': shows(showRecord),
  'case.note.save': saves(saveRecord),
};
