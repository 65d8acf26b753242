// The governors' report and the incident log, behind a link that works once. The right to it is checked when the link is asked for and
// again when it is used, and that it left is on record before it leaves.

import { LOCKED_TYPE, lockFile } from '../../documents/lock-file.ts';
import type { Block, Paper } from '../../documents/paper.ts';
import { CSV_TYPE, type Table, toCsv } from '../../documents/to-csv.ts';
import { PDF_TYPE, toPdf } from '../../documents/to-pdf.ts';
import { publish } from '../../domain/report/publish.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate, formatMomentOnRecord, isoDateOf } from '../../domain/shared/time.ts';
import { addToActorLog, recordRefusal } from '../casework/authorise.ts';
import { copyWanted, type Locked } from '../casework/export/copy-wanted.ts';
import type { Deps, Download } from '../ports.ts';
import type { Who } from '../who.ts';
import { governorsBlocks, governorsTable, governorsTitle } from './governors-paper.ts';
import { logBlocks, logTable } from './incident-log.ts';
import { countedFrom, type Period, periodKey, periodsAt } from './periods.ts';
import {
  DOCUMENTS,
  type DocumentKind,
  FILES,
  type FileKind,
  type LockInput,
  type ReportsUseCases,
} from './reports-use-cases.ts';
import { documentsFor, noDocument } from './rights.ts';
import { yearFigures } from './year-figures.ts';

type Wanted = {
  readonly document: DocumentKind;
  readonly period: Period;
  readonly file: FileKind;
  /** Null for figures alone, which leave as they are. */
  readonly lock: Locked | null;
};
type Made = {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly table: Table;
  readonly wide: boolean;
};

export async function documentLink(
  deps: Deps,
  who: Who,
  input: Parameters<ReportsUseCases['link']>[1],
): Promise<Result<string>> {
  const may = await documentsFor(deps, who);
  const document = may.find((one) => one === input.document);
  if (document === undefined) {
    await recordRefusal(deps, who.school, who.person.id, `document:${known(input.document)}`);
    return noDocument();
  }
  const { calendar } = deps.policy(who.school);
  const now = deps.clock.now();
  const periods = periodsAt(calendar, now);
  const period = periods.find((one) => periodKey(one) === input.period);
  const file = FILES.find((one) => one === input.file);
  if (period === undefined)
    return refuse('document.no_period', 'Choose a school year or a term from the list.', 'period');
  if (file === undefined) return refuse('document.no_file', 'Choose PDF or a table.', 'file');
  const from = countedFrom(period, periods);
  if (document === 'governors' && from > isoDateOf(now, calendar.zone))
    return refuse('document.not_over', notOver(from), 'period');
  const lock = document === 'log' ? logLock(deps, who, file, input) : ok(null);
  return lock.ok
    ? ok(deps.downloads.offer(() => handOut(deps, who, { document, period, file, lock: lock.value })))
    : lock;
}

/** Words of cases leave locked (safety floor 12): a PDF by its passphrase, a table in the age format. */
const logLock = (deps: Deps, who: Who, file: FileKind, lock: LockInput): Result<Locked> =>
  copyWanted({ ...lock, copy: file === 'pdf' ? 'paper' : 'bundle' }, [deps.policy(who.school).name]);

const notOver = (from: string): string =>
  `That term is not over. Its figures are counted from ${formatDate(from)}. Choose another period, or come back then.`;

const known = (document: string): string => DOCUMENTS.find((one) => one === document) ?? 'unknown';

/** Null for somebody who may not have it any more, or when it could not be made whole or written down that it left. */
async function handOut(deps: Deps, who: Who, wanted: Wanted): Promise<Download | null> {
  if (!(await documentsFor(deps, who)).includes(wanted.document)) return null;
  const now = deps.clock.now();
  const made = await (wanted.document === 'governors' ? governors(deps, who, wanted) : incidents(deps, who, wanted));
  if (made === null) return null;
  const detail = { document: wanted.document, period: periodKey(wanted.period), file: wanted.file };
  const entry = {
    at: now,
    by: who.person.id,
    action: wanted.document === 'log' ? 'log.exported' : 'report.exported',
    detail,
  };
  const recorded = await addToActorLog(deps, who.school, who.person.id, entry);
  if (recorded !== 'stored') {
    deps.log.error('document.export_unrecorded', { code: recorded });
    return null;
  }
  const name = `${wanted.document === 'log' ? 'incident-log' : 'governors-report'}-${periodKey(wanted.period)}.${wanted.file}`;
  if (wanted.lock?.copy === 'bundle') {
    const table = new TextEncoder().encode(toCsv(made.table));
    return { name: `${name}.age`, type: LOCKED_TYPE, body: await lockFile(table, wanted.lock.lock) };
  }
  if (wanted.file === 'csv') return { name, type: CSV_TYPE, body: toCsv(made.table) };
  return { name, type: PDF_TYPE, body: await toPdf(paper(deps, who, made), wanted.lock?.passphrase) };
}

async function governors(deps: Deps, who: Who, { period }: Wanted): Promise<Made | null> {
  const state = await yearFigures(deps, who.school, period.year);
  if (!state.ok) return null;
  const { riskAreas } = deps.policy(who.school).records;
  const report = { published: publish(state.value), riskAreas, term: period.term };
  return { title: governorsTitle(report), blocks: governorsBlocks(report), table: governorsTable(report), wide: false };
}

export async function incidents(deps: Deps, who: Who, { period }: Pick<Wanted, 'period'>): Promise<Made | null> {
  const table = await logTable(deps, who, period);
  if (table === null) return null;
  const { logColumns } = deps.policy(who.school).records;
  return { title: `Incident log: ${period.words}`, blocks: logBlocks(table, logColumns), table, wide: true };
}

export function paper(deps: Deps, who: Who, { title, blocks, wide }: Made): Paper {
  const { name, calendar } = deps.policy(who.school);
  const now = deps.clock.now();
  const footer = wide
    ? `Copy for ${who.person.name}, ${formatMomentOnRecord(now, calendar.zone)}. Confidential.`
    : `${name}. Made ${formatMomentOnRecord(now, calendar.zone)}.`;
  return { title, from: name, footer, shape: wide ? 'wide' : 'upright', madeAt: now, blocks };
}
