// `esafety audit verify`

import { anchorSigns, grouped, readSigns, SIGNS } from '../stores/crypto/anchor-signs.ts';
import { type Anchor, type AuditFinding, type AuditReport, verifyAudit } from '../stores/lowdb/verify-audit.ts';
import { StoreFault } from '../stores/store-fault.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { findData, sayStoreFault } from './open-data.ts';

export async function auditVerify(io: Io, options: Options): Promise<ExitCode> {
  const anchor = readAnchor(options.anchor);
  if (anchor === 'wrong') {
    io.err(
      'Write the anchor as it was sent: the sixteen signs, such as "7K3Q 9FXB 2M4T 8WNP". A number before them may stay.\n',
    );
    return EXIT.usage;
  }
  const data = findData(io);
  if (data === null) return EXIT.failed;
  try {
    const report = await verifyAudit(data.folder, data.keys, ...(anchor === null ? [] : [anchor]));
    io.out(reportText(report));
    return report.ok ? EXIT.done : EXIT.faults;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    sayStoreFault(io, error);
    return EXIT.failed;
  }
}

function readAnchor(text: unknown): Anchor | null | 'wrong' {
  if (typeof text !== 'string') return null;
  const parts = /^(\d+):([\w+/=-]+)$/.exec(text.trim());
  // The whole seal has 43 signs.
  if (parts?.[1] !== undefined && parts[2] !== undefined && parts[2].length > 40)
    return { n: Number(parts[1]), mac: parts[2] };
  return readShort(text.trim());
}

/** "1204 7K3Q 9FXB 2M4T 8WNP", or the signs alone. The signs are the last sixteen, since those may begin with digits. */
function readShort(text: string): Anchor | 'wrong' {
  const bare = text.replace(/entries/i, '').replace(/[^A-Za-z0-9]/g, '');
  const number = bare.slice(0, -SIGNS);
  const signs = readSigns(bare.slice(-SIGNS));
  if (signs === null || !/^\d*$/.test(number)) return 'wrong';
  return { n: number === '' ? null : Number(number), signs };
}

const findingText = ({ code, ...where }: AuditFinding): string =>
  `  - ${WORDS[code] ?? 'This is not as it was written.'} ${code}${Object.entries(where)
    .map(([name, value]) => ` ${name}=${value}`)
    .join('')}\n`;

/** The code stays beside the words, so that it can be searched for and quoted. */
const WORDS: Readonly<Record<string, string>> = {
  'doc.ahead': 'A record is one step ahead of the ledger.',
  'doc.changed_outside': 'A record was changed by something other than this program.',
  'doc.damaged': 'A record cannot be decrypted.',
  'doc.header_damaged': 'A record is damaged at its beginning.',
  'doc.key_damaged': 'The key of a record is damaged.',
  'doc.key_missing': 'The key of a record is gone.',
  'doc.misplaced': 'A record stands where another belongs.',
  'doc.missing': 'A record is gone.',
  'doc.not_in_ledger': 'There is a record that the ledger does not know.',
  'doc.rolled_back': 'An older state of a record was put back.',
  'doc.stranger': 'There is a file that this program did not write.',
  'doc.unfinished': 'A record was not yet finished.',
  'ledger.anchor_missed': 'The ledger does not hold the value that was sent outside.',
  'ledger.broken': 'The ledger was edited.',
  'ledger.cut': 'The end of the ledger is gone.',
  'ledger.missing': 'The ledger is gone.',
  'ledger.torn': 'The last line of the ledger is not whole.',
};

const reportText = ({ ok, documents, entries, lines, head, findings, notes }: AuditReport): string =>
  [
    `${documents} documents, ${entries} history entries and ${lines} ledger lines were read.\n`,
    ok
      ? 'Nothing was edited, cut, put back or taken away.\n'
      : 'The records are not as they were written. Keep the data folder as it is, and tell the head and the chair:\n',
    ...findings.map(findingText),
    ...(notes.length === 0 ? [] : ['A crash, or a report that was being saved just now, explains these:\n']),
    ...notes.map(findingText),
    `Ledger head: ${head.n}:${head.mac}\n`,
    head.n === 0 ? '' : `To read aloud: ${head.n} entries, ${grouped(anchorSigns(head.mac))}\n`,
  ].join('');
