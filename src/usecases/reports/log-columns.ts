// The columns a school may want in its incident log, and what stands in each.

import { CATEGORY_INFO } from '../../domain/incident/categories.ts';
import type { Depth } from '../../domain/incident/outcome.ts';
import type { LogColumn } from '../../domain/school/records-policy.ts';
import {
  actionWords,
  type CaseWords,
  closedWords,
  decisionWords,
  happenedWords,
  joined,
  peopleWords,
  reportedWords,
  reporterWords,
} from './case-words.ts';

type Column = { readonly title: string; readonly weight: number; readonly cell: (words: CaseWords) => string };

const answer =
  (question: string) =>
  ({ said }: CaseWords): string =>
    said(question);
/** Nothing in a case holds this by itself: the cell is there to be written in. */
const toFillIn = (): string => '';

export const LOG_CELLS: Readonly<Record<LogColumn, Column>> = {
  reference: { title: 'Reference', weight: 1.6, cell: ({ doc }) => doc.state.ref },
  happened_at: { title: 'Happened', weight: 1, cell: happenedWords },
  reported_at: { title: 'Reported', weight: 1, cell: reportedWords },
  reported_by: { title: 'Reported by', weight: 1, cell: reporterWords },
  place: { title: 'Place', weight: 1, cell: answer('place') },
  room: { title: 'Room', weight: 0.9, cell: answer('room') },
  device_number: {
    title: 'Device',
    weight: 0.9,
    cell: (words) => joined([words.said('device'), words.said('device_number')]),
  },
  people: { title: 'People', weight: 1.3, cell: peopleWords },
  risk_area: {
    title: 'Risk area',
    weight: 1,
    cell: ({ doc, records }) => (doc.state.facts === null ? '' : records.riskAreas[doc.state.facts.risk_area]),
  },
  category: {
    title: 'Kind',
    weight: 1.2,
    cell: ({ doc: { state } }) => {
      const category = state.facts?.category ?? null;
      return category === null ? '' : CATEGORY_INFO[category].label;
    },
  },
  description: { title: 'What happened', weight: 3.4, cell: answer('story') },
  intent: { title: 'On purpose?', weight: 0.9, cell: answer('intent') },
  material: {
    title: 'Material',
    weight: 1.3,
    cell: ({ said }) => joined(['types', 'other_type', 'acts', 'classes'].map(said)),
  },
  web_address: { title: 'Address or app', weight: 1.2, cell: answer('web_address') },
  evidence_held: { title: 'Evidence held', weight: 1.2, cell: answer('evidence') },
  actions: { title: 'What was done', weight: 2, cell: actionWords },
  decision_and_reason: { title: 'Decision and reason', weight: 1.6, cell: decisionWords },
  outcome: { title: 'Outcome', weight: 1.4, cell: ({ doc }) => doc.state.closing?.outcome ?? '' },
  sanction: { title: 'Sanction', weight: 1, cell: toFillIn },
  parents_told: { title: 'Parents told', weight: 1, cell: toFillIn },
  outside_bodies: { title: 'Outside bodies', weight: 1.2, cell: toFillIn },
  lessons: { title: 'Lessons', weight: 1.2, cell: toFillIn },
  other_registers: { title: 'Other registers', weight: 1, cell: answer('registers') },
  closed_at: { title: 'Closed', weight: 1, cell: closedWords },
};

/** What somebody reads who does not see the whole of a case. */
const READABLE: Readonly<Record<Depth, readonly LogColumn[] | 'all'>> = {
  whole: 'all',
  technical: ['reference', 'happened_at', 'reported_at', 'place', 'category', 'intent', 'closed_at'],
  data: ['reference', 'happened_at', 'reported_at', 'category', 'closed_at'],
  task: [],
  line: [],
};

/** A depth that knows of a case and no more lists nothing. */
export const mayList = (depth: Depth): boolean => READABLE[depth].length > 0;

export function logRow(words: CaseWords, depth: Depth, columns: readonly LogColumn[]): readonly string[] {
  const readable = READABLE[depth];
  return columns.map((column) =>
    readable === 'all' || readable.includes(column) ? LOG_CELLS[column].cell(words) : '',
  );
}
