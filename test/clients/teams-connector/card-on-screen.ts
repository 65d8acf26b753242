// Reads an Adaptive Card the way a person does: texts, labels, options and buttons. And answers as a client would.

export type Node = { readonly [key: string]: unknown };

/** Every object in the card, outermost first. */
export function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    for (const inner of Object.values(value)) yield* nodes(inner);
  }
}

/** All that can be read, one text a line. */
export function textOf(card: unknown): string {
  const lines: string[] = [];
  for (const node of nodes(card)) {
    if (node.type === 'RichTextBlock' && Array.isArray(node.inlines)) {
      lines.push(
        node.inlines.map((run: unknown) => (typeof run === 'string' ? run : String((run as Node).text))).join(''),
      );
    } else if (node.type === 'TextBlock') lines.push(String(node.text));
    else if (String(node.type).startsWith('Input.')) lines.push(String(node.label));
    else if (String(node.type).startsWith('Action.')) lines.push(String(node.title));
    else if (node.type === undefined && typeof node.title === 'string') lines.push(node.title);
  }
  return lines.join('\n');
}

export const buttonsOf = (card: unknown): readonly string[] =>
  [...nodes(card)].filter((node) => node.type === 'Action.Execute').map((node) => String(node.title));

export function findButton(card: unknown, label: string): Node | null {
  return [...nodes(card)].find((node) => node.type === 'Action.Execute' && node.title === label) ?? null;
}

const inputs = (card: unknown): readonly Node[] =>
  [...nodes(card)].filter((node) => String(node.type).startsWith('Input.'));

/** The question whose label begins so, or whose id is so. */
export function findInput(card: unknown, label: string): Node {
  const found = inputs(card).find((node) => node.id === label || String(node.label).startsWith(label));
  if (found === undefined) throw new Error(`there is no question "${label}" on this card:\n${textOf(card)}`);
  return found;
}

/** A choice is named by what the person reads; several are separated by semicolons. */
export function valueFor(input: Node, answer: string): string {
  if (input.type !== 'Input.ChoiceSet') return answer;
  const choices = input.choices as readonly { title: string; value: string }[];
  const wanted = input.isMultiSelect === true ? answer.split(';').map((part) => part.trim()) : [answer];
  return wanted
    .filter((title) => title !== '')
    .map((title) => {
      const choice = choices.find((each) => each.title === title || each.value === title);
      if (choice === undefined) {
        throw new Error(
          `"${title}" is no answer to "${String(input.label)}": ${choices.map((c) => c.title).join(' | ')}`,
        );
      }
      return choice.value;
    })
    .join(',');
}

/** What the client sends along with a button, after its own check of what must be filled in. */
export function collect(card: unknown, button: Node, filled: Readonly<Record<string, string>>): Node {
  const data = (button.data ?? {}) as Node;
  if (button.associatedInputs === 'none') return data;
  const answers: Record<string, string> = {};
  for (const input of inputs(card)) {
    const id = String(input.id);
    const value = filled[id] ?? (typeof input.value === 'string' ? input.value : '');
    if (input.isRequired === true && value === '')
      throw new Error(`the client holds back: "${String(input.label)}" is empty`);
    if (value !== '') answers[id] = value;
  }
  return { ...answers, ...data };
}
