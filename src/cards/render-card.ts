// A view becomes an Adaptive Card: its template is expanded with the view as data. The only way to make a card.

import { createRequire } from 'node:module';
import { chatText } from '../views/chat-texts.ts';
import type { ChatView } from '../views/chat-views.ts';
import { isChatView } from '../views/fallback.ts';
import type { Action, Link } from '../views/fields.ts';
import type { PrivateView } from '../views/private-views.ts';
import { VIEW_NAMES, type View, type ViewName } from '../views/view.ts';
import type { AdaptiveCard, ChatCard, PrivateCard } from './adaptive-card.ts';
import { type Fitted, fitView } from './fit-view.ts';
import { hardenCard, hardenText } from './harden-card.ts';
import { loadTemplate } from './load-templates.ts';

export function renderCard(view: ChatView): ChatCard;
export function renderCard(view: PrivateView): PrivateCard;
export function renderCard(view: View): AdaptiveCard;
export function renderCard(view: View): AdaptiveCard {
  return fitView(view, expand);
}

export function templateName(view: ViewName): string {
  return view.replaceAll('_', '-');
}

function expand(fitted: Fitted): AdaptiveCard {
  const { view } = fitted;
  const template = templates.get(view.view);
  if (template === undefined) throw new Error(`no card template for the view ${view.view}`);
  // The template's JSON becomes a card here; that it is one of our subset is proved for every template by the tests.
  return hardenCard(template.expand({ $root: cardData(fitted) })) as AdaptiveCard;
}

// The two packages ship types that need one another's sources and a browser; this is all we use.
type Template = { readonly expand: (context: { readonly $root: unknown }) => unknown };
type Templating = { readonly Template: new (payload: unknown) => Template };
const { Template }: Templating = createRequire(import.meta.url)('adaptivecards-templating');

const templates: ReadonlyMap<ViewName, Template> = new Map(
  VIEW_NAMES.map((name) => [name, new Template(loadTemplate(templateName(name)))]),
);

/** What a template is given: the view, hardened, with the words of a chat view, and the few things JSON cannot say. */
function cardData({ view, leftOut }: Fitted): Readonly<Record<string, unknown>> {
  const words = isChatView(view) ? chatText(view) : {};
  return { ...Object(plainData({ ...caseDefaults(view), ...view, ...words, leftOut, ...buttonRows(view) })) };
}

const caseDefaults = ({ view }: View): object => (view === 'case_file' ? { done: '', lead: 1 } : {});

// Null would come out of the templating as the text of its own expression; as an empty list `$data` leaves it out.
function plainData(value: unknown): unknown {
  if (value === null) return [];
  if (typeof value === 'string') return hardenText(value);
  if (Array.isArray(value)) return value.map(plainData);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainData(inner)]));
}

/** Teams hides what is more than six behind a menu, and cuts the words of buttons that share a narrow row. */
const BUTTONS_IN_A_ROW = 3;

/** What sends the words of a search stands beside them; every other button after the list. */
function buttonRows(
  view: View,
): Readonly<Record<'actionRows' | 'laterRows' | 'searchRows' | 'linkRows' | 'urgentRows', readonly unknown[]>> {
  const all: readonly Action[] = 'actions' in view ? view.actions : [];
  const waits = (action: Action): boolean => view.view === 'case_file' && action.later === true;
  const actions = all.filter((action) => !waits(action));
  const asks = (action: Action): boolean => view.view === 'item_list' && action.withInputs;
  return {
    laterRows: inRows(all.filter(waits)),
    searchRows: inRows(actions.filter(asks)),
    actionRows: inRows(actions.filter((action) => !asks(action))),
    linkRows: linksOf(view),
    urgentRows: inRows(view.view === 'form_page' ? (view.urgent ?? []) : []),
  };
}

function inRows(actions: readonly Action[]): readonly { readonly actions: readonly Action[] }[] {
  const rows = [];
  // Four are two and two: no button stands alone.
  const size = actions.length === 4 ? 2 : BUTTONS_IN_A_ROW;
  for (let i = 0; i < actions.length; i += size) rows.push({ actions: actions.slice(i, i + size) });
  return rows;
}

/** Only a private view has links; a label is a sentence of its own, so each has its row. */
function linksOf(view: View): readonly Link[] {
  if (isChatView(view) || !('links' in view)) return [];
  return view.links ?? [];
}
