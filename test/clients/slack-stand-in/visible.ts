// What a person can read on a surface: every text of its blocks in order, one line each.

import { isJson, type Json, word } from './world.ts';

export function visibleText(blocks: readonly unknown[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

/** Signs that nobody can see are not read: joiners vanish, a space that holds words together is a space. */
const asRead = (text: string): string =>
  text.replace(/[\u200b-\u200d\u2060\ufeff]/gu, '').replace(/[\u00a0\u202f]/gu, ' ');

export type Button = {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
};

export function buttonsOf(blocks: readonly Json[]): readonly Button[] {
  return blocks.flatMap((block) => {
    const elements = Array.isArray(block.elements) ? block.elements : [block.accessory];
    return elements
      .filter(isJson)
      .filter(({ type }) => type === 'button')
      .map((button) => ({
        label: textOf(button.text),
        actionId: word(button.action_id),
        blockId: word(block.block_id),
        value: word(button.value),
      }));
  });
}

/** Slack decodes three entities in text objects and none in rich text. */
export function textOf(part: unknown): string {
  if (!isJson(part) || typeof part.text !== 'string') return '';
  const object = part.type === 'plain_text' || part.type === 'mrkdwn';
  const text = object ? part.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') : part.text;
  return asRead(text);
}

function linesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(linesOf);
  if (!isJson(node)) return [];
  const { type } = node;
  if (type === 'plain_text' || type === 'mrkdwn') return [textOf(node)];
  if (type === 'rich_text_section' || type === 'rich_text_quote') return [runsOf(node.elements)];
  if (type === 'input') return [...linesOf(node.label), ...linesOf(node.hint), ...linesOf(node.element)];
  if (type === 'plain_text_input') return [word(node.initial_value)].filter((text) => text !== '');
  const parts = ['text', 'fields', 'elements', 'accessory', 'options', 'title', 'rows'];
  return parts.flatMap((part) => linesOf(node[part]));
}

const runsOf = (runs: unknown): string => (Array.isArray(runs) ? runs.map(textOf).join('') : '');
