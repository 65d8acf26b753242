// A case of five hundred entries of the longest text, in several scripts: every page fits every platform, and nothing is left out.

import { afterEach, describe, expect, it } from '@jest/globals';
import { checkSlackView, checkTeamsCard } from '../../../src/cards/limits.ts';
import { renderCard } from '../../../src/cards/render-card.ts';
import { toSlackModal } from '../../../src/cards/to-slack.ts';
import { caseFileView } from '../../../src/chat/casework/case-file-view.ts';
import { addToReport } from '../../../src/domain/casework/note.ts';
import { addRecord } from '../../../src/domain/casework/record/add-record.ts';
import type { RecordFields, RecordKind } from '../../../src/domain/casework/record/record.ts';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { parserFaults } from '../../support/adaptive-cards-parser.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const filled = (part: string, letters = 3000): string =>
  Array.from(part.repeat(Math.ceil(letters / part.length)))
    .join('')
    .slice(0, letters)
    .replace(/[\uD800-\uDBFF]$/, '');

const SCRIPTS = [
  filled('قالت إنها لا تريد العودة إلى المدرسة. '),
  filled('👩🏽‍🏫👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 '),
  filled('Dywedodd hi nad yw am ddod i’r ysgol â’i ffrindiau, ŵyr, tŷ. '),
  filled('a\u200Bb\u200Dc\u2060'),
  filled('她说她不想再来学校了。'),
  filled('"\\\n<b>*_`&'),
];

async function aLongCase(entries: number) {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', undefined);
  const dana = await school.who('p_dana');
  await school.useCases.acknowledge(dana, caseId, { key: 'ack' });
  let doc = await school.store.read('case', caseId);
  if (doc === null) throw new Error('no case');
  for (let i = 0; i < entries; i += 1) {
    const text = `${i}: ${SCRIPTS[i % SCRIPTS.length] ?? ''}`.slice(0, 3000).replace(/[\uD800-\uDBFF]$/, '');
    const [kind, fields] = KINDS[i % KINDS.length]?.(text) ?? NOTE(text);
    const now = TUESDAY_10 + (i + 1) * MINUTE_MS;
    const by = i % 3 === 0 ? 'p_dev' : 'p_dana';
    doc =
      i % 50 === 7
        ? addToReport(doc, { text, answers: {}, key: `k${i}` }, now)
        : addRecord(doc, { by, kind, fields, key: `k${i}` }, now);
  }
  const kept = await school.store.commit(doc);
  if (!kept.ok) throw new Error(kept.why);
  school.clock.move(entries * MINUTE_MS + MINUTE_MS);
  const page = async (number: number) => {
    const opened = await school.useCases.openCase(dana, caseId, { key: 'open', page: number });
    if (!opened.ok) throw new Error(opened.refusal.code);
    return opened.value;
  };
  return { page, doc };
}

const NOTE = (text: string): readonly [RecordKind, RecordFields] => ['note', { sort: 'child_words', text }];
const KINDS: readonly ((text: string) => readonly [RecordKind, RecordFields])[] = [
  NOTE,
  (text) => ['decision', { decision: text, reason: text }],
  (text) => ['note', { sort: 'facts', text }],
  (text) => ['outside_help', { body: 'lado', how: 'spoken', advice: text, decision: text, who: text.slice(0, 200) }],
];

/** Cut pieces put together again: what a reader reads of an entry from its first page to its last. */
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof aLongCase>>['page']>>;
const said = (pages: readonly Page[]): string =>
  pages
    .toReversed()
    .flatMap(({ sections }) => sections.flatMap(({ facts }) => facts.map(({ value }) => value)))
    .join('');

function drawnWhole(shown: Page): void {
  const card = renderCard(caseFileView(shown));
  expect(checkTeamsCard(card)).toEqual([]);
  expect(parserFaults(card)).toEqual([]);
  expect(checkSlackView(toSlackModal(card, { callbackId: 'page', privateMetadata: '{}' }).view)).toEqual([]);
  expect(JSON.stringify(card)).not.toMatch(/more letters are not shown|not shown here/);
}

describe('a case of five hundred of the longest entries', () => {
  it('fits Slack, Teams and the console, cut nowhere', async () => {
    const { page } = await aLongCase(500);
    const of = (await page(0)).pages?.of ?? 0;
    expect(of).toBeGreaterThan(100);
    for (const number of [0, 1, 2, 3, Math.floor(of / 2), of - 1]) drawnWhole(await page(number));
  }, 60_000);

  it('has every word of every entry, and every step, on one of its pages', async () => {
    const { page, doc } = await aLongCase(24);
    const pages = [await page(0)];
    for (let number = 1; number < (pages[0]?.pages?.of ?? 0); number += 1) pages.push(await page(number));
    for (const shown of pages) drawnWhole(shown);
    const all = said(pages);
    for (const { fields } of doc.state.records ?? [])
      for (const id of ['text', 'decision', 'reason', 'advice']) expect(all).toContain(fields[id] ?? '');
    const lines = pages.flatMap(({ chronology }) => chronology).map(({ what }) => what);
    expect(lines.filter((what) => what.startsWith('Added to the record'))).toHaveLength(doc.state.records?.length ?? 0);
  }, 60_000);

  it('opens on the newest, turns back to the oldest, and a page that is no more is the oldest', async () => {
    const { page } = await aLongCase(60);
    const first = await page(0);
    const of = first.pages?.of ?? 0;
    expect(JSON.stringify(first.sections)).toContain('What was reported');
    expect(JSON.stringify([await page(of - 1)])).toContain('Started to report');
    expect((await page(of + 40)).pages).toEqual({ shown: of - 1, of });
    expect((await page(1)).sections.some(({ title }) => title === 'What was reported')).toBe(false);
  });
});
