// Slack's own refusals of blocks and views, kept as a table of our own so that the bot's limits are checked against somebody else's
// reading of the documentation. Answers with the first faults found; an empty list means Slack would take it.

type Json = Readonly<Record<string, unknown>>;
type Surface = 'modal' | 'home' | 'message';

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const BLOCKS_ON: Readonly<Record<string, readonly Surface[]>> = {
  section: ['modal', 'home', 'message'],
  header: ['modal', 'home', 'message'],
  divider: ['modal', 'home', 'message'],
  context: ['modal', 'home', 'message'],
  actions: ['modal', 'home', 'message'],
  rich_text: ['modal', 'home', 'message'],
  input: ['modal', 'home', 'message'],
  image: ['modal', 'home', 'message'],
  table: ['message'],
  markdown: ['message'],
};

const ALLOWED_KEYS: Readonly<Record<string, readonly string[]>> = {
  section: ['text', 'fields', 'accessory', 'expand'],
  header: ['text'],
  divider: [],
  context: ['elements'],
  actions: ['elements'],
  rich_text: ['elements'],
  input: ['label', 'element', 'dispatch_action', 'hint', 'optional'],
  image: ['alt_text', 'title', 'image_url', 'slack_file'],
  table: ['rows', 'column_settings'],
  markdown: ['text'],
};

const ELEMENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  button: ['text', 'url', 'value', 'style', 'confirm', 'accessibility_label'],
  plain_text_input: [
    ...[
      'initial_value',
      'multiline',
      'min_length',
      'max_length',
      'dispatch_action_config',
      'focus_on_load',
      'placeholder',
    ],
  ],
  static_select: ['options', 'option_groups', 'initial_option', 'confirm', 'focus_on_load', 'placeholder'],
  multi_static_select: [
    'options',
    'option_groups',
    'initial_options',
    'max_selected_items',
    'focus_on_load',
    'placeholder',
  ],
  radio_buttons: ['options', 'initial_option', 'confirm', 'focus_on_load'],
  checkboxes: ['options', 'initial_options', 'confirm', 'focus_on_load'],
  datepicker: ['initial_date', 'confirm', 'focus_on_load', 'placeholder'],
  timepicker: ['initial_time', 'confirm', 'focus_on_load', 'placeholder', 'timezone'],
  overflow: ['options', 'confirm'],
};

const INPUT_ELEMENTS = [
  ...[
    'plain_text_input',
    'static_select',
    'multi_static_select',
    'radio_buttons',
    'checkboxes',
    'datepicker',
    'timepicker',
  ],
];
const ACTION_ELEMENTS = [
  'button',
  'static_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'overflow',
];

export function viewFaults(view: unknown): readonly string[] {
  if (!isJson(view)) return ['view: not an object'];
  const { type } = view;
  if (type !== 'modal' && type !== 'home') return ['view: type'];
  const faults: string[] = [];
  const common = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
  const allowed =
    type === 'home' ? common : [...common, 'title', 'submit', 'close', 'clear_on_close', 'notify_on_close'];
  for (const key of Object.keys(view)) if (!allowed.includes(key)) faults.push(`view: unknown key ${key}`);
  checkLength(faults, 'private_metadata', view.private_metadata, 3000);
  checkLength(faults, 'callback_id', view.callback_id, 255);
  checkLength(faults, 'external_id', view.external_id, 255);
  if (type === 'modal') {
    checkText(faults, 'title', view.title, 24, true);
    for (const part of ['submit', 'close'] as const) {
      if (view[part] !== undefined) checkText(faults, part, view[part], 24, true);
    }
    const asks = list(view.blocks).some((block) => isJson(block) && block.type === 'input');
    if (asks && view.submit === undefined) faults.push('view: submit is needed beside an input');
  }
  return [...faults, ...blockFaults(view.blocks, type)];
}

export function blockFaults(blocks: unknown, surface: Surface): readonly string[] {
  if (!Array.isArray(blocks)) return ['blocks: not a list'];
  const faults: string[] = [];
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length > most) faults.push(`blocks: more than ${most}`);
  if (blocks.length === 0 && surface !== 'message') faults.push('blocks: none');
  const ids = new Set<unknown>();
  blocks.forEach((block, index) => {
    const where = `blocks[${index}]`;
    if (!isJson(block)) {
      faults.push(`${where}: not an object`);
      return;
    }
    if (block.block_id !== undefined && ids.has(block.block_id)) faults.push(`${where}: block_id twice`);
    ids.add(block.block_id);
    checkBlock(faults, where, block, surface);
  });
  return faults;
}

function checkBlock(faults: string[], where: string, block: Json, surface: Surface): void {
  const type = String(block.type);
  const surfaces = BLOCKS_ON[type];
  if (surfaces === undefined) return void faults.push(`${where}: unknown block ${type}`);
  if (!surfaces.includes(surface)) faults.push(`${where}: ${type} not allowed in ${surface}`);
  const allowed = ['type', 'block_id', ...(ALLOWED_KEYS[type] ?? [])];
  for (const key of Object.keys(block)) if (!allowed.includes(key)) faults.push(`${where}: unknown key ${key}`);
  checkLength(faults, `${where}.block_id`, block.block_id, 255);
  if (type === 'section') checkSection(faults, where, block);
  if (type === 'header') checkText(faults, where, block.text, 150, true);
  if (type === 'context') checkContext(faults, where, block);
  if (type === 'actions') checkActions(faults, where, block);
  if (type === 'rich_text') checkRichText(faults, where, block);
  if (type === 'input') checkInput(faults, where, block);
  if (type === 'image') checkLength(faults, where, block.alt_text, 2000, true);
}

function checkSection(faults: string[], where: string, block: Json): void {
  if (block.text === undefined && block.fields === undefined) faults.push(`${where}: neither text nor fields`);
  if (block.text !== undefined) checkText(faults, where, block.text, 3000, false);
  const fields = list(block.fields);
  if (fields.length > 10) faults.push(`${where}: more than 10 fields`);
  for (const [index, field] of fields.entries()) checkText(faults, `${where}.fields[${index}]`, field, 2000, false);
  if (isJson(block.accessory)) checkElement(faults, `${where}.accessory`, block.accessory);
}

function checkContext(faults: string[], where: string, block: Json): void {
  const elements = list(block.elements);
  if (elements.length === 0 || elements.length > 10) faults.push(`${where}: 1 to 10 elements`);
  elements.forEach((element, index) => {
    if (isJson(element) && element.type !== 'image') checkText(faults, `${where}[${index}]`, element, 3000, false);
  });
}

function checkActions(faults: string[], where: string, block: Json): void {
  const elements = list(block.elements);
  if (elements.length === 0 || elements.length > 25) faults.push(`${where}: 1 to 25 elements`);
  const ids = new Set<unknown>();
  elements.forEach((element, index) => {
    if (!isJson(element)) {
      faults.push(`${where}[${index}]: not an object`);
      return;
    }
    if (!ACTION_ELEMENTS.includes(String(element.type))) faults.push(`${where}[${index}]: ${element.type} not allowed`);
    if (ids.has(element.action_id)) faults.push(`${where}[${index}]: action_id twice`);
    ids.add(element.action_id);
    checkElement(faults, `${where}[${index}]`, element);
  });
}

function checkInput(faults: string[], where: string, block: Json): void {
  checkText(faults, `${where}.label`, block.label, 2000, true);
  if (block.hint !== undefined) checkText(faults, `${where}.hint`, block.hint, 2000, true);
  if (!isJson(block.element)) return void faults.push(`${where}: no element`);
  if (!INPUT_ELEMENTS.includes(String(block.element.type))) faults.push(`${where}: ${block.element.type} not allowed`);
  checkElement(faults, `${where}.element`, block.element);
}

function checkElement(faults: string[], where: string, element: Json): void {
  const type = String(element.type);
  const keys = ELEMENT_KEYS[type];
  if (keys === undefined) return void faults.push(`${where}: unknown element ${type}`);
  const allowed = ['type', 'action_id', ...keys];
  for (const key of Object.keys(element)) if (!allowed.includes(key)) faults.push(`${where}: unknown key ${key}`);
  checkLength(faults, `${where}.action_id`, element.action_id, 255);
  if (element.placeholder !== undefined) checkText(faults, `${where}.placeholder`, element.placeholder, 150, true);
  if (isJson(element.confirm)) checkConfirm(faults, `${where}.confirm`, element.confirm);
  if (type === 'button') {
    checkText(faults, where, element.text, 75, true);
    checkLength(faults, `${where}.value`, element.value, 2000);
    checkLength(faults, `${where}.url`, element.url, 3000);
    checkLength(faults, `${where}.accessibility_label`, element.accessibility_label, 75);
    if (element.style !== undefined && !['primary', 'danger'].includes(String(element.style)))
      faults.push(`${where}: style`);
  }
  if (type === 'plain_text_input') checkTextInput(faults, where, element);
  if (element.options !== undefined || element.option_groups !== undefined) checkOptions(faults, where, type, element);
}

function checkTextInput(faults: string[], where: string, element: Json): void {
  const most = element.max_length;
  if (most !== undefined && (typeof most !== 'number' || most < 1 || most > 3000)) faults.push(`${where}: max_length`);
  checkLength(faults, `${where}.initial_value`, element.initial_value, typeof most === 'number' ? most : 3000);
}

function checkOptions(faults: string[], where: string, type: string, element: Json): void {
  const groups = list(element.option_groups);
  const options = [...list(element.options), ...groups.flatMap((group) => (isJson(group) ? list(group.options) : []))];
  const most = { overflow: 5, radio_buttons: 10, checkboxes: 10 }[type] ?? 100;
  if (options.length === 0) faults.push(`${where}: no options`);
  if (list(element.options).length > most || groups.length > 100) faults.push(`${where}: more than ${most} options`);
  const values = new Set<string>();
  for (const option of options) {
    if (!isJson(option)) return void faults.push(`${where}: option is no object`);
    checkText(faults, `${where}.option`, option.text, 75, type === 'static_select' || type === 'multi_static_select');
    checkLength(faults, `${where}.option.value`, option.value, 75, true);
    if (option.description !== undefined)
      checkText(faults, `${where}.option.description`, option.description, 75, true);
    if (values.has(String(option.value))) faults.push(`${where}: option value twice`);
    values.add(String(option.value));
  }
  const chosen = [element.initial_option, ...list(element.initial_options)].filter((option) => option !== undefined);
  if (element.initial_options !== undefined && list(element.initial_options).length === 0)
    faults.push(`${where}: initial_options is empty`);
  const known = options.map((option) => JSON.stringify(option));
  for (const option of chosen)
    if (!known.includes(JSON.stringify(option))) faults.push(`${where}: initial option is not one of the options`);
}

function checkConfirm(faults: string[], where: string, confirm: Json): void {
  checkText(faults, `${where}.title`, confirm.title, 100, true);
  checkText(faults, `${where}.text`, confirm.text, 300, false);
  checkText(faults, `${where}.confirm`, confirm.confirm, 30, true);
  checkText(faults, `${where}.deny`, confirm.deny, 30, true);
}

const RICH_PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];

function checkRichText(faults: string[], where: string, block: Json): void {
  const parts = list(block.elements);
  if (parts.length === 0) faults.push(`${where}: no elements`);
  for (const part of parts) {
    if (!isJson(part) || !RICH_PARTS.includes(String(part.type))) {
      faults.push(`${where}: unknown rich text part`);
      continue;
    }
    const inner =
      part.type === 'rich_text_list'
        ? list(part.elements).flatMap((item) => (isJson(item) ? list(item.elements) : []))
        : list(part.elements);
    if (inner.length === 0) faults.push(`${where}: empty rich text part`);
    for (const run of inner) {
      if (!isJson(run) || run.type !== 'text') faults.push(`${where}: rich text run that is not plain text`);
      else if (typeof run.text !== 'string' || run.text.length === 0) faults.push(`${where}: empty run`);
    }
  }
}

function checkText(faults: string[], where: string, text: unknown, most: number, plainOnly: boolean): void {
  if (!isJson(text)) return void faults.push(`${where}: no text object`);
  if (text.type !== 'plain_text' && (plainOnly || text.type !== 'mrkdwn'))
    faults.push(`${where}: text type ${text.type}`);
  if (text.type === 'mrkdwn' && text.emoji !== undefined) faults.push(`${where}: emoji beside mrkdwn`);
  checkLength(faults, where, text.text, most, true);
}

function checkLength(faults: string[], where: string, value: unknown, most: number, needed = false): void {
  if (value === undefined && !needed) return;
  if (typeof value !== 'string') return void faults.push(`${where}: not a text`);
  if (value.length > most) faults.push(`${where}: ${value.length} letters, ${most} fit`);
  if (needed && value.length === 0) faults.push(`${where}: empty`);
}
