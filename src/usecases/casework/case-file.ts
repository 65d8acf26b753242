// A case as one holder may see it: what their depth allows, and nothing that hints at the rest.

import type { CaseDoc, Holder } from '../../domain/casework/case.ts';
import { activeHolders } from '../../domain/casework/tell.ts';
import { extraLines, type FormContext, type ReviewLine, reviewLines } from '../../domain/incident/form/form.ts';
import type { Depth } from '../../domain/incident/outcome.ts';
import { REFERRALS } from '../../domain/incident/referrals.ts';
import { ROWS } from '../../domain/incident/triage/rows.ts';
import type { Directory, PersonId } from '../../domain/people/person.ts';
import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { Contact, ContactKey } from '../../domain/school/contact.ts';
import { formatMomentOnRecord } from '../../domain/shared/time.ts';
import type { Fact, Section } from '../../views/fields.ts';
import type { Deps } from '../ports.ts';
import { adviceLine, nameOf } from '../reporting/preview.ts';
import type { CaseFileData } from '../results.ts';
import { clockSection } from './case-clocks.ts';
import { chronologyOf } from './chronology.ts';
import { formContext } from './decide.ts';
import { stateWord, urgencyWord } from './lists.ts';

/** Form questions each depth may read the answers of; `whole` reads all of them. Story and names are in `whole` alone. */
const READABLE: Readonly<Record<Exclude<Depth, 'whole'>, ReadonlySet<string>>> = {
  technical: new Set(['category', 'web_address', 'device', 'device_now', 'place', 'when_date', 'when_time', 'intent']),
  data: new Set(['category', 'device', 'when_date', 'when_time']),
  task: new Set([]),
  line: new Set([]),
};

export async function caseFile(deps: Deps, doc: CaseDoc, viewer: PersonId): Promise<CaseFileData> {
  const me = activeHolders(doc.state).find((h) => h.personId === viewer);
  if (me === undefined) throw new Error('a case file was asked for somebody who does not hold the case');
  const { calendar, contacts } = deps.policy(doc.school);
  const { outcome } = doc.state;
  const whole = me.depth === 'whole';
  const directory = await deps.people.directory(doc.school);
  return {
    caseId: doc.id,
    ref: doc.state.ref,
    urgency: urgencyWord(outcome?.urgency ?? 'immediate'),
    state: stateWord(doc, viewer),
    // For those who see the whole it is part of the record: it was said to the reporter.
    advice: whole || me.depth === 'line' ? [] : adviceLines(doc),
    referrals: whole ? (outcome?.referrals ?? []).map((key) => referral(key, contacts)) : [],
    why: whole ? (outcome?.rows ?? []).map(rowTitle) : [],
    sections: await sectionsOf(deps, doc, me, directory),
    chronology: whole ? chronologyOf(doc, directory, calendar.zone) : [],
    can: abilities(doc, me),
  };
}

/** The rule in words, with its number in the guide to the rules. */
const rowTitle = (id: string): string => `${ROWS.find((row) => row.id === id)?.title ?? 'Rule'} (${id})`;

/** "Who: for what", as the table has it, with the school's number for them where it has one. */
function referral(key: string, contacts: readonly Contact[]): Fact {
  const meaning = REFERRALS.find((r) => r.key === key)?.meaning ?? key;
  const [label = key, ...rest] = meaning.split(': ');
  const own = NUMBERS_OF[key] ?? [];
  const numbers = contacts.filter((c) => own.includes(c.key));
  return { label, value: [...rest, ...numbers.map((c) => `${c.name} ${c.phone}`)].join('. ') };
}

/** The numbers that are the school's own; 999 and 101 stand in the words. */
const NUMBERS_OF: Readonly<Record<string, readonly ContactKey[]>> = {
  childrens_social_care: ['childrens_social_care', 'out_of_hours'],
  lado: ['lado'],
};

function abilities(doc: CaseDoc, me: Holder): CaseFileData['can'] {
  const live = doc.state.phase !== 'closed';
  return {
    acknowledge: live && me.acknowledgedAt === undefined && (doc.state.acknowledged === undefined || !me.accountable),
    note: me.depth !== 'task' && me.depth !== 'line',
    conflict: live,
    close: doc.state.phase === 'open' && me.accountable,
  };
}

async function sectionsOf(deps: Deps, doc: CaseDoc, me: Holder, directory: Directory): Promise<readonly Section[]> {
  const { zone } = deps.policy(doc.school).calendar;
  const reported = await reportedSection(deps, doc, me.depth);
  const clocks = clockSection(doc, me, deps.policy(doc.school), deps.clock.now());
  if (me.depth === 'line') return [titled('Why you see this', [], [LINE_ONLY])];
  if (me.depth === 'task') return [titled('What you need to do', [], [TASK_ONLY])];
  if (me.depth !== 'whole') return [...filterTask(doc, me), ...clocks, reported, ...ownNotes(doc, me, zone)];
  return [
    reported,
    ...clocks,
    titled('Who', whoFacts(doc, me, directory, zone), []),
    ...laterSections(doc, directory, await contextOf(deps, doc), zone),
    ...closingSection(doc, directory, zone),
    titled('What the reporter was advised', [], adviceLines(doc)),
  ];
}

/** Where triage wants the filter put right (TR16, TR17, TR47, TR48), whoever can do it reads so first. */
const filterTask = (doc: CaseDoc, me: Holder): readonly Section[] =>
  me.depth === 'technical' && (doc.state.outcome?.referrals ?? []).includes('filter_provider')
    ? [titled('What IT need to do', [], FILTER_TASK)]
    : [];

const FILTER_TASK = [
  'Block the address in the filter today. If the filter was left open, put it back now. Do not open the page to test it.',
  'Then add a note here with the time. If the filter’s provider has to do it, send them a ticket and note its number.',
];

const adviceLines = (doc: CaseDoc): readonly string[] => (doc.state.outcome?.advice ?? []).map(adviceLine);

const PART_ONLY = 'You see the part you need. Ask whoever is dealing with the case if you need more.';
const LINE_ONLY =
  'A case is being handled by the people who lead on it. You are told that it exists, and no more. They will ask if they need you.';
const TASK_ONLY =
  'A case exists that you may be asked to help with. Follow the advice above. The safeguarding team or the e-safety co-ordinator will tell you what else you need to know.';

async function reportedSection(deps: Deps, doc: CaseDoc, depth: Depth): Promise<Section> {
  const ctx = await contextOf(deps, doc);
  const readable = depth === 'whole' ? null : READABLE[depth];
  const sent = doc.state.submittedAt !== undefined;
  const lines = reviewLines(doc.state.answers, ctx)
    // Of a form that stopped only what was really answered: what stands on pages not yet seen was never said.
    .filter((l) => sent || doc.state.answers[l.question] !== undefined)
    .filter((l) => readable === null || readable.has(l.question))
    .map((l) => (readable !== null && l.question === 'web_address' ? { ...l, value: withoutQuery(l.value) } : l));
  const posted = doc.history.some((e) => e.action === 'report.file_posted') && depth === 'whole' ? [FILE_POSTED] : [];
  const empty = lines.length === 0 && posted.length === 0 ? ['Nothing more has been entered yet.'] : [];
  const written = sent ? [] : ['The reporter has not finished the form.'];
  const part = depth === 'whole' ? [] : [PART_ONLY];
  return titled('What was reported', storyFirst(lines), [...posted, ...written, ...empty, ...part]);
}

/** What follows `?` or `#`, and a name before `@`, often says who was looked for or who was signed in. */
const withoutQuery = (address: string): string => address.replace(/[?#]\S*/g, '').replace(/(:\/\/)[^\s/@]*@/g, '$1');

const storyFirst = (lines: readonly ReviewLine[]): readonly ReviewLine[] => [
  ...lines.filter((line) => line.question === 'story'),
  ...lines.filter((line) => line.question !== 'story'),
];

async function contextOf(deps: Deps, doc: CaseDoc): Promise<FormContext> {
  const { reporter } = doc.state;
  const person = reporter.kind === 'person' ? await deps.people.byId(doc.school, reporter.personId) : null;
  return formContext(deps, doc.school, person, deps.clock.now());
}

const FILE_POSTED =
  'The reporter posted a picture or file to the bot. It was not opened or kept here, but it may still be in their chat. Do not open it. Ask the police or the local authority what to do with it.';

/** A confidential reporter is named only to the person who is dealing with the case. */
function whoFacts(doc: CaseDoc, me: Holder, directory: Directory, zone: string): readonly Fact[] {
  const { reporter, acknowledged, submittedAt, subjects } = doc.state;
  const told = activeHolders(doc.state).map((h) => toldLine(h, directory, zone));
  return [
    ...(submittedAt === undefined ? [] : [{ label: 'Received', value: formatMomentOnRecord(submittedAt, zone) }]),
    { label: 'Reported by', value: reporterWords(doc, me, directory) },
    ...(reporter.kind === 'person' && reporter.confidential
      ? [{ label: 'Naming', value: 'Asked to be named only to the person dealing with this' }]
      : []),
    ...(subjects.length === 0
      ? []
      : [{ label: 'Kept from', value: subjects.map((id) => nameOf(directory, id)).join(', ') }]),
    { label: 'Told', value: told.join('; ') },
    {
      label: 'Being dealt with by',
      value: acknowledged === undefined ? 'Nobody yet' : nameOf(directory, acknowledged.by),
    },
  ];
}

function reporterWords(doc: CaseDoc, me: Holder, directory: Directory): string {
  const { reporter, acknowledged } = doc.state;
  if (reporter.kind === 'anonymous') return 'Somebody who gave no name';
  if (reporter.confidential && acknowledged?.by !== me.personId) return 'Shown to the person dealing with this';
  return nameOf(directory, reporter.personId);
}

const toldLine = (h: Holder, directory: Directory, zone: string): string =>
  `${nameOf(directory, h.personId)}, ${h.roles.map((role) => ROLE_NAMES[role]).join(', ')}, ${formatMomentOnRecord(h.toldAt, zone)}`;

/** What came later, oldest first: the reporter's additions and the holders' notes. */
function laterSections(doc: CaseDoc, directory: Directory, ctx: FormContext, zone: string): readonly Section[] {
  return doc.state.notes.map((note) => {
    const who = note.kind === 'addition' ? 'Added by the reporter' : `Note by ${nameOf(directory, note.by)}`;
    const facts = note.answers === undefined ? [] : extraLines(note.answers, ctx);
    return titled(`${who}, ${formatMomentOnRecord(note.at, zone)}`, facts, note.text === '' ? [] : [note.text]);
  });
}

/** Somebody with less than the whole sees what they wrote themselves, and nobody else's words. */
const ownNotes = (doc: CaseDoc, me: Holder, zone: string): readonly Section[] =>
  doc.state.notes
    .filter((note) => note.by === me.personId)
    .map((note) => titled(`Your note, ${formatMomentOnRecord(note.at, zone)}`, [], [note.text]));

function closingSection(doc: CaseDoc, directory: Directory, zone: string): readonly Section[] {
  const { closing } = doc.state;
  if (closing === undefined) return [];
  const facts = [
    { label: 'Summary', value: closing.summary },
    { label: 'Action', value: closing.action },
    { label: 'Decision', value: closing.decision },
    { label: 'Reason', value: closing.reason },
    { label: 'Outcome', value: closing.outcome },
  ];
  return [titled(`Closed by ${nameOf(directory, closing.by)}, ${formatMomentOnRecord(closing.at, zone)}`, facts, [])];
}

const titled = (title: string, facts: readonly Fact[], lines: readonly string[]): Section => ({
  title,
  facts: facts.map(({ label, value }) => ({ label, value })),
  lines,
});
