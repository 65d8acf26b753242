// The one translator from our Adaptive Cards to Slack: a modal, a message or App Home.

import type { AdaptiveCard, CardAction, ChatCard, Element, Execute, TextBlock } from './adaptive-card.ts';
import { SLACK } from './limits.ts';
import { plainText, type SlackBlock, type SlackHome, type SlackMessage, type SlackModal } from './slack-blocks.ts';
import { blocksOf, isHeading, type Surface } from './slack-elements.ts';
import { UntranslatableCard } from './untranslatable-card.ts';

/** The button that became the modal's own submit: Slack does not send a verb with it, so it travels in private_metadata. */
export type SlackSubmit = { readonly verb: string; readonly target: string };

export type ModalOptions = {
  readonly callbackId: string;
  /** A text, or one made from what submit stands for. Ids only: Slack hands it back, and keeps it meanwhile. */
  readonly privateMetadata: string | ((submit: SlackSubmit | null) => string);
  readonly externalId?: string;
};

export function toSlackModal(
  card: AdaptiveCard,
  options: ModalOptions,
): { readonly view: SlackModal; readonly submit: SlackSubmit | null } {
  const title = flat(card.body).find(isHeading);
  const submit = submitOf(card);
  const ownTitle = title !== undefined && plainText(title.text, SLACK.header).text.length <= SLACK.modalTitle;
  const skipped = new Set<Element | CardAction>();
  if (ownTitle) skipped.add(title);
  if (submit !== null) skipped.add(submit);
  const meaning = submit === null ? null : { verb: submit.verb, target: submit.data.target };
  const { privateMetadata } = options;
  const view: SlackModal = {
    type: 'modal',
    callback_id: options.callbackId,
    private_metadata: typeof privateMetadata === 'string' ? privateMetadata : privateMetadata(meaning),
    ...(options.externalId === undefined ? {} : { external_id: options.externalId }),
    title: modalTitle(title),
    ...(submit === null ? {} : { submit: plainText(submit.title, SLACK.modalTitle) }),
    close: plainText('Close', SLACK.modalTitle),
    blocks: modalBlocks(card, skipped),
  };
  return { view, submit: meaning };
}

/** Only a card of a ChatView can be posted; the type of a private one does not fit. */
export function toSlackMessage(card: ChatCard): SlackMessage {
  return { blocks: fewer(blocksOf(card.body, surface(false, new Set())), SLACK.blocksInMessage) };
}

/** App Home is kept by Slack, so it too takes only what may stand in a chat. */
export function toSlackHome(card: ChatCard): SlackHome {
  return { type: 'home', blocks: fewer(blocksOf(card.body, surface(false, new Set())), SLACK.blocksInView) };
}

/** `verb:<verb>:<n>` of a pressed button, or null when it is not one of ours. The target is the button's value (or ''). */
export function readSlackVerb(actionId: string): string | null {
  return /^verb:(.+):\d+$/.exec(actionId)?.[1] ?? null;
}

function surface(inputs: boolean, skipped: ReadonlySet<Element | CardAction>): Surface {
  let number = 0;
  return { inputs, skipped, nextNumber: () => ++number };
}

/** Slack takes no empty view: then the title is said once more inside. */
function modalBlocks(card: AdaptiveCard, skipped: ReadonlySet<Element | CardAction>): SlackModal['blocks'] {
  const [first, ...others] = fewer(blocksOf(card.body, surface(true, skipped)), SLACK.blocksInView);
  // Under the title bar there is a line already.
  const blocks = first === undefined || first.type === 'divider' ? others : [first, ...others];
  return blocks.length > 0 ? blocks : blocksOf(card.body, surface(true, new Set()));
}

/** Lines between parts are the first to go when there are many parts. */
function fewer(blocks: readonly SlackBlock[], limit: number): readonly SlackBlock[] {
  return blocks.length <= limit ? blocks : blocks.filter((block) => block.type !== 'divider');
}

function modalTitle(title: TextBlock | undefined): SlackModal['title'] {
  return plainText(title?.text ?? 'Online safety', SLACK.modalTitle);
}

// A modal with questions must have a submit; one without needs none, and its buttons stay where they are.
function submitOf(card: AdaptiveCard): Execute | null {
  const elements = flat(card.body);
  if (!elements.some((element) => element.type.startsWith('Input.'))) return null;
  // Not the buttons beside the rows of a list: they open or change that one row.
  const actions = flat(card.body, false).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
  const submit = actions
    .filter((action) => action.type === 'Action.Execute')
    .find((action) => action.style === 'positive' && action.associatedInputs === 'auto');
  if (submit === undefined) throw new UntranslatableCard('questions without a primary button that sends them');
  return submit;
}

/** Every element in reading order, containers (and columns) opened. */
function flat(elements: readonly Element[], columns = true): readonly Element[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return [element, ...flat(element.items, columns)];
    if (element.type === 'ColumnSet') return columns ? element.columns.flatMap((column) => flat(column.items)) : [];
    return [element];
  });
}
