// Writing into a case: what can be added, the page of one kind, and saving it. Two people may do so at once; nothing is overwritten.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { addRecord } from '../../../domain/casework/record/add-record.ts';
import { checkRecord, LONGEST } from '../../../domain/casework/record/check-record.ts';
import { entriesOf, mayRead, openTasks } from '../../../domain/casework/record/entries.ts';
import { type CaseRecord, RECORD_KINDS, type RecordKind } from '../../../domain/casework/record/record.ts';
import type { RecordContext, RecordForm } from '../../../domain/casework/record/record-form.ts';
import { RECORD_FORMS } from '../../../domain/casework/record/record-kinds.ts';
import { mayAdd } from '../../../domain/casework/record/record-rights.ts';
import { markOf } from '../../../domain/casework/record/since.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { CaseFileData } from '../../results.ts';
import type { Who } from '../../who.ts';
import { actOnCase, pressOf } from '../act-on-case.ts';
import { caseFile } from '../file/case-file.ts';
import { entryName } from '../file/entry-words.ts';
import { meanwhile } from './meanwhile.ts';
import { writingContext } from './record-context.ts';
import type { RecordChoice, RecordChoicesData, RecordPageData } from './record-use-cases.ts';

type Asked = { readonly kind: string; readonly about: string };
type Added = Asked & { readonly fields: Readonly<Record<string, string>>; readonly mark: string; readonly key: string };

export async function recordChoices(deps: Deps, who: Who, id: DocId): Promise<Result<RecordChoicesData>> {
  const seen = await look(deps, who, id);
  if (!seen.ok) return seen;
  const { doc, me } = seen.value;
  const context = await writingContext(deps, doc, me);
  const directory = await deps.people.directory(doc.school);
  const choices = offeredKinds().flatMap((kind) => choicesOf(kind, doc, me, context, directory));
  return ok({ caseId: doc.id, ref: doc.state.ref, choices: choices.toSorted((a, b) => rankOf(a) - rankOf(b)) });
}

/** One's own task, the note that is written most, what triage points to, the rest in the order of the table. */
const rankOf = ({ kind, suggested }: RecordChoice): number => {
  if (kind === 'task_done' && suggested) return 0;
  return kind === 'note' ? 1 : suggested ? 2 : 3;
};

/** Kinds in the order of the table. */
const offeredKinds = (): readonly RecordKind[] =>
  Object.keys(RECORD_FORMS).flatMap((key) => RECORD_KINDS.find((kind) => kind === key) ?? []);

/** The newest that can be followed; more would not fit a list, and the others are reached once these are dealt with. */
const MOST_FOLLOWED = 5;

function choicesOf(
  kind: RecordKind,
  doc: CaseDoc,
  me: Holder,
  context: RecordContext,
  directory: Parameters<typeof entryName>[1],
): readonly RecordChoice[] {
  const make = RECORD_FORMS[kind];
  if (make === undefined) return [];
  const alone = make(context);
  if (alone.offered === false) return [];
  const { follows } = alone;
  if (follows === undefined) {
    if (!mayAdd(alone, me, null)) return [];
    return [{ kind, about: '', title: alone.title, label: alone.label, suggested: alone.suggested === true }];
  }
  return followable(kind, follows, doc, me)
    .map((about) => ({ about, form: make({ ...context, about }) }))
    .filter(({ about, form }) => form.offered !== false && mayAdd(form, me, about))
    .slice(-MOST_FOLLOWED)
    .map(({ about, form }) => ({
      kind,
      about: about.id,
      title: form.title,
      label: `${form.label}: ${entryName({ id: about.id, at: about.at, by: about.by, what: 'record', record: about }, directory, context)} (${about.id})`,
      suggested: form.suggested === true || (kind === 'task_done' && about.fields.for === me.personId),
    }));
}

/** Records this holder may read, of the kinds that can be followed; a task only once. */
function followable(kind: RecordKind, follows: readonly RecordKind[], doc: CaseDoc, me: Holder): readonly CaseRecord[] {
  const open = openTasks(doc.state);
  return entriesOf(doc.state).flatMap((entry) => {
    if (entry.what !== 'record' || !mayRead(entry, me) || !follows.includes(entry.record.kind)) return [];
    return kind === 'task_done' && !open.includes(entry.record) ? [] : [entry.record];
  });
}

export async function recordPage(deps: Deps, who: Who, id: DocId, asked: Asked): Promise<Result<RecordPageData>> {
  const seen = await look(deps, who, id);
  if (!seen.ok) return seen;
  const { doc, me } = seen.value;
  const found = await formFor(deps, doc, me, asked);
  if (!found.ok) return found;
  const { kind, title, intro, questions } = found.value.form;
  return ok({
    ...{ caseId: doc.id, kind, about: asked.about, title, intro },
    questions: questions.map((question) => ({ ...question, maxLength: LONGEST[question.kind] })),
    mark: markOf(doc.state),
  });
}

export async function addToRecord(deps: Deps, who: Who, id: DocId, added: Added): Promise<Result<CaseFileData>> {
  const press = pressOf(who, added.key);
  let notices: readonly string[] = [];
  const done = await actOnCase(deps, who, id, async (doc, me, now) => {
    if (pressSeen(doc.state, press)) return ok(doc);
    const found = await formFor(deps, doc, me, added);
    if (!found.ok) return found;
    const { form, context } = found.value;
    const checked = checkRecord(form, added.fields);
    if (!checked.ok) return refuseFields(checked.errors);
    const settled = settledFields(form.kind, checked.fields, added.about, context);
    if (!settled.ok) return settled;
    notices = await meanwhile(deps, doc, me, added.mark, now);
    const { fields, about } = settled.value;
    const record = { by: who.person.id, kind: form.kind, fields, key: press };
    return ok(addRecord(doc, about === '' ? record : { ...record, about }, now));
  });
  return done.ok ? ok(await caseFile(deps, done.value, who.person.id, { notices })) : done;
}

const refuseFields = (fields: Readonly<Record<string, string>>): Result<never> => ({
  ok: false,
  refusal: { code: 'form.faults', message: 'Some answers could not be taken yet.', fields },
});

/** What is kept of what was typed: a name becomes the person, a correction says what it puts right. */
function settledFields(
  kind: RecordKind,
  fields: CaseRecord['fields'],
  about: string,
  context: RecordContext,
): Result<{ readonly fields: CaseRecord['fields']; readonly about: string }> {
  if (kind === 'correction') {
    const { which = '', older = '', ...kept } = fields;
    return ok({ fields: kept, about: older === '' ? which : older });
  }
  if (kind !== 'task' || fields.for !== undefined) return ok({ fields, about });
  const { for_name: typed = '', ...kept } = fields;
  const named = context.people.filter(({ name }) => name.split(',')[0]?.toLowerCase() === typed.toLowerCase());
  const [person, other] = named;
  if (person === undefined || other !== undefined)
    return refuseFields({ for_name: 'Choose somebody in the list, or write their full name as in the staff list.' });
  return ok({ fields: { ...kept, for: person.id }, about });
}

type Found = { readonly form: RecordForm; readonly context: RecordContext };

/** The form, if this person may write it here. Whether the case or the record is not theirs is not told apart. */
async function formFor(deps: Deps, doc: CaseDoc, me: Holder, { kind, about }: Asked): Promise<Result<Found>> {
  const known = RECORD_KINDS.find((one) => one === kind);
  const make = known === undefined ? undefined : RECORD_FORMS[known];
  if (make === undefined) return refuse('case.no_such_record', 'That cannot be added here. Open the case again.');
  const general = await writingContext(deps, doc, me);
  const earlier = readableRecord(doc, me, about);
  const context = earlier === null ? general : { ...general, about: earlier };
  const form = make(context);
  if (form.kind === 'task_done' && earlier !== null && !openTasks(doc.state).includes(earlier))
    return refuse('case.task_done', 'Somebody has said already that this task is done.');
  if (!mayAdd(form, me, earlier) || form.offered === false)
    return refuse(
      'case.read_only',
      'You can read your part of this case. This is written by the people who lead on it.',
    );
  return ok({ form, context });
}

function readableRecord(doc: CaseDoc, me: Holder, id: string): CaseRecord | null {
  const entry = entriesOf(doc.state).find((one) => one.id === id && mayRead(one, me));
  return entry?.what === 'record' ? entry.record : null;
}

/** Authorised anew; nothing is written. */
async function look(deps: Deps, who: Who, id: DocId): Promise<Result<{ readonly doc: CaseDoc; readonly me: Holder }>> {
  let found: Holder | null = null;
  const done = await actOnCase(deps, who, id, (doc, me) => {
    found = me;
    return ok(doc);
  });
  if (!done.ok) return done;
  return found === null ? refuse('case.not_yours', '') : ok({ doc: done.value, me: found });
}
