// What the translation knows of each element. Anything else, even a harmless-looking property, is refused by name: so no
// template can rely on something that Slack would leave out.

import type { CardAction, Column, Element } from './adaptive-card.ts';
import { UntranslatableCard } from './untranslatable-card.ts';

const LAYOUT = ['type', 'spacing', 'separator'];
const INPUT = [...LAYOUT, 'id', 'label', 'isRequired', 'errorMessage', 'value'];

/** Spacing, sizes and colours may differ between platforms; they carry no meaning of their own. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  TextBlock: [...LAYOUT, 'text', 'wrap', 'style', 'weight', 'size'],
  RichTextBlock: [...LAYOUT, 'inlines'],
  TextRun: ['type', 'text', 'weight', 'size', 'color', 'isSubtle'],
  Container: [...LAYOUT, 'items', 'style'],
  ColumnSet: [...LAYOUT, 'columns'],
  Column: ['type', 'width', 'verticalContentAlignment', 'items'],
  ActionSet: [...LAYOUT, 'actions'],
  'Action.Execute': ['type', 'title', 'verb', 'data', 'style', 'associatedInputs'],
  'Action.OpenUrl': ['type', 'title', 'url'],
  'Input.Text': [...INPUT, 'isMultiline', 'maxLength'],
  'Input.ChoiceSet': [...INPUT, 'choices', 'style', 'isMultiSelect', 'placeholder', 'wrap'],
  'Input.Date': INPUT,
  'Input.Time': INPUT,
};

export function refuseUnknown(element: Element | Column | CardAction): void {
  refuseKeys(element);
  if (element.type === 'RichTextBlock') for (const run of element.inlines) refuseKeys(run);
}

function refuseKeys(node: { readonly type: string }): void {
  const known = KNOWN[node.type];
  if (known === undefined) throw new UntranslatableCard(node.type);
  const stranger = Object.keys(node).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new UntranslatableCard(`${node.type}.${stranger}`);
}
