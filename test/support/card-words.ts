// What a card says, element by element in reading order, the way a screen reader would come to it.

import type { AdaptiveCard, Element } from '../../src/cards/adaptive-card.ts';
import type { SlackBlock } from '../../src/cards/slack-blocks.ts';

/** Texts, labels and choices; without the buttons. */
export function cardWords(card: AdaptiveCard): readonly string[] {
  return card.body.flatMap(wordsOf);
}

export function allElements(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return [element, ...allElements(element.items)];
    if (element.type === 'ColumnSet')
      return [element, ...element.columns.flatMap((column) => allElements(column.items))];
    return [element];
  });
}

function wordsOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'RichTextBlock':
      return [element.inlines.map((run) => run.text).join('')];
    case 'Container':
      return element.items.flatMap(wordsOf);
    case 'ColumnSet':
      return element.columns.flatMap((column) => column.items.flatMap(wordsOf));
    case 'ActionSet':
      return [];
    case 'Input.ChoiceSet':
      return [element.label, ...element.choices.map((choice) => choice.title)];
    default:
      return [element.label, element.value ?? ''];
  }
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What Slack would show of the blocks, one text; parts of a text that was split stand together again. */
export function slackWords(blocks: readonly SlackBlock[]): string {
  return blocks.map(blockWords).join('');
}

function blockWords(block: SlackBlock): string {
  switch (block.type) {
    case 'rich_text':
      return block.elements.flatMap((part) => part.elements.map((run) => run.text)).join('');
    case 'context':
      return block.elements.map((text) => unescaped(text.text)).join('');
    case 'header':
    case 'section':
      return unescaped(block.text.text);
    case 'input':
      return `${unescaped(block.label.text)}\n${unescaped(block.hint?.text ?? '')}`;
    default:
      return '';
  }
}
