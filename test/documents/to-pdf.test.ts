// A PDF that a screen reader can read: tagged, titled, in English, in the right order, with every letter embedded.

import { describe, expect, it } from '@jest/globals';
import type { Block, Paper } from '../../src/documents/paper.ts';
import { toPdf } from '../../src/documents/to-pdf.ts';
import { every, type Node, readPdf, wordsUnder } from './read-pdf.ts';

const paper = (blocks: readonly Block[], over: Partial<Paper> = {}): Paper => ({
  title: 'Report to governors',
  from: 'Demo School',
  footer: 'Made today.',
  shape: 'upright',
  madeAt: Date.UTC(2026, 10, 24),
  blocks,
  ...over,
});
const made = async (blocks: readonly Block[], over?: Partial<Paper>) => readPdf(await toPdf(paper(blocks, over)));
const said = (node: Node | string | undefined): string => (node === undefined ? '' : wordsUnder(node).trim());

const TABLE: Block = {
  kind: 'table',
  caption: 'Numbers',
  columns: [
    { title: 'Area', weight: 2 },
    { title: 'Autumn', weight: 1, numbers: true },
  ],
  rows: [
    ['Content', '12'],
    ['Contact', 'Fewer than 5'],
  ],
};

describe('a document as PDF', () => {
  it('says what it is: tagged, PDF/UA, its title, English', async () => {
    const pdf = await made([]);
    expect(pdf.root).toMatch(/\/MarkInfo/);
    expect(pdf.root).toContain('/Lang (en-GB)');
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.title).toBe('Report to governors');
    expect(said(every(pdf.tree, 'H1')[0])).toBe('Report to governors');
  });

  it('is read in the order in which it is written', async () => {
    const pdf = await made([
      { kind: 'heading', level: 2, text: 'First' },
      { kind: 'text', text: 'One sentence.' },
      { kind: 'list', items: ['One thing', 'Another thing'] },
      { kind: 'heading', level: 3, text: 'Second' },
      TABLE,
    ]);
    expect(pdf.tree.tag).toBe('Document');
    expect(pdf.tree.children.map((child) => (typeof child === 'string' ? child : child.tag))).toEqual([
      ...['P', 'H1', 'H2', 'P', 'L', 'H3', 'Table'],
    ]);
    expect(every(pdf.tree, 'LBody').map(said)).toEqual(['One thing', 'Another thing']);
  });

  it('has tables whose headings are headings', async () => {
    const pdf = await made([TABLE]);
    expect(every(pdf.tree, 'TH').map((th) => [said(th), th.scope])).toEqual([
      ['Area', 'Column'],
      ['Autumn', 'Column'],
      ['Content', 'Row'],
      ['Contact', 'Row'],
    ]);
    expect(every(pdf.tree, 'TD').map(said)).toEqual(['12', 'Fewer than 5']);
  });

  it('has charts that are told in words', async () => {
    const alt = 'Content: 12. Contact: fewer than 5.';
    const bars = [
      { label: 'Content', low: 12, high: 12, words: '12' },
      { label: 'Contact', low: 0, high: 4, words: 'Fewer than 5' },
    ];
    expect(every((await made([{ kind: 'bars', alt, bars }])).tree, 'Figure').map((figure) => figure.alt)).toEqual([
      alt,
    ]);
  });

  it('draws the heading row of a long table on each page, and reads it once', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => [`Row ${at}`, `${at}`]);
    const pdf = await made([{ ...TABLE, rows }]);
    expect(pdf.pages).toBeGreaterThan(2);
    expect(every(pdf.tree, 'Table')).toHaveLength(1);
    expect(every(pdf.tree, 'TH').filter((th) => th.scope === 'Column')).toHaveLength(2);
    expect(pdf.aside.match(/Area/g)).toHaveLength(pdf.pages - 1);
    expect(
      every(pdf.tree, 'TH')
        .filter((th) => th.scope === 'Row')
        .map(said),
    ).toEqual(rows.map(([name]) => name));
  });

  it('goes on with a row that is taller than a page, and loses no word of it', async () => {
    const words = Array.from({ length: 1500 }, (_, at) => `word${at}`);
    const pdf = await made([{ ...TABLE, rows: [[words.join(' '), 'end']] }]);
    expect(pdf.pages).toBeGreaterThan(1);
    const row = every(pdf.tree, 'TH').find((th) => th.scope === 'Row');
    expect(said(row).split(/\s+/)).toEqual(words);
  });

  it('shows on each page whose row goes on there, and reads it once', async () => {
    const pdf = await made([{ ...TABLE, rows: [['Mine', 'word '.repeat(1500)]] }]);
    expect(pdf.pages).toBeGreaterThan(2);
    expect(pdf.aside.match(/Mine/g)).toHaveLength(pdf.pages - 1);
    expect(every(pdf.tree, 'TH').map(said)).toEqual(['Area', 'Autumn', 'Mine']);
  });

  it('has no word run into the next where a line ends', async () => {
    const text = 'several words that go over the end of the line '.repeat(20).trim();
    const pdf = await made([{ kind: 'text', text }]);
    expect(said(every(pdf.tree, 'P')[1])).toBe(text);
  });

  it('numbers its pages outside of what is read aloud', async () => {
    const pdf = await made(Array.from({ length: 120 }, (_, at) => ({ kind: 'text' as const, text: `Line ${at}` })));
    expect(pdf.aside).toContain(`Page 1 of ${pdf.pages}`);
    expect(pdf.aside).toContain(`Page ${pdf.pages} of ${pdf.pages}`);
    expect(wordsUnder(pdf.tree)).not.toContain('Page 1 of');
  });

  it.each([
    ['Łukasz and Zoë said “never – again…”', 'Łukasz and Zoë said “never – again…”'],
    ['tick ✓ smile 🙂', 'tick [U+2713] smile [U+1F642]'],
    ['a\u0000b\u202Ec', 'ab'],
    ['=HYPERLINK("x") (un)balanced \\ / <b>', '=HYPERLINK("x") (un)balanced \\ / <b>'],
    ['one\r\n\r\ntwo', 'one two'],
  ])('writes %j so that nothing is lost', async (text, read) => {
    const pdf = await made([{ kind: 'text', text }]);
    expect(said(every(pdf.tree, 'P')[1]).replace(/\s+/g, ' ')).toContain(read);
  });

  it('breaks a word that is wider than its column', async () => {
    const address = `https://example.example/${'a'.repeat(400)}`;
    const pdf = await made([{ ...TABLE, rows: [['Address', address]] }]);
    expect(said(every(pdf.tree, 'TD')[0]).replace(/\s/g, '')).toBe(address);
  });

  it('embeds every face it writes with', async () => {
    const text = Buffer.from(await toPdf(paper([TABLE, { kind: 'text', text: 'Łukasz' }]))).toString('latin1');
    const faces = text.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(faces.length).toBeGreaterThan(1);
    expect(text.match(/\/FontFile[23] /g)).toHaveLength(faces.length);
  });
});
