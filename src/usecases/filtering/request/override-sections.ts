// A filter request in full, for the eyes of one person who may open it: addresses, reasons and questions stand here and in no chat.

import { fullAddress } from '../../../domain/filtering/address/address-words.ts';
import { FILTER_CATEGORY_WORDS } from '../../../domain/filtering/filter-categories.ts';
import { PURPOSE_WORDS } from '../../../domain/filtering/purposes.ts';
import type {
  Confirmation,
  OverrideDoc,
  OverrideRequest,
  ProbeRecord,
} from '../../../domain/filtering/request/override.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Fact, Section } from '../../../views/fields.ts';
import { nameOf } from '../../reporting/preview.ts';
import { byWords } from './override-cards.ts';
import { periodWords, type Reading, supervisorOf } from './override-words.ts';

export function overrideSections(doc: OverrideDoc, reading: Reading): readonly Section[] {
  const { request } = doc.state;
  if (request === null) return [];
  const all = [
    addresses(request),
    asked(doc, request, reading),
    decision(doc, reading),
    openAndClosed(doc, reading),
    looks(doc.state.probes, reading),
    questions(doc, reading),
  ];
  return all.filter((section) => section.facts.length > 0 || section.lines.length > 0);
}

/** Empty answers are left out: a label with nothing behind it only asks for attention. */
const section = (title: string, facts: readonly Fact[], lines: readonly string[] = []): Section => ({
  title,
  facts: facts.filter((fact) => fact.value !== ''),
  lines: lines.filter((line) => line !== ''),
});

const moment = (at: number | undefined, { zone }: Reading): string =>
  at === undefined ? '' : formatMomentOnRecord(at, zone);

function addresses(request: OverrideRequest): Section {
  const lines = request.addresses.map(fullAddress);
  return section(request.addresses.length === 1 ? 'The address' : 'The addresses', [], lines);
}

function asked(doc: OverrideDoc, request: OverrideRequest, reading: Reading): Section {
  const { state } = doc;
  return section(
    'What was asked',
    [
      { label: 'Asked by', value: nameOf(reading.directory, state.requester) },
      { label: 'Sent', value: moment(state.askedAt, reading) },
      { label: 'For', value: request.group },
      { label: 'What for', value: PURPOSE_WORDS[request.purpose] },
      { label: 'Wanted', value: periodWords(request.wanted, reading) },
      { label: 'Lesson', value: request.lesson },
      { label: 'The block page says', value: FILTER_CATEGORY_WORDS[request.category] },
      { label: 'Looked at what pupils will see', value: request.riskChecked ? 'Yes' : 'No' },
      { label: 'With the pupils', value: supervisorOf(doc, reading) },
    ],
    [request.note],
  );
}

function decision({ state }: OverrideDoc, reading: Reading): Section {
  const yes = state.approvals.map((a) => ({
    label: 'Said yes',
    value: `${nameOf(reading.directory, a.by)}, ${moment(a.at, reading)}, until ${moment(a.until, reading)}`,
  }));
  const no =
    state.decision?.what === 'refused'
      ? state.decision.by.map((by) => ({
          label: 'Refused',
          value: `${nameOf(reading.directory, by)}, ${moment(state.decision?.at, reading)}`,
        }))
      : [];
  const reasons = state.approvals.flatMap((a) =>
    a.reason === undefined || a.reason === '' ? [] : [`${nameOf(reading.directory, a.by)}: ${a.reason}`],
  );
  const said = state.decision?.reason ?? '';
  // What one person said when saying yes may also stand as the reason of the decision.
  const other = said === '' || state.approvals.some((a) => a.reason === said) ? [] : [said];
  return section('Decision', [...yes, ...no], [...reasons, ...other]);
}

function openAndClosed({ state }: OverrideDoc, reading: Reading): Section {
  const by = (done: { readonly at: number; readonly by: Confirmation['by'] } | undefined): string =>
    done === undefined ? '' : `${moment(done.at, reading)}, ${byWords(done.by, reading)}`;
  return section('Opened and blocked again', [
    { label: 'Approved for', value: state.period === undefined ? '' : periodWords(state.period, reading) },
    { label: 'Confirmed open', value: by(state.openedLive) },
    { label: 'Ended early', value: by(state.endedEarly) },
    { label: 'Stopped: listed as illegal', value: by(state.stoppedAsIllegal) },
    { label: 'Confirmed blocked again', value: by(state.closedConfirmed) },
    { label: 'The head was told', value: moment(state.escalatedAt, reading) },
    { label: 'Provider’s ticket', value: state.ticket },
  ]);
}

const FOUND: Readonly<Record<ProbeRecord['found'], string>> = {
  open: 'open',
  closed: 'blocked',
  unknown: 'could not be seen',
};

const looks = (probes: readonly ProbeRecord[], reading: Reading): Section =>
  section(
    'Looks through the filter',
    probes.map(({ at, wanted, found }) => ({
      label: moment(at, reading),
      value:
        `${found === wanted ? 'As it should be' : 'Not proved'}: should be ${FOUND[wanted]}, was ${FOUND[found]}`.replace(
          'was could',
          'could',
        ),
    })),
  );

function questions({ state }: OverrideDoc, { directory }: Reading): Section {
  const lines = state.questions.flatMap((q) => [
    `${nameOf(directory, q.by)}: ${q.text}`,
    q.answer === undefined ? 'No answer yet.' : `${nameOf(directory, state.requester)}: ${q.answer.text}`,
  ]);
  return section('Questions', [], lines);
}
