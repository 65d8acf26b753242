// The log as a file, behind a link that works once. The right to it is checked when the link is asked for and again when it is used,
// and that it left is on record before it leaves.

import { CSV_TYPE, type Table, toCsv } from '../../../documents/to-csv.ts';
import { assertNever } from '../../../domain/shared/assert-never.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { addToActorLog, recordRefusal } from '../../casework/authorise.ts';
import type { Deps, Download } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { hereNow, noRequest, readsWholeLog } from '../request/access.ts';
import type { Reading } from '../request/override-words.ts';
import { schoolNow } from '../school-now.ts';
import { entriesOf, type LogDoc, type LogKind } from './log-entries.ts';
import { CHECK_COLUMNS, headings, REQUEST_COLUMNS, rowOf, SITE_COLUMNS } from './log-tables.ts';

type What = 'requests' | 'checks' | 'sites';

export async function logLink(deps: Deps, who: Who, { what }: { readonly what: What }): Promise<Result<string>> {
  if (!(await mayExport(deps, who))) {
    await recordRefusal(deps, who.school, who.person.id, `log:${what}`);
    return noRequest();
  }
  return ok(deps.downloads.offer(() => handOut(deps, who, what)));
}

async function mayExport(deps: Deps, who: Who): Promise<boolean> {
  const school = await schoolNow(deps, who.school);
  const me = hereNow(school, who.person.id, deps.clock.now());
  return me !== null && readsWholeLog(me, school.overrides);
}

/** Null for somebody who may not have it any more, or when it could not be written down that it left. */
async function handOut(deps: Deps, who: Who, what: What): Promise<Download | null> {
  if (!(await mayExport(deps, who))) return null;
  const now = deps.clock.now();
  const { directory, calendar } = await schoolNow(deps, who.school);
  const table = await tableOf(deps, who.school, what, { zone: calendar.zone, directory, now });
  const detail = { what, rows: table.rows.length };
  const entry = { at: now, by: who.person.id, action: 'log.exported', detail };
  const recorded = await addToActorLog(deps, who.school, who.person.id, entry);
  if (recorded !== 'stored') {
    deps.log.error('log.export_unrecorded', { code: recorded });
    return null;
  }
  const name = `filter-${what}-${isoDateOf(now, calendar.zone)}.csv`;
  return { name, type: CSV_TYPE, body: toCsv(table) };
}

const KINDS: Readonly<Record<What, LogKind>> = { requests: 'override', checks: 'filter_check', sites: 'site' };
const COLUMNS: Readonly<Record<What, readonly string[]>> = {
  requests: headings(REQUEST_COLUMNS),
  checks: headings(CHECK_COLUMNS),
  sites: headings(SITE_COLUMNS),
};

async function tableOf(deps: Deps, school: string, what: What, reading: Reading): Promise<Table> {
  const rows: (readonly string[])[] = [];
  let missing = 0;
  for await (const doc of entriesOf(deps, school, { kind: KINDS[what], terms: ['log'] })) {
    if (doc === null) missing += 1;
    else rows.push(rowFor(doc, reading));
  }
  // A file that hides a gap would be taken for the whole.
  const gap = missing === 0 ? [] : [[`${missing} more could not be read. Tell whoever runs the server.`]];
  return { columns: COLUMNS[what], rows: [...rows, ...gap] };
}

function rowFor(doc: LogDoc, reading: Reading): readonly string[] {
  switch (doc.kind) {
    case 'override':
      return rowOf(REQUEST_COLUMNS, doc, reading);
    case 'site':
      return rowOf(SITE_COLUMNS, doc, reading);
    case 'filter_check':
      return rowOf(CHECK_COLUMNS, doc, reading);
    default:
      return assertNever(doc);
  }
}
