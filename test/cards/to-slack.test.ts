// The one translation to Slack: inside Slack's limits, answers and errors find their way back, and nothing is lost in silence.

import { describe, expect, it } from '@jest/globals';
import type { AdaptiveCard, ChatCard, Element } from '../../src/cards/adaptive-card.ts';
import { checkSlackView, SLACK } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { allSamples, SAMPLES } from '../../src/cards/samples.ts';
import type { SlackBlock } from '../../src/cards/slack-blocks.ts';
import { readSlackInputs } from '../../src/cards/slack-inputs.ts';
import { readSlackVerb, toSlackHome, toSlackMessage, toSlackModal } from '../../src/cards/to-slack.ts';
import { UntranslatableCard } from '../../src/cards/untranslatable-card.ts';
import { isChatView } from '../../src/views/fallback.ts';
import type { View } from '../../src/views/view.ts';
import { cardWords, slackWords } from '../support/card-words.ts';

const OPTIONS = { callbackId: 'page', privateMetadata: '{}' };
const samples = allSamples().map((sample) => [`${sample.name}, ${sample.size}`, sample.view] as const);
const chatSamples = samples.flatMap(([name, view]) => (isChatView(view) ? [[name, view] as const] : []));

function withBody(body: readonly unknown[]): AdaptiveCard {
  return { ...renderCard(SAMPLES.message.empty), body: body as readonly Element[] };
}

describe('a card in Slack', () => {
  it.each(samples)('%s fits a modal', (_, view) => {
    expect(checkSlackView(toSlackModal(renderCard(view), OPTIONS).view)).toEqual([]);
  });

  it.each(chatSamples)('%s fits a message and App Home', (_, view) => {
    expect(checkSlackView(toSlackMessage(renderCard(view)))).toEqual([]);
    expect(checkSlackView(toSlackHome(renderCard(view)))).toEqual([]);
  });

  it.each(samples)('%s says every word that the Adaptive Card says', (_, view: View) => {
    const card = renderCard(view);
    const { view: modal } = toSlackModal(card, OPTIONS);
    const said = `${modal.title.text}${slackWords(modal.blocks)}${JSON.stringify(modal.blocks)}`.replaceAll(
      '\\n',
      '\n',
    );
    for (const words of cardWords(card)) {
      for (const line of words.split('\n')) expect(said.includes(line) || line.length > SLACK.option - 1).toBe(true);
    }
  });

  it('never uses the text type that parses mentions and links', () => {
    for (const [, view] of samples)
      expect(JSON.stringify(toSlackModal(renderCard(view), OPTIONS))).not.toContain('mrkdwn');
  });

  it('makes the primary button that sends the questions the submit, and tells what it stands for', () => {
    const { view, submit } = toSlackModal(renderCard(SAMPLES.form_page.typical), {
      callbackId: 'page',
      privateMetadata: (meaning) => JSON.stringify(meaning),
      externalId: 'x1',
    });
    expect(submit).toEqual({ verb: 'next', target: 'c_sample0001' });
    expect(view).toMatchObject({
      submit: { text: 'Next' },
      external_id: 'x1',
      private_metadata: JSON.stringify(submit),
    });
    const buttons = view.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(buttons).toMatchObject([{ text: { text: 'Discard' }, style: 'danger', value: 'c_sample0001' }]);
    expect(buttons.map((button) => readSlackVerb(button.action_id))).toEqual(['discard']);
  });

  it('opens a download by a button whose press means nothing to the conversation', () => {
    const { view } = toSlackModal(renderCard(SAMPLES.item_list.longest), OPTIONS);
    const links = view.blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .filter((button) => button.url !== undefined);
    expect(links.map(({ url }) => url)).toEqual(SAMPLES.item_list.longest.links.map(({ url }) => url));
    expect(links.map((button) => readSlackVerb(button.action_id))).toEqual([null, null]);
  });

  it.each([
    ['in a message', (card: AdaptiveCard) => toSlackMessage(card as ChatCard), 'https://esafety.school.example/d/x'],
    ['in App Home', (card: AdaptiveCard) => toSlackHome(card as ChatCard), 'https://esafety.school.example/d/x'],
    ['to another kind of address', (card: AdaptiveCard) => toSlackModal(card, OPTIONS), 'javascript:alert(1)'],
    [
      'that is too long for Slack',
      (card: AdaptiveCard) => toSlackModal(card, OPTIONS),
      `https://x.example/${'a'.repeat(3000)}`,
    ],
  ] as const)('refuses a link %s', (_name, translate, url) => {
    const card = withBody([{ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Download', url }] }]);
    expect(() => translate(card)).toThrow(UntranslatableCard);
  });

  it('does not take the button beside a row for the submit', () => {
    const { submit } = toSlackModal(renderCard(SAMPLES.form_review.typical), OPTIONS);
    expect(submit?.verb).toBe('send.report');
  });

  it('gives up the lines between answers, and no answer, when a report has very many', () => {
    const answers = Array.from({ length: 80 }, (_, index) => ({
      label: `Question ${index}`,
      value: 'Yes',
      action: null,
    }));
    const { view } = toSlackModal(renderCard({ ...SAMPLES.form_review.typical, answers }), OPTIONS);
    expect(checkSlackView(view)).toEqual([]);
    for (const { label } of answers) expect(slackWords(view.blocks)).toContain(`${label}: Yes`);
  });

  it('keeps a modal without questions free of a submit', () => {
    const { view, submit } = toSlackModal(renderCard(SAMPLES.receipt.typical), OPTIONS);
    expect([submit, view.submit]).toEqual([null, undefined]);
  });

  it('keeps a title that is too long for the bar inside as well', () => {
    const card = renderCard({ ...SAMPLES.message.typical, title: 'A title that is longer than Slack takes' });
    const { view } = toSlackModal(card, OPTIONS);
    expect(view.title.text).toBe('A title that is longer …');
    expect(slackWords(view.blocks)).toContain('A title that is longer than Slack takes');
  });

  it('gives errors and values a way back: block id and action id are the id of the question', () => {
    for (const block of toSlackModal(renderCard(SAMPLES.form_page.longest), OPTIONS).view.blocks) {
      if (block.type === 'input') expect(block.element.action_id).toBe(block.block_id);
    }
  });

  it('reads back what it put in, for every kind of input', () => {
    const page = SAMPLES.form_page.longest;
    const questions = page.questions.map((question) =>
      question.id === 'adult' ? { ...question, value: 'p_sample0007' } : question,
    );
    const { view } = toSlackModal(renderCard({ ...page, questions }), OPTIONS);
    expect(readSlackInputs(asUntouched(view.blocks))).toEqual(
      Object.fromEntries(questions.map((q) => [q.id, q.value])),
    );
  });

  it('reads unanswered questions as empty, and never trips over what it does not know', () => {
    const values = {
      a: { a: { type: 'plain_text_input', value: null } },
      b: { b: { type: 'radio_buttons', selected_option: null } },
      c: { c: { type: 'checkboxes', selected_options: [] } },
      d: { d: { type: 'datepicker', selected_date: null } },
    };
    expect(readSlackInputs(values)).toEqual({ a: '', b: '', c: '', d: '' });
    for (const odd of [undefined, null, 'x', 3, [], { a: null }]) expect(readSlackInputs(odd)).toEqual({});
  });

  it('keeps an answer that is longer than the question allows', () => {
    const [, , story] = SAMPLES.form_page.longest.questions;
    if (story === undefined) throw new Error('the sample has a story');
    const page = { ...SAMPLES.form_page.longest, questions: [{ ...story, maxLength: 100 }] };
    const input = toSlackModal(renderCard(page), OPTIONS).view.blocks.find((block) => block.type === 'input');
    expect(input).toMatchObject({ element: { initial_value: story.value, max_length: story.value.length } });
  });

  it.each([
    ['an element it does not know', [{ type: 'Image', url: 'https://example.org/x.png' }], 'Image'],
    ['a table of facts', [{ type: 'FactSet', facts: [] }], 'FactSet'],
    [
      'a property it would drop',
      [{ type: 'TextBlock', text: 'x', wrap: true, isVisible: false }],
      'TextBlock.isVisible',
    ],
    [
      'a link in a text',
      [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', selectAction: {} }] }],
      'TextRun.selectAction',
    ],
    ['columns that are not words and one button', [{ type: 'ColumnSet', columns: [] }], 'ColumnSet'],
    [
      'questions that nothing sends',
      [{ type: 'Input.Date', id: 'd', label: 'x', isRequired: false, errorMessage: 'x' }],
      'primary button',
    ],
  ])('refuses %s by name', (_, body, named) => {
    expect(() => toSlackModal(withBody(body), OPTIONS)).toThrow(UntranslatableCard);
    expect(() => toSlackModal(withBody(body), OPTIONS)).toThrow(named);
  });

  it('refuses a question outside a modal', () => {
    const card = withBody([
      { type: 'Input.Date', id: 'd', label: 'x', isRequired: false, errorMessage: 'x' },
    ]) as ChatCard;
    expect(() => toSlackMessage(card)).toThrow(UntranslatableCard);
  });

  it('cannot be given a private card to post', () => {
    // @ts-expect-error a private card has no place in a message
    const post = (): unknown => toSlackMessage(renderCard(SAMPLES.case_file.typical));
    // @ts-expect-error nor in App Home
    const home = (): unknown => toSlackHome(renderCard(SAMPLES.case_file.typical));
    expect([post, home]).toHaveLength(2);
  });

  it('has checks that bite', () => {
    const { view } = toSlackModal(renderCard(SAMPLES.form_page.typical), OPTIONS);
    expect(checkSlackView({ ...view, title: { ...view.title, text: 'x'.repeat(25) } })).toEqual([
      'title: 25, at most 24',
    ]);
    expect(checkSlackView({ ...view, blocks: [...view.blocks, ...view.blocks] })).toContain('the id danger twice');
    expect(checkSlackView({ blocks: [] })).toEqual(['no blocks']);
  });
});

/** The state Slack sends when a modal is submitted as it was shown. */
function asUntouched(blocks: readonly SlackBlock[]): unknown {
  const states = blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const { element } = block;
    const state = {
      type: element.type,
      ...('initial_value' in element ? { value: element.initial_value } : {}),
      ...('initial_option' in element ? { selected_option: element.initial_option } : {}),
      ...('initial_options' in element ? { selected_options: element.initial_options } : {}),
      ...('initial_date' in element ? { selected_date: element.initial_date } : {}),
      ...('initial_time' in element ? { selected_time: element.initial_time } : {}),
    };
    return [[block.block_id, { [element.action_id]: state }] as const];
  });
  return Object.fromEntries(states);
}
