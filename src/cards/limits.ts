// What the platforms take, in one table, and the checks that hold every card against it.
// Sources: Slack's reference for views, blocks and composition objects and @slack/types 3.2.0; Microsoft's pages on bot
// message size and on cards in Teams. Where two sources differ the smaller number stands.

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
  /** block_id, action_id, callback_id, external_id. */
  id: 255,
  privateMetadata: 3000,
  inputLabel: 2000,
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
