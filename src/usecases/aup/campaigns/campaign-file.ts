// The progress of a campaign as a file, behind a link that works once. The right to it is checked again when the link is used, and that
// it left is on record before it leaves. The PDF holds counts alone, for a meeting; the table holds names.

import type { Block } from '../../../documents/paper.ts';
import { CSV_TYPE, toCsv } from '../../../documents/to-csv.ts';
import { PDF_TYPE, toPdf } from '../../../documents/to-pdf.ts';
import type { Tally } from '../../../domain/aup/campaign-progress.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { formatDate, formatMomentOnRecord } from '../../../domain/shared/time.ts';
import { CAMPAIGN_TEXTS } from '../../../views/campaign-texts.ts';
import { addToActorLog } from '../../casework/authorise.ts';
import type { Deps, Download } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { wordsFor } from '../outstanding.ts';
import { membersFor, type Opened, opened, pageOf } from './campaign-page.ts';
import type { CampaignPage } from './campaign-use-cases.ts';

const T = CAMPAIGN_TEXTS;
type Kind = 'pdf' | 'csv';

export async function campaignLink(deps: Deps, who: Who, id: DocId, file: Kind): Promise<Result<string>> {
  const found = await opened(deps, who, id);
  return found.ok ? ok(deps.downloads.offer(() => handOut(deps, who, id, file))) : found;
}

async function handOut(deps: Deps, who: Who, id: DocId, file: Kind): Promise<Download | null> {
  const found = await opened(deps, who, id);
  if (!found.ok) return null;
  const body = file === 'pdf' ? await pdfOf(deps, found.value) : await csvOf(deps, found.value);
  if (body === null) return null;
  const detail = { what: 'campaign', campaign: id, file };
  const entry = { at: deps.clock.now(), by: who.person.id, action: 'log.exported', detail };
  if ((await addToActorLog(deps, who.school, who.person.id, entry)) !== 'stored') return null;
  const name = `campaign-${found.value.doc.state.agreement}-${found.value.world.today}.${file}`;
  return { name, type: file === 'pdf' ? PDF_TYPE : CSV_TYPE, body };
}

async function csvOf(deps: Deps, found: Opened): Promise<string | null> {
  const wanted = await membersFor(deps, found);
  if (!wanted.ok) return null;
  const { title, version } = found.text;
  const rows = wanted.value.members.map(({ group, name, standing }) => [
    ...[name, group, title, version],
    ...[standing.state === 'signed' ? 'yes' : 'no', wordsFor(standing)],
  ]);
  return toCsv({ columns: ['Name', 'Group', 'Agreement', 'Version', 'Signed', 'State'], rows });
}

async function pdfOf(deps: Deps, found: Opened): Promise<Uint8Array | null> {
  const page = await pageOf(deps, found);
  if (!page.ok) return null;
  const { name, calendar } = deps.policy(found.world.school);
  const now = deps.clock.now();
  return toPdf({
    ...{ title: T.file.title(found.text.title), from: name, shape: 'upright', madeAt: now },
    footer: `${name}. Made ${formatMomentOnRecord(now, calendar.zone)}.`,
    blocks: blocksOf(page.value),
  });
}

const blocksOf = (page: CampaignPage): readonly Block[] => [
  { kind: 'text', text: `${T.why[page.why]}. ${T.page.version} ${page.version}. ${T.stage[page.stage]}` },
  { kind: 'text', text: `${T.list.days(formatDate(page.startsOn), formatDate(page.dueOn))}.` },
  { kind: 'heading', level: 2, text: T.file.byGroup },
  chartOf(page),
  {
    kind: 'table',
    caption: T.file.byGroup,
    columns: [T.file.group, ...Object.keys(CELLS)].map((title, at) => ({
      ...{ title, weight: at === 0 ? 2.2 : 1, numbers: at > 0 },
    })),
    rows: [
      ...page.groups.map((tally) => [tally.group, ...cellsOf(tally)]),
      ...(page.groups.length > 1 ? [[T.file.all, ...cellsOf(page.counts)]] : []),
    ],
  },
  ...(page.cannotReach === 0 ? [] : [{ kind: 'text', text: T.page.cannotReachLine(page.cannotReach) } satisfies Block]),
];

const CELLS: Readonly<Record<string, (tally: Tally) => number>> = {
  All: ({ all }) => all,
  [T.page.signed]: ({ signed }) => signed,
  [T.page.owed]: ({ owed }) => owed,
  [T.page.late]: ({ late }) => late,
  Asked: ({ asked }) => asked,
  'Do not agree': ({ refused }) => refused,
};
const cellsOf = (tally: Tally): readonly string[] => Object.values(CELLS).map((cell) => String(cell(tally)));

function chartOf({ groups, counts }: CampaignPage): Block {
  const all = groups.length > 1 ? [...groups, { ...counts, group: T.file.all }] : groups;
  // Shares, so that a small group is seen beside a large one.
  const bars = all.map(({ group, signed, all: whole }) => {
    const share = whole === 0 ? 0 : (100 * signed) / whole;
    return { label: group, low: share, high: share, words: `${signed} of ${whole}` };
  });
  return { kind: 'bars', alt: T.file.chart(bars.map(({ label, words }) => `${label}: ${words}`).join('. ')), bars };
}
