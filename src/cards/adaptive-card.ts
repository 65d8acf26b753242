// The part of Adaptive Cards 1.5 that our templates use, and no more: what is not here has no translation to Slack.

export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'bolder' | 'default';
  readonly size?: TextSize;
  readonly color?: 'default' | 'attention' | 'good' | 'warning' | 'accent';
  readonly isSubtle?: boolean;
};

export type TextSize = 'default' | 'small' | 'medium' | 'large' | 'extraLarge';

/** Clients read Markdown here, so text from outside is hardened (see harden-card.ts). For headings. */
export type TextBlock = {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly weight?: 'bolder' | 'default';
  readonly size?: TextSize;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
};

/** No mark-up is read here: the only place for what people wrote. */
export type RichTextBlock = {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
  readonly separator?: boolean;
};

export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large';

export type Container = {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'default' | 'emphasis' | 'attention' | 'good' | 'warning' | 'accent';
  readonly spacing?: Spacing;
  readonly separator?: boolean;
};

/** One column of text and one with its button. */
export type ColumnSet = {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
  readonly spacing?: Spacing;
  readonly separator?: boolean;
};

export type Column = {
  readonly type: 'Column';
  readonly width: 'stretch' | 'auto';
  readonly verticalContentAlignment?: 'top' | 'center';
  readonly items: readonly Element[];
};

export type ActionSet = {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
  readonly spacing?: Spacing;
};

export type Execute = {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: { readonly target: string };
  readonly style?: 'default' | 'positive' | 'destructive';
  readonly associatedInputs: 'auto' | 'none';
};

/** A page of this server in the browser. In cards of private views only, and never an address that somebody typed. */
export type OpenUrl = { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

export type CardAction = Execute | OpenUrl;

type InputBase = {
  readonly id: string;
  /** A second line, when there is one, is the help. */
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage: string;
  readonly value?: string;
  readonly spacing?: Spacing;
};

export type InputText = InputBase & {
  readonly type: 'Input.Text';
  readonly isMultiline: boolean;
  readonly maxLength: number;
};

export type InputChoiceSet = InputBase & {
  readonly type: 'Input.ChoiceSet';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly style: 'expanded' | 'compact' | 'filtered';
  readonly isMultiSelect: boolean;
  /** For lists that are folded. */
  readonly placeholder: string;
  readonly wrap: true;
};

export type InputDate = InputBase & { readonly type: 'Input.Date' };
export type InputTime = InputBase & { readonly type: 'Input.Time' };
export type Input = InputText | InputChoiceSet | InputDate | InputTime;

export type Element = TextBlock | RichTextBlock | Container | ColumnSet | ActionSet | Input;

export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly body: readonly Element[];
};

declare const family: unique symbol;
/** A card of a ChatView: the only kind that may be posted. */
export type ChatCard = AdaptiveCard & { readonly [family]: 'chat' };
/** A card of a PrivateView: shown in answer to a press, never posted. */
export type PrivateCard = AdaptiveCard & { readonly [family]: 'private' };
