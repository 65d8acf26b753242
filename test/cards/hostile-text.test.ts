// Whatever somebody types is shown as they typed it, and nothing more: no expansion, mark-up, mention, link or channel call.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutMarkdown } from '../../src/cards/harden-card.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { SAMPLES } from '../../src/cards/samples.ts';
import { toSlackModal } from '../../src/cards/to-slack.ts';
import type { CaseFile, FormReview } from '../../src/views/private-views.ts';
import { allElements, cardWords, slackWords } from '../support/card-words.ts';

const TRICKS = [
  '${x}',
  '${$root.ref}',
  "${json('{}')}",
  '$data',
  '[a](http://b.example)',
  '<!channel>',
  '<!here>',
  '<@U1>',
  '<#C1|x>',
  '<http://b.example|x>',
  '&',
  '&lt;',
  '&amp;amp;',
  '*bold*',
  '_it_',
  '~no~',
  '`code`',
  '# head',
  '- item',
  '1. item',
  '<at>Tess</at>',
  '<b>x</b>',
  ':tada:',
  '@everyone',
  'http://b.example/a?b=c',
  '\n',
  '\n\n',
  '"',
  '\\',
  '\u202Eabc',
  'שלום',
  'مرحبا',
  '👩‍👩‍👧',
  'é',
  '\u200B',
  ' ',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'grapheme', maxLength: 6 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => `x${parts.join('').replace(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ''))}x`)
  // The one thing that is changed to be shown as it is: see below.
  .filter((text) => !/\{\{(DATE|TIME)\(/i.test(text));

function fileWith(text: string): CaseFile {
  const { typical } = SAMPLES.case_file;
  return {
    ...typical,
    advice: [text],
    why: [text],
    referrals: [{ label: 'Call', value: text }],
    sections: [{ title: 'What was reported', facts: [{ label: 'Answer', value: text }], lines: [text] }],
    chronology: [{ time: '14:10', who: text, what: text }],
  };
}

function reviewWith(text: string): FormReview {
  const { typical } = SAMPLES.form_review;
  return { ...typical, answers: typical.answers.map((answer) => ({ ...answer, value: text })) };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('what somebody typed', () => {
  it('is shown as it is, in a card and in Slack, and never expanded', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [view, times] of [
          [fileWith(text), 7],
          [reviewWith(text), 3],
        ] as const) {
          const card = renderCard(view);
          expect(count(cardWords(card).join('\u0001'), text)).toBeGreaterThanOrEqual(times);
          const { view: modal } = toSlackModal(card, { callbackId: 'c', privateMetadata: '' });
          expect(count(slackWords(modal.blocks), text)).toBeGreaterThanOrEqual(times);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('stands only where no mark-up is read, and is escaped where Slack decodes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const card = renderCard(fileWith(text));
        const headings = allElements(card.body).flatMap((element) =>
          element.type === 'TextBlock' ? [element.text] : [],
        );
        expect(headings.filter((heading) => heading.includes(text))).toEqual([]);
        const slack = toSlackModal(renderCard(reviewWith(text)), { callbackId: 'c', privateMetadata: '' }).view;
        expect(JSON.stringify(slack)).not.toContain('mrkdwn');
        for (const plain of plainTexts(slack)) expect(plain).not.toMatch(/[<>]|&(?!lt;|gt;|amp;)/);
      }),
      { numRuns: 150 },
    );
  });

  it('comes back from an input exactly as it was typed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [first] = SAMPLES.form_page.empty.questions;
        if (first === undefined) throw new Error('the sample has a question');
        const card = renderCard({
          ...SAMPLES.form_page.empty,
          questions: [{ ...first, kind: 'longtext', value: text }],
        });
        expect(allElements(card.body)).toContainEqual(expect.objectContaining({ type: 'Input.Text', value: text }));
        const { blocks } = toSlackModal(card, { callbackId: 'c', privateMetadata: '' }).view;
        expect(blocks).toContainEqual(
          expect.objectContaining({ element: expect.objectContaining({ initial_value: text }) }),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is harmless in the places where Markdown is read: titles and choices', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(withoutMarkdown(text)).not.toMatch(/[*_`~[\]<>#\\\n]|&#?\w+;/);
        const told = { ...SAMPLES.form_page.typical.questions[0], options: [{ value: 'a', label: text }] };
        const { typical } = SAMPLES.form_page;
        const questions = typical.questions.map((question) => ({ ...question, options: told.options }));
        const card = JSON.stringify(renderCard({ ...typical, title: text, questions }));
        expect(card).toContain(JSON.stringify(withoutMarkdown(text)));
      }),
      { numRuns: 100 },
    );
  });

  it('is split over blocks in Slack when it is long, never cut and never through the middle of an emoji', () => {
    const story = '🙈a'.repeat(990);
    const file = {
      ...SAMPLES.case_file.empty,
      sections: [{ title: 'Story', facts: [], lines: [story, `second ${story}`] }],
    };
    const { view } = toSlackModal(renderCard(file), { callbackId: 'c', privateMetadata: '' });
    expect(slackWords(view.blocks)).toContain(story);
    expect(slackWords(view.blocks)).toContain(`second ${story}`);
    expect(JSON.stringify(view)).not.toMatch(/\\ud[89a-f]/i);
  });

  it('is not turned into a date, and loses only signs that cannot be seen', () => {
    const file = fileWith('{{DATE(2020-01-01T00:00:00Z)}} and\u0000 half an emoji \uD83D.');
    const words = cardWords(renderCard(file)).join('\n');
    expect(words).toContain('{\u2060{DATE(2020-01-01T00:00:00Z)}} and half an emoji \uFFFD.');
  });
});

function plainTexts(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(plainTexts);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'plain_text' && 'text' in node ? [String(node.text)] : [];
  return [...own, ...Object.values(node).flatMap(plainTexts)];
}
