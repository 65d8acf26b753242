// What this holder is asked to do: the words of the task, by when, and who asked. Open ones first.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { openTasks } from '../../../domain/casework/record/entries.ts';
import { taskWords } from '../../../domain/casework/record/kinds/task.ts';
import type { CaseRecord } from '../../../domain/casework/record/record.ts';
import type { Directory } from '../../../domain/people/person.ts';
import { formatDate } from '../../../domain/shared/time.ts';
import type { Section } from '../../../views/fields.ts';
import { nameOf } from '../../reporting/preview.ts';
import { titled } from './reported-sections.ts';

/** More stand in the record, where whoever leads on the case reads them. */
const MOST_SHOWN = 5;

export function tasksSections(doc: CaseDoc, me: Holder, directory: Directory): readonly Section[] {
  const open = openTasks(doc.state);
  const mine = (doc.state.records ?? []).filter((r) => r.kind === 'task' && r.fields.for === me.personId);
  const todo = mine.filter((task) => open.includes(task));
  const done = mine.filter((task) => !open.includes(task));
  const shown = me.depth === 'whole' ? todo : [...todo, ...done.slice(-MOST_SHOWN)];
  return shown.slice(0, MOST_SHOWN).map((task) => section(task, open.includes(task), directory));
}

const section = (task: CaseRecord, open: boolean, directory: Directory): Section =>
  titled(
    open ? `What you are asked to do (${task.id})` : `Done (${task.id})`,
    [
      { label: 'By', value: task.fields.due === undefined ? '' : formatDate(task.fields.due) },
      { label: 'Asked by', value: nameOf(directory, task.by) },
    ],
    taskWords(task.fields),
  );
