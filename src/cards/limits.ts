// What the platforms take, in one table, and the checks that hold every card against it.
// Sources: Slack's reference for views, blocks and composition objects and @slack/types 3.2.0; Microsoft's pages on bot
// message size and on cards in Teams. Where two sources differ the smaller number stands.

import type { AdaptiveCard, Element } from './adaptive-card.ts';
import type { InputBlock, InputElement, SlackBlock, SlackHome, SlackMessage, SlackModal } from './slack-blocks.ts';

/** Ours: Teams takes about 100 KB of a bot's message counted as UTF-16, but 28 KB by other routes. */
export const CARD_BYTES = 25 * 1024;

export const SLACK = {
  blocksInView: 100,
  blocksInMessage: 50,
  /** Also the labels of a modal's submit and close. */
  modalTitle: 24,
  header: 150,
  sectionText: 3000,
  /** Undocumented; the length of a section is kept to. */
  richText: 3000,
  contextText: 2000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  /** block_id, action_id, callback_id, external_id. */
  id: 255,
  privateMetadata: 3000,
  inputLabel: 2000,
  placeholder: 150,
  inputText: 3000,
  /** Text and value; Slack's site names 150 for the value, its types 75. */
  option: 75,
  /** Radio buttons and checkboxes. */
  tickedOptions: 10,
  selectOptions: 100,
  optionGroups: 100,
} as const;

export const TEAMS = {
  cardBytes: CARD_BYTES,
  /** More are put behind a menu. */
  actionsInASet: 6,
} as const;

/** What Slack would refuse, in words; empty when all is well. */
export function checkSlackView(view: SlackModal | SlackMessage | SlackHome): readonly string[] {
  const faults: string[] = [];
  const within: Within = (what, found, limit) => {
    if (found > limit) faults.push(`${what}: ${found}, at most ${limit}`);
  };
  within('blocks', view.blocks.length, 'type' in view ? SLACK.blocksInView : SLACK.blocksInMessage);
  if (view.blocks.length === 0) faults.push('no blocks');
  for (const block of view.blocks) checkBlock(block, within);
  const ids = view.blocks.flatMap(idsOf);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push(`the id ${id} twice`);
  for (const id of ids) within(`the id ${id.slice(0, 20)}`, id.length, SLACK.id);
  if ('type' in view && view.type === 'modal') checkModal(view, faults, within);
  return faults;
}

type Within = (what: string, found: number, limit: number) => void;

function checkModal(view: SlackModal, faults: string[], within: Within): void {
  within('title', view.title.text.length, SLACK.modalTitle);
  within('submit', view.submit?.text.length ?? 0, SLACK.modalTitle);
  within('close', view.close.text.length, SLACK.modalTitle);
  within('private_metadata', view.private_metadata.length, SLACK.privateMetadata);
  within('callback_id', view.callback_id.length, SLACK.id);
  within('external_id', view.external_id?.length ?? 0, SLACK.id);
  if (view.submit === undefined && view.blocks.some((block) => block.type === 'input'))
    faults.push('inputs, no submit');
}

function idsOf(block: SlackBlock): readonly string[] {
  if (block.type === 'input') return [block.block_id];
  if (block.type === 'actions') return block.elements.map((button) => button.action_id);
  return block.type === 'section' ? [block.accessory.action_id] : [];
}

function checkBlock(block: SlackBlock, within: Within): void {
  switch (block.type) {
    case 'divider':
      return;
    case 'header':
      within('header', block.text.text.length, SLACK.header);
      return;
    case 'rich_text': {
      const runs = block.elements.flatMap((element) => element.elements);
      within('rich text', sum(runs.map((run) => run.text.length)), SLACK.richText);
      return;
    }
    case 'context':
      within('context elements', block.elements.length, SLACK.contextElements);
      for (const text of block.elements) within('context', text.text.length, SLACK.contextText);
      return;
    case 'section':
      within('section', block.text.text.length, SLACK.sectionText);
      checkButton(block.accessory, within);
      return;
    case 'actions':
      within('buttons', block.elements.length, SLACK.actionsElements);
      for (const button of block.elements) checkButton(button, within);
      return;
    case 'input':
      checkInput(block, within);
      return;
  }
}

type SlackButton = Extract<SlackBlock, { type: 'actions' }>['elements'][number];

function checkButton(button: SlackButton, within: Within): void {
  within('button', button.text.text.length, SLACK.buttonText);
  within('button value', button.value?.length ?? 0, SLACK.buttonValue);
  within('button url', button.url?.length ?? 0, SLACK.buttonUrl);
}

function checkInput(block: InputBlock, within: Within): void {
  within('label', block.label.text.length, SLACK.inputLabel);
  within('hint', block.hint?.text.length ?? 0, SLACK.inputLabel);
  checkOptions(block.element, within);
  if (block.element.type !== 'plain_text_input') return;
  within('max_length', block.element.max_length, SLACK.inputText);
  within('initial value', block.element.initial_value?.length ?? 0, block.element.max_length);
}

function checkOptions(element: InputElement, within: Within): void {
  if ('placeholder' in element) within('placeholder', element.placeholder.text.length, SLACK.placeholder);
  const groups = 'option_groups' in element ? element.option_groups : [];
  within('option groups', groups.length, SLACK.optionGroups);
  const lists = 'options' in element ? [element.options] : groups.map((group) => group.options);
  const ticked = element.type === 'radio_buttons' || element.type === 'checkboxes';
  for (const options of lists) {
    within('options', options.length, ticked ? SLACK.tickedOptions : SLACK.selectOptions);
    for (const option of options)
      within('option', Math.max(option.text.text.length, option.value.length), SLACK.option);
  }
}

/** What Teams would refuse or hide; empty when all is well. */
export function checkTeamsCard(card: AdaptiveCard): readonly string[] {
  const faults: string[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf8');
  if (bytes > TEAMS.cardBytes) faults.push(`card: ${bytes} bytes, at most ${TEAMS.cardBytes}`);
  for (const actions of actionSets(card.body)) {
    if (actions > TEAMS.actionsInASet) faults.push(`buttons: ${actions}, at most ${TEAMS.actionsInASet}`);
  }
  return faults;
}

function actionSets(elements: readonly Element[]): readonly number[] {
  return elements.flatMap((element) => {
    if (element.type === 'ActionSet') return [element.actions.length];
    if (element.type === 'Container') return actionSets(element.items);
    return element.type === 'ColumnSet' ? element.columns.flatMap((column) => actionSets(column.items)) : [];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
