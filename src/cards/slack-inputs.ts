// Questions in Slack: an Adaptive Card input becomes an input block, and the state of a view becomes answers again.
// block_id = action_id = the question's id, so that values and errors find their way back.

import type { Input, InputChoiceSet, InputText } from './adaptive-card.ts';
import { SLACK } from './limits.ts';
import { type InputBlock, type InputElement, type OptionGroup, plainText, type SlackOption } from './slack-blocks.ts';
import { UntranslatableCard } from './untranslatable-card.ts';

export function inputBlock(input: Input): InputBlock {
  if (input.id === '' || input.id.length > SLACK.id)
    throw new UntranslatableCard(`an input id of ${input.id.length} signs`);
  const [label = '', ...help] = input.label.split('\n');
  return {
    type: 'input',
    block_id: input.id,
    label: plainText(label, SLACK.inputLabel),
    ...(help.length > 0 ? { hint: plainText(help.join(' '), SLACK.inputLabel) } : {}),
    optional: !input.isRequired,
    element: inputElement(input),
  };
}

function inputElement(input: Input): InputElement {
  const value = input.value ?? '';
  switch (input.type) {
    case 'Input.Text':
      return textElement(input, value);
    case 'Input.ChoiceSet':
      return choiceElement(input, value);
    case 'Input.Date':
      return { type: 'datepicker', action_id: input.id, ...(value === '' ? {} : { initial_date: value }) };
    case 'Input.Time':
      return { type: 'timepicker', action_id: input.id, ...(value === '' ? {} : { initial_time: value }) };
  }
}

// Slack refuses an initial value that is longer than max_length; what was typed is kept, and the server says again what is wrong.
function textElement(input: InputText, value: string): InputElement {
  const kept = value.slice(0, SLACK.inputText);
  return {
    type: 'plain_text_input',
    action_id: input.id,
    multiline: input.isMultiline,
    max_length: Math.min(SLACK.inputText, Math.max(input.maxLength, kept.length)),
    ...(kept === '' ? {} : { initial_value: kept }),
  };
}

function choiceElement(input: InputChoiceSet, value: string): InputElement {
  const options = input.choices.map((choice) => slackOption(choice.title, choice.value));
  if (options.length === 0) throw new UntranslatableCard(`Input.ChoiceSet ${input.id} without choices`);
  const action_id = input.id;
  const folded =
    options.length <= SLACK.tickedOptions && (input.isMultiSelect || input.style === 'expanded')
      ? null
      : { placeholder: plainText(input.placeholder, SLACK.placeholder), ...grouped(options) };
  if (input.isMultiSelect) {
    const values = value.split(',');
    const chosen = options.filter((option) => values.includes(option.value));
    const initial = chosen.length > 0 ? { initial_options: chosen } : {};
    if (folded === null) return { type: 'checkboxes', action_id, options, ...initial };
    return { type: 'multi_static_select', action_id, ...folded, ...initial };
  }
  const chosen = options.find((option) => option.value === value);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  if (folded === null) return { type: 'radio_buttons', action_id, options, ...initial };
  return { type: 'static_select', action_id, ...folded, ...initial };
}

function slackOption(title: string, value: string): SlackOption {
  // A shortened value would come back as another answer.
  if (value === '' || value.length > SLACK.option)
    throw new UntranslatableCard(`a choice value of ${value.length} signs`);
  return { text: plainText(title, SLACK.option), value };
}

type Grouped = { readonly options: readonly SlackOption[] } | { readonly option_groups: readonly OptionGroup[] };

/** A list of staff can be longer than one list of options may be. */
function grouped(options: readonly SlackOption[]): Grouped {
  if (options.length <= SLACK.selectOptions) return { options };
  const groups: OptionGroup[] = [];
  for (let start = 0; start < options.length; start += SLACK.selectOptions) {
    const part = options.slice(start, start + SLACK.selectOptions);
    groups.push({ label: plainText(`${start + 1} to ${start + part.length}`, SLACK.option), options: part });
  }
  if (groups.length > SLACK.optionGroups) throw new UntranslatableCard(`a list of ${options.length} choices`);
  return { option_groups: groups };
}

/** `view.state.values` of a submission or press -> question id -> value, as Adaptive Cards would send it. */
export function readSlackInputs(stateValues: unknown): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const block of Object.values(record(stateValues))) {
    for (const [id, state] of Object.entries(record(block))) answers[id] = readValue(record(state));
  }
  return answers;
}

function readValue(state: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(state.selected_options))
    return state.selected_options.map((option) => optionValue(option)).join(',');
  const chosen = optionValue(state.selected_option);
  const first = [state.value, state.selected_date, state.selected_time].find((value) => typeof value === 'string');
  return chosen !== '' ? chosen : typeof first === 'string' ? first : '';
}

function optionValue(option: unknown): string {
  const { value } = record(option);
  return typeof value === 'string' ? value : '';
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
