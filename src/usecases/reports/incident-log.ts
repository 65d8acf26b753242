// The incident log in the school's own columns: every case of the period that the person who asks may see now, each authorised anew
// and each with a note on its record that it left in a copy. Whatever they may not see is not in it, and nothing counts it.

import type { Block } from '../../documents/paper.ts';
import type { Table } from '../../documents/to-csv.ts';
import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import { revise } from '../../domain/casework/revise.ts';
import { reportedAt } from '../../domain/report/count-term.ts';
import type { LogColumn } from '../../domain/school/records-policy.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { instantAt } from '../../domain/shared/time.ts';
import { authorise } from '../casework/authorise.ts';
import { changeCase } from '../casework/change-case.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { caseWords } from './case-words.ts';
import { everyDoc } from './every-doc.ts';
import { LOG_CELLS, logRow, mayList } from './log-columns.ts';
import type { Period } from './periods.ts';

/** Null when a case that belongs in it cannot be read, or its note cannot be written. */
export async function logTable(deps: Deps, who: Who, period: Period): Promise<Table | null> {
  const { calendar, records } = deps.policy(who.school);
  const from = instantAt(period.from, '00:00', calendar.zone);
  const until = instantAt(period.until, '00:00', calendar.zone);
  const mine = await everyDoc(deps, 'case', who.school, [`holder:${who.person.id}`]);
  if (mine === null) return null;
  const inPeriod = mine
    .filter((doc) => from <= reportedAt(doc) && reportedAt(doc) < until)
    .toSorted((a, b) => reportedAt(a) - reportedAt(b));
  const rows: (readonly string[])[] = [];
  for (const doc of inPeriod) {
    const row = await rowOf(deps, who, doc, records.logColumns);
    if (!row.ok) return null;
    if (row.value !== null) rows.push(row.value);
  }
  return { columns: records.logColumns.map((column) => LOG_CELLS[column].title), rows };
}

/** Noted first, then read, from the case as it was when the note was written. */
async function rowOf(
  deps: Deps,
  who: Who,
  { id }: CaseDoc,
  columns: readonly LogColumn[],
): Promise<Result<readonly string[] | null>> {
  const noted = await changeCase(deps, id, async (doc) => {
    if (doc === null) return noCase();
    const me = await authorise(deps, doc, who);
    // A depth that knows of a case and no more is in no list, and nothing left of it.
    if (!me.ok || !mayList(me.value.depth)) return noCase();
    return ok(revise(doc, deps.clock.now(), { entries: [{ by: who.person.id, action: 'log.exported' }] }));
  });
  if (!noted.ok) return noted.refusal.code === 'case.not_yours' ? ok(null) : noted;
  const me = await authorise(deps, noted.value, who);
  return ok(me.ok ? logRow(await caseWords(deps, noted.value), me.value.depth, columns) : null);
}

/** Up to this many columns stand side by side on a page; more, and each case is a small table of its own. */
const MOST_SIDE_BY_SIDE = 10;

export function logBlocks({ columns, rows }: Table, logColumns: readonly LogColumn[]): readonly Block[] {
  if (rows.length === 0) return [{ kind: 'text', text: 'There is no incident in this period that you may see.' }];
  const note: Block = { kind: 'text', text: NOTE };
  if (columns.length <= MOST_SIDE_BY_SIDE) {
    const wide = logColumns.map((column) => ({ title: LOG_CELLS[column].title, weight: LOG_CELLS[column].weight }));
    return [note, { kind: 'table', caption: 'Incidents, oldest first', columns: wide, rows }];
  }
  return [
    note,
    ...rows.flatMap((row): readonly Block[] => [
      { kind: 'heading', level: 2, text: row[0] ?? '' },
      {
        kind: 'table',
        caption: `Incident ${row[0] ?? ''}`,
        columns: [
          { title: 'Column', weight: 1 },
          { title: 'Entry', weight: 3 },
        ],
        rows: columns.map((title, at) => [title, row[at] ?? '']),
      },
    ]),
  ];
}

const NOTE =
  'This holds names and what was written about them. Keep it as you keep child protection files. Empty cells are for you to fill in, or hold what you do not need to see.';
