// The words of what may stand in a chat about a filter request or an unsuitable site.

import { assertNever } from '../domain/shared/assert-never.ts';
import type { Fact } from './fields.ts';
import type {
  OverrideCard,
  OverrideChatView,
  OverrideHeading,
  OverrideLine,
  OverrideLineKey,
  SiteCard,
} from './override-views.ts';

export type OverrideText = {
  readonly warnings: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
  /** To be looked at before a button is pressed: it stands beside the buttons, after what it speaks of. */
  readonly look: readonly string[];
  /** "and 3 more", or empty. */
  readonly moreLine: string;
};

export function overrideText(view: OverrideChatView): OverrideText {
  const more =
    view.more > 0 ? `and ${view.more} more. Press See details to read ${view.more === 1 ? 'it' : 'them'}.` : '';
  const shared = { warnings: [], look: [], moreLine: more };
  switch (view.view) {
    case 'override_card':
      return { ...shared, ...cardText(view), look: view.warnings };
    case 'override_line':
      return { ...shared, title: lineTitle(view), lines: lineTexts(view) };
    case 'site_card':
      return { ...shared, ...SITE[view.heading], lines: siteLines(view) };
    default:
      return assertNever(view);
  }
}

/** Everything the card says below its title, in the order of the card. */
export function overrideWords(view: OverrideChatView): readonly string[] {
  const { look, moreLine } = overrideText(view);
  return [
    ...view.addresses,
    moreLine,
    ...('facts' in view ? view.facts.map(factLine) : []),
    ...look,
    'standing' in view ? view.standing : '',
    view.view === 'override_line' ? '' : view.ref,
  ].filter((line) => line !== '');
}

function factLine({ label, value }: Fact): string {
  if (value === '') return label;
  return `${label}${label.endsWith('?') ? '' : ':'} ${value}`;
}

function cardText(view: OverrideCard): Pick<OverrideText, 'title' | 'lines'> {
  const { title, several, lines } = CARD[view.heading];
  return { title: view.addresses.length + view.more > 1 ? several : title, lines };
}

type HeadingWords = { readonly title: string; readonly several: string; readonly lines: readonly string[] };
const same = (title: string, ...lines: readonly string[]): HeadingWords => ({ title, several: title, lines });

const CARD: Readonly<Record<OverrideHeading, HeadingWords>> = {
  decide: {
    title: 'Filter request: open this site?',
    several: 'Filter request: open these sites?',
    lines: [],
  },
  open_task: {
    title: 'Filter request: open this site',
    several: 'Filter request: open these sites',
    lines: ['Approved. Open this in the filter for the class and the time below, and no more. Then say so here.'],
  },
  put_back_task: same(
    'Filter request: block this again',
    'The time is over. Block it in the filter again, then say so here.',
  ),
  your_request: same('Your filter request'),
  finished_early: same('Have you finished?', 'If you have, say so, and it is blocked again early.'),
  // Also where nobody answered or it was taken back, and for IT while it is open.
  decided: same('Filter request: nothing to do now'),
  over: same('Filter request: over'),
};

/** About the channel itself there is no request to name. */
function lineTitle({ line, ref }: OverrideLine): string {
  if (line === 'channel_unfit') return 'The private channel for filter requests';
  return ref === '' ? 'Filter request' : `Filter request ${ref}`;
}

/** `by` and `time` may be empty; the sentence is whole without them. A time of another day begins with the day. */
function lineTexts({ line, by, time }: OverrideLine): readonly string[] {
  const at = /^\d/.test(time) ? ` at ${time}` : ` on ${time}`;
  return LINES[line]({ by, until: time === '' ? '' : ` until ${time}`, at: time === '' ? '' : at });
}

type Said = { readonly by: string; readonly until: string; readonly at: string };
const who = (by: string, otherwise: string): string => (by === '' ? otherwise : by);

const LINES: Readonly<Record<OverrideLineKey, (said: Said) => readonly string[]>> = {
  asked: () => ['Sent to the people who decide. You will see the answer here.'],
  approved: ({ by, until }) => [
    by === '' ? `Approved${until}.` : `${by} has approved it${until}.`,
    'You will see here when it is open.',
  ],
  approved_once: ({ by }) => [`${who(by, 'One person')} has said yes. One more yes is needed before it is opened.`],
  refused: ({ by }) => [
    by === '' ? 'The answer is no. It stays blocked.' : `${by} has said no. It stays blocked.`,
    'Press See details to read why.',
  ],
  lapsed: () => [
    'Nobody answered in time, so this request has ended and nothing was opened.',
    'If you still need it, ask again.',
  ],
  nobody_to_decide: () => [
    'Nobody who may decide on this can be reached just now, so nothing will be opened.',
    'Plan without it, and talk to the school office if you need it soon.',
  ],
  question: ({ by }) => [
    `${who(by, 'Somebody')} has a question before deciding. Press the button to read and answer it.`,
  ],
  answered: ({ by }) => [
    `${who(by, 'The person who asked')} has answered your question. Press See details to read it.`,
  ],
  open_now: ({ until }) => [`Open now${until}. Try it before you need it.`],
  not_open_yet: () => [
    'Nobody has confirmed yet that this is open. Try it, and have something else ready.',
    'IT have been told again. You will see here when it is open.',
  ],
  not_proved_open: () => [
    'I looked through the filter and could not see that this is open. Please check it, for the class or group that asked.',
  ],
  ending_soon: ({ at }) => [`This will be blocked again${at === '' ? ' soon' : at}.`],
  closed: ({ by, at }) => [`Blocked again${at}.${by === '' ? '' : ` Confirmed by ${by}.`}`],
  not_put_back: ({ at }) => [
    `Nobody has confirmed that this is blocked again.${at === '' ? '' : ` It should have ended${at}.`}`,
    'Call IT now. If pupils can still reach it, report that the filter is open.',
  ],
  not_proved_closed: () => [
    'I looked through the filter and could not see that this is blocked again. Please check it now.',
  ],
  stopped_as_illegal: ({ by }) => [
    `Stopped${by === '' ? '' : ` by ${by}`}: the filter lists this as illegal. Nobody may open it.`,
    'Do not look at it and do not try again. If anyone has seen it, report it now.',
  ],
  proposed: () => [
    'Asked for as a regular need. Nothing has been opened.',
    'It is on the list for the filtering review. Press See details to read what it is for.',
  ],
  channel_unfit: () => [
    'A filter request could not go there. Somebody in the channel may not see it, or I could not check who is in it.',
    'It went to the people who decide, one by one. Please check who is in the channel, and that it is private.',
  ],
};

function siteLines({ heading }: SiteCard): readonly string[] {
  return SITE[heading].lines;
}

const SITE: Readonly<Record<SiteCard['heading'], Pick<OverrideText, 'title' | 'lines'>>> = {
  site_found: {
    title: 'Unsuitable site found',
    lines: ['The filter let this through. Do not go and look at it. IT have been asked to block it.'],
  },
  block_task: {
    title: 'Please block this site',
    lines: ['The filter let this through. Block it in the filter, then say so here.'],
  },
  site_blocked: { title: 'Site blocked', lines: [] },
  site_left_open: { title: 'Site stays open', lines: ['Press See details to read who decided that, and why.'] },
  check_failed: {
    title: 'A filter check went wrong',
    lines: ['Press See details to read what was tested, and put it right.'],
  },
};
