// The elements of an Adaptive Card as blocks. What has no translation throws; nothing is dropped in silence.

import { assertNever } from '../domain/shared/assert-never.ts';
import type {
  ActionSet,
  CardAction,
  ColumnSet,
  Container,
  Element,
  Execute,
  OpenUrl,
  RichTextBlock,
  TextBlock,
} from './adaptive-card.ts';
import { SLACK } from './limits.ts';
import { type Button, plainText, type SlackBlock } from './slack-blocks.ts';
import { inputBlock } from './slack-inputs.ts';
import { refuseUnknown } from './slack-known.ts';
import { type Line, lineOf, richTextBlocks } from './slack-text.ts';
import { UntranslatableCard } from './untranslatable-card.ts';

/** What the surface decides: what it shows elsewhere (title, submit), and a fresh number for each button. */
export type Surface = {
  readonly inputs: boolean;
  readonly skipped: ReadonlySet<Element | CardAction>;
  readonly nextNumber: () => number;
};

export function blocksOf(elements: readonly Element[], surface: Surface): readonly SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let lines: Line[] = [];
  const flush = (): void => {
    blocks.push(...richTextBlocks(lines, 'rich_text_section'));
    lines = [];
  };
  for (const element of elements) {
    refuseUnknown(element);
    if (surface.skipped.has(element)) continue;
    const line = element.type === 'RichTextBlock' || element.type === 'TextBlock' ? flowingLine(element) : null;
    // Lines that follow one another share a block: a view may hold only so many.
    if (line !== null) lines.push(line);
    else {
      flush();
      blocks.push(...blocksOfOne(element, surface));
    }
  }
  flush();
  return blocks;
}

/** Headings and small print have blocks of their own. */
function flowingLine(element: RichTextBlock | TextBlock): Line | null {
  return isHeading(element) || isSmallPrint(element) ? null : lineOf(element);
}

export function isHeading(element: Element): element is TextBlock {
  return element.type === 'TextBlock' && element.style === 'heading';
}

function isSmallPrint(element: Element): boolean {
  if (element.type !== 'RichTextBlock') return false;
  return element.inlines.every((run) => run.isSubtle === true) && textOf(element).length <= SLACK.contextText / 2;
}

function textOf(element: RichTextBlock | TextBlock): string {
  return element.type === 'TextBlock' ? element.text : element.inlines.map((run) => run.text).join('');
}

function blocksOfOne(element: Element, surface: Surface): readonly SlackBlock[] {
  switch (element.type) {
    case 'TextBlock':
      return [{ type: 'header', text: plainText(element.text, SLACK.header) }];
    case 'RichTextBlock':
      return [{ type: 'context', elements: [plainText(textOf(element), SLACK.contextText)] }];
    case 'Container':
      return containerBlocks(element, surface);
    case 'ColumnSet':
      return rowBlocks(element, surface);
    case 'ActionSet':
      return buttonBlocks(element, surface);
    case 'Input.Text':
    case 'Input.ChoiceSet':
    case 'Input.Date':
    case 'Input.Time':
      if (!surface.inputs) throw new UntranslatableCard(`${element.type} outside a modal`);
      return [inputBlock(element)];
    default:
      return assertNever(element);
  }
}

// The words of a container carry its meaning; its colour only repeats it. A warning still has to be seen, so it stands in
// bold behind a bar.
function containerBlocks(container: Container, surface: Surface): readonly SlackBlock[] {
  const divider: readonly SlackBlock[] = container.separator === true ? [{ type: 'divider' }] : [];
  if (container.style !== 'attention' && container.style !== 'warning')
    return [...divider, ...blocksOf(container.items, surface)];
  const lines = container.items
    .filter((item) => !surface.skipped.has(item))
    .map((item) => {
      refuseUnknown(item);
      if (item.type !== 'RichTextBlock' && item.type !== 'TextBlock') {
        throw new UntranslatableCard(`${item.type} in a warning`);
      }
      return lineOf(item);
    });
  return [...divider, ...richTextBlocks(lines, 'rich_text_quote')];
}

/** A row of a list: its words, and the one button beside them. */
function rowBlocks(row: ColumnSet, surface: Surface): readonly SlackBlock[] {
  const columns = row.columns.map((column) => {
    refuseUnknown(column);
    return column.items;
  });
  const sets = columns.flat().filter((item) => item.type === 'ActionSet');
  const texts = columns.flat().filter((item) => item.type === 'RichTextBlock' || item.type === 'TextBlock');
  const action = sets[0]?.actions[0];
  const others = columns.flat().length - sets.length - texts.length;
  if (sets.length !== 1 || sets[0]?.actions.length !== 1 || action === undefined || others > 0) {
    throw new UntranslatableCard('a ColumnSet that is not words and one button');
  }
  for (const item of [...texts, ...sets]) refuseUnknown(item);
  const text = texts.map(textOf).join('\n');
  const [first, ...rest] = inParts(text, SLACK.sectionText);
  const more: readonly SlackBlock[] = rest.flatMap((part) =>
    richTextBlocks([[{ type: 'text', text: part }]], 'rich_text_section'),
  );
  return [{ type: 'section', text: plainText(first, SLACK.sectionText), accessory: button(action, surface) }, ...more];
}

/** Escaping makes a text longer, so a part is cut short enough for the worst. */
function inParts(text: string, limit: number): readonly [string, ...string[]] {
  if (plainText(text, limit + text.length * 5).text.length <= limit) return [text];
  const cut = Math.floor(limit / 5);
  const parts: string[] = [];
  for (let start = cut; start < text.length; start += SLACK.richText)
    parts.push(text.slice(start, start + SLACK.richText));
  return [text.slice(0, cut), ...parts];
}

function buttonBlocks(set: ActionSet, surface: Surface): readonly SlackBlock[] {
  const elements = set.actions
    .filter((action) => !surface.skipped.has(action))
    .map((action) => button(action, surface));
  if (elements.length > SLACK.actionsElements) throw new UntranslatableCard(`${elements.length} buttons in a row`);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function button(action: CardAction, surface: Surface): Button {
  refuseUnknown(action);
  return action.type === 'Action.OpenUrl' ? linkButton(action, surface) : verbButton(action, surface);
}

/** The press of it is sent to the app too; its name is no verb, so that nothing is done about it. */
function linkButton(action: OpenUrl, surface: Surface): Button {
  if (!surface.inputs) throw new UntranslatableCard('Action.OpenUrl outside a modal');
  if (action.url.length > SLACK.buttonUrl || !/^https?:\/\//.test(action.url)) {
    throw new UntranslatableCard('an address that Slack does not open');
  }
  return {
    type: 'button',
    action_id: `link:${surface.nextNumber()}`,
    text: plainText(action.title, SLACK.buttonText),
    url: action.url,
  };
}

function verbButton(action: Execute, surface: Surface): Button {
  const { target } = action.data;
  if (target.length > SLACK.buttonValue) throw new UntranslatableCard(`a target of ${target.length} signs`);
  return {
    type: 'button',
    action_id: `verb:${action.verb}:${surface.nextNumber()}`,
    text: plainText(action.title, SLACK.buttonText),
    ...(target === '' ? {} : { value: target }),
    ...(action.style === 'positive' ? { style: 'primary' } : action.style === 'destructive' ? { style: 'danger' } : {}),
  };
}
