// The part of Slack's Block Kit that our translation speaks. No mrkdwn anywhere: it is the type that parses mentions and links.

export type PlainText = { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };

export type RichTextRun = {
  readonly type: 'text';
  readonly text: string;
  readonly style?: { readonly bold: true };
};

export type RichText = {
  readonly type: 'rich_text';
  readonly elements: readonly {
    readonly type: 'rich_text_section' | 'rich_text_quote';
    readonly elements: readonly RichTextRun[];
  }[];
};

export type Button = {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value?: string;
  /** Opens in the browser. Slack sends the press to the app as well. */
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
};

export type SlackOption = { readonly text: PlainText; readonly value: string };
export type OptionGroup = { readonly label: PlainText; readonly options: readonly SlackOption[] };

type Options = { readonly placeholder: PlainText } & (
  | { readonly options: readonly SlackOption[] }
  | { readonly option_groups: readonly OptionGroup[] }
);

export type InputElement =
  | {
      readonly type: 'plain_text_input';
      readonly action_id: string;
      readonly multiline: boolean;
      readonly max_length: number;
      readonly initial_value?: string;
    }
  | ({ readonly action_id: string; readonly initial_option?: SlackOption } & (
      | { readonly type: 'radio_buttons'; readonly options: readonly SlackOption[] }
      | ({ readonly type: 'static_select' } & Options)
    ))
  | ({ readonly action_id: string; readonly initial_options?: readonly SlackOption[] } & (
      | { readonly type: 'checkboxes'; readonly options: readonly SlackOption[] }
      | ({ readonly type: 'multi_static_select' } & Options)
    ))
  | { readonly type: 'datepicker'; readonly action_id: string; readonly initial_date?: string }
  | { readonly type: 'timepicker'; readonly action_id: string; readonly initial_time?: string };

export type InputBlock = {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly optional: boolean;
  readonly element: InputElement;
};

export type SlackBlock =
  | RichText
  | InputBlock
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText; readonly accessory: Button }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'actions'; readonly elements: readonly Button[] }
  | { readonly type: 'divider' };

export type SlackModal = {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly external_id?: string;
  readonly title: PlainText;
  readonly submit?: PlainText;
  readonly close: PlainText;
  readonly blocks: readonly SlackBlock[];
};

export type SlackMessage = { readonly blocks: readonly SlackBlock[] };
export type SlackHome = { readonly type: 'home'; readonly blocks: readonly SlackBlock[] };

/** Slack decodes these three in plain_text; in rich_text it takes the text as it is. */
export function plainText(text: string, limit: number): PlainText {
  const clipped = clip(text, limit);
  return { type: 'plain_text', text: escapeText(clipped === '' ? ' ' : clipped), emoji: false };
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Names that come with the data can be longer than Slack takes; the cut is shown. What people wrote is split, not cut. */
export function clip(text: string, limit: number): string {
  if (escapeText(text).length <= limit) return text;
  let kept = text;
  while (escapeText(kept).length > limit - 1) kept = kept.slice(0, -1);
  return `${kept.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
