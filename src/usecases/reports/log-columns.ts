// The columns a school may want in its incident log, and what stands in each.

import type { RecordKind } from '../../domain/casework/record/record.ts';
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
  writtenWords,
} from './case-words.ts';

type Column = { readonly title: string; readonly weight: number; readonly cell: (words: CaseWords) => string };

const answer =
  (question: string) =>
  ({ said }: CaseWords): string =>
    said(question);
/** What holders wrote of these kinds; empty, to be written in by hand, where nobody did. */
const written =
  (...kinds: readonly RecordKind[]) =>
  (words: CaseWords): string =>
    writtenWords(words, kinds);
const lessons = ({ doc: { state }, forms }: CaseWords): string => {
  const { lessons: said, review } = state.closing ?? {};
  if (said !== 'yes') return said === 'no' ? 'None' : '';
  return `To look at again: ${forms.policy.reviews.plans.find(({ key }) => key === review)?.title ?? 'policies'}`;
};

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
  sanction: { title: 'Sanction', weight: 1, cell: written('sanction') },
  parents_told: { title: 'Parents told', weight: 1, cell: written('parents') },
  outside_bodies: { title: 'Outside bodies', weight: 1.2, cell: written('outside_help', 'platform_report') },
  lessons: { title: 'Lessons', weight: 1.2, cell: lessons },
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
