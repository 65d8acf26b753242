// Questions in a window: finding one by the words a person reads, and answering it the way Slack lets them.

import { textOf } from './visible.ts';
import { blocksOf, isJson, type Json, type OpenView } from './world.ts';

export type SeenInput = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: string;
  readonly optional: boolean;
  readonly options: readonly string[];
  /** Option labels joined with commas, or the typed text. */
  readonly value: string;
};

export function inputsOf(open: OpenView, values: Json): readonly SeenInput[] {
  return inputBlocks(open).map(({ block, element }) => {
    const blockId = String(block.block_id);
    const state = isJson(values[blockId]) ? values[blockId][String(element.action_id)] : undefined;
    return {
      id: blockId,
      label: textOf(block.label),
      hint: textOf(block.hint),
      kind: String(element.type),
      optional: block.optional === true,
      options: optionsOf(element).map((option) => textOf(option.text)),
      value: isJson(state) ? shownValue(state) : '',
    };
  });
}

export function fillInput(
  open: OpenView,
  question: string,
  answer: { readonly labels?: readonly string[]; readonly text?: string },
): void {
  const found =
    inputBlocks(open).find(({ block }) => block.block_id === question) ??
    inputBlocks(open).find(({ block }) => textOf(block.label) === question) ??
    inputBlocks(open).find(({ block }) => textOf(block.label).startsWith(question));
  if (found === undefined) throw new Error(`no question "${question}" here; there are: ${labels(open)}`);
  const { block, element } = found;
  open.typed[String(block.block_id)] = { [String(element.action_id)]: stateFor(element, question, answer) };
}

function stateFor(
  element: Json,
  question: string,
  answer: { readonly labels?: readonly string[]; readonly text?: string },
): Json {
  const type = String(element.type);
  const text = answer.text ?? answer.labels?.[0] ?? '';
  const options = (answer.labels ?? [text]).map((label) => optionFor(element, question, label));
  switch (type) {
    case 'plain_text_input': {
      const most = typeof element.max_length === 'number' ? element.max_length : 3000;
      if (text.length > most) throw new Error(`Slack stops typing in "${question}" after ${most} letters`);
      return { type, value: text === '' ? null : text };
    }
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: options[0] ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: options };
    case 'datepicker':
      return { type, selected_date: text };
    case 'timepicker':
      return { type, selected_time: text };
    default:
      throw new Error(`the stand-in cannot fill in a ${type}`);
  }
}

function optionFor(element: Json, question: string, label: string): Json {
  const options = optionsOf(element);
  if (options.length === 0) return {};
  const found = options.find((option) => textOf(option.text) === label) ?? options.find(({ value }) => value === label);
  if (found === undefined) {
    const offered = options.map((option) => `"${textOf(option.text)}"`).join(', ');
    throw new Error(`"${question}" offers no "${label}", only ${offered}`);
  }
  return found;
}

function optionsOf(element: Json): readonly Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isJson) : [];
  return [element, ...groups].flatMap(({ options }) => (Array.isArray(options) ? options.filter(isJson) : []));
}

function shownValue(state: Json): string {
  if (Array.isArray(state.selected_options))
    return state.selected_options
      .filter(isJson)
      .map((option) => textOf(option.text))
      .join(',');
  if (isJson(state.selected_option)) return textOf(state.selected_option.text);
  const typed = [state.value, state.selected_date, state.selected_time].find((value) => typeof value === 'string');
  return typeof typed === 'string' ? typed : '';
}

function inputBlocks(open: OpenView): readonly { readonly block: Json; readonly element: Json }[] {
  return blocksOf(open.view).flatMap((block) =>
    block.type === 'input' && isJson(block.element) ? [{ block, element: block.element }] : [],
  );
}

const labels = (open: OpenView): string =>
  inputBlocks(open)
    .map(({ block }) => `"${textOf(block.label)}"`)
    .join(', ');
