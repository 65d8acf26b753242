// Text in Slack: always rich_text, in which nothing is parsed, so that no mention, link or channel call can be written into it.

import type { RichTextBlock, TextBlock, TextRun } from './adaptive-card.ts';
import { SLACK } from './limits.ts';
import type { RichText, RichTextRun } from './slack-blocks.ts';

export type Line = readonly RichTextRun[];

export function lineOf(element: RichTextBlock | TextBlock): Line {
  if (element.type === 'RichTextBlock') return element.inlines.flatMap(richRun);
  return richRun({ type: 'TextRun', text: element.text, weight: element.weight ?? 'default' });
}

function richRun(run: TextRun): Line {
  if (run.text === '') return [];
  return [{ type: 'text', text: run.text, ...(run.weight === 'bolder' ? { style: { bold: true } } : {}) }];
}

/** One block for lines that follow one another; a new one where Slack's length ends. Nothing is cut. */
export function richTextBlocks(
  lines: readonly Line[],
  type: 'rich_text_section' | 'rich_text_quote',
): readonly RichText[] {
  const blocks: RichText[] = [];
  let runs: RichTextRun[] = [];
  let room: number = SLACK.richText;
  const flush = (): void => {
    if (runs.length > 0) blocks.push({ type: 'rich_text', elements: [{ type, elements: runs }] });
    runs = [];
    room = SLACK.richText;
  };
  for (const line of lines.filter((one) => one.length > 0)) {
    if (lengthOf(line) + 1 > room) flush();
    if (runs.length > 0) runs.push({ type: 'text', text: '\n' });
    room -= 1;
    for (const run of line) {
      for (const part of cut(run.text, room, SLACK.richText)) {
        if (part.length > room) flush();
        runs.push({ ...run, text: part });
        room -= part.length;
      }
    }
  }
  flush();
  return blocks;
}

function lengthOf(line: Line): number {
  return line.reduce((sum, run) => sum + run.text.length, 0);
}

/** The text in parts: the first as long as there is room, the others a whole block each; never through the middle of an emoji. */
function cut(text: string, first: number, others: number): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let limit = first;
  while (start < text.length) {
    let end = Math.min(text.length, start + limit);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
    if (end > start) parts.push(text.slice(start, end));
    start = end;
    limit = others;
  }
  return parts;
}
