// The buttons on messages about a filter request. Labels are verbs that say what happens; what a press may do is decided at the press.

import type { Abilities } from '../../../domain/filtering/request/abilities.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { CardHeading } from '../../../domain/filtering/request/standing-cards.ts';
import { assertNever } from '../../../domain/shared/assert-never.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Action } from '../../../views/fields.ts';
import { FILTER_TEXTS } from '../../../views/filter-texts.ts';
import type { OverrideLineKey } from '../../../views/override-views.ts';
import { type Reading, timeOf } from './override-words.ts';

const button = (verb: string, target: string, label: string, style: Action['style'] = 'plain'): Action => ({
  verb,
  target,
  label,
  style,
  withInputs: false,
});

const open = (id: string): Action => button('filter.open', id, FILTER_TEXTS.buttons.open);
const finish = (id: string): Action => button('filter.finish', id, 'I have finished', 'primary');
/** Approved and not open yet: there is nothing to have finished. */
const notNeeded = (id: string): Action => button('filter.finish', id, 'I do not need it any more');
const report = (id: string): Action => button('filter.failure', id, 'Report: the filter is open', 'danger');
const isLive = (id: string): Action => button('filter.live', id, 'It is open now', 'primary');
const isBack = (id: string): Action => button('filter.back', id, 'It is blocked again', 'primary');
const again = (): Action => button('filter.start', '', 'Ask again');

/** When an approval for as long as was asked would end: the earliest end that anybody has said so far. */
export const untilOf = ({ state }: OverrideDoc): Instant | undefined =>
  state.request === null
    ? undefined
    : Math.min(state.request.wanted.until, ...state.approvals.map((approval) => approval.until));

/** `can` null: the card stands in the channel, where nobody in particular reads it. */
export function cardActions(
  doc: OverrideDoc,
  heading: CardHeading,
  can: Abilities | null,
  reading: Reading,
): readonly Action[] {
  const { id } = doc;
  switch (heading) {
    case 'decide':
      return can === null || can.approve ? [...deciding(doc, reading), open(id)] : [open(id)];
    case 'open_task':
      return [isLive(id), open(id)];
    case 'put_back_task':
      return [isBack(id), open(id)];
    case 'finished_early':
      return can === null || can.finish ? [finish(id), open(id)] : [open(id)];
    case 'your_request':
      return [...ownActions(doc, can), open(id)];
    case 'decided':
    case 'over':
      return [open(id)];
    default:
      return assertNever(heading);
  }
}

const deciding = (doc: OverrideDoc, reading: Reading): readonly Action[] => [
  button('filter.approve', doc.id, `Approve until ${timeOf(untilOf(doc), reading)}`, 'primary'),
  button('filter.shorter', doc.id, 'Approve shorter'),
  button('filter.refuse', doc.id, 'Refuse', 'danger'),
  button('filter.ask', doc.id, 'Ask a question'),
];

function ownActions({ id, state }: OverrideDoc, can: Abilities | null): readonly Action[] {
  if (can === null) return [];
  return [
    ...(can.answer ? [button('filter.answer', id, 'Answer the question', 'primary')] : []),
    ...(can.finish ? [state.phase === 'open' ? finish(id) : notNeeded(id)] : []),
    ...(can.withdraw ? [button('filter.withdraw', id, 'Take it back')] : []),
  ];
}

/** `may` false: this person is told, and may not open the request. */
export function lineActions(id: string, line: OverrideLineKey, may: boolean): readonly Action[] {
  if (!may) return [];
  switch (line) {
    case 'question':
      return [button('filter.answer', id, 'Answer the question', 'primary'), open(id)];
    case 'refused':
    case 'lapsed':
      return [open(id), again()];
    case 'not_put_back':
      return [report(id), open(id)];
    case 'not_proved_open':
      return [open(id)];
    case 'not_proved_closed':
      return [isBack(id), open(id)];
    case 'ending_soon':
      return [finish(id), open(id)];
    case 'stopped_as_illegal':
      return [button('report.start', '', 'Report it', 'danger'), open(id)];
    case 'asked':
    case 'approved':
    case 'approved_once':
    case 'nobody_to_decide':
    case 'answered':
    case 'open_now':
    case 'not_open_yet':
    case 'closed':
    case 'proposed':
    case 'channel_unfit':
      return [open(id)];
    default:
      return assertNever(line);
  }
}
