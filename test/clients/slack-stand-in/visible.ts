// What a person can read on a surface: every text of its blocks in order, one line each.

import { isJson, type Json } from './world.ts';

export function visibleText(blocks: readonly unknown[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

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
        actionId: String(button.action_id ?? ''),
        blockId: String(block.block_id ?? ''),
        value: String(button.value ?? ''),
      }));
  });
}

/** Slack decodes three entities in text objects and none in rich text. */
export function textOf(part: unknown): string {
  if (!isJson(part) || typeof part.text !== 'string') return '';
  const object = part.type === 'plain_text' || part.type === 'mrkdwn';
  return object ? part.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') : part.text;
}

function linesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(linesOf);
  if (!isJson(node)) return [];
  const { type } = node;
  if (type === 'plain_text' || type === 'mrkdwn') return [textOf(node)];
  if (type === 'rich_text_section') return [runsOf(node.elements)];
  if (type === 'input') return [...linesOf(node.label), ...linesOf(node.hint), ...linesOf(node.element)];
  if (type === 'plain_text_input') return typeof node.initial_value === 'string' ? [node.initial_value] : [];
  const parts = ['text', 'fields', 'elements', 'accessory', 'options', 'title', 'rows'];
  return parts.flatMap((part) => linesOf(node[part]));
}

const runsOf = (runs: unknown): string => (Array.isArray(runs) ? runs.map(textOf).join('') : '');
