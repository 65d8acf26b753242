// What was reported and who is in the case, as far as one holder's depth allows.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { activeHolders } from '../../../domain/casework/tell.ts';
import { type FormContext, type ReviewLine, reviewLines } from '../../../domain/incident/form/form.ts';
import type { Depth } from '../../../domain/incident/outcome.ts';
import type { Directory } from '../../../domain/people/person.ts';
import { ROLE_NAMES } from '../../../domain/people/role.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Fact, Section } from '../../../views/fields.ts';
import { nameOf } from '../../reporting/preview.ts';

/** Form questions each depth may read the answers of; `whole` reads all of them. Story and names are in `whole` alone. */
const READABLE: Readonly<Record<Exclude<Depth, 'whole'>, ReadonlySet<string>>> = {
  technical: new Set(['category', 'web_address', 'device', 'device_now', 'place', 'when_date', 'when_time', 'intent']),
  data: new Set(['category', 'device', 'when_date', 'when_time']),
  task: new Set([]),
  line: new Set([]),
};

const PART_ONLY = 'You see the part you need. Ask whoever is dealing with the case if you need more.';
/** For the whole: what matters first. The rest of the answers has a section of its own, further down. */
export function reportedSection(doc: CaseDoc, depth: Depth, ctx: FormContext): Section {
  const readable = depth === 'whole' ? null : READABLE[depth];
  const sent = doc.state.submittedAt !== undefined;
  const lines = givenAnswers(doc, ctx)
    .filter((l) => readable !== null || !isLesser(l, doc))
    .filter((l) => readable === null || readable.has(l.question))
    .map((l) => (readable !== null && l.question === 'web_address' ? { ...l, value: withoutQuery(l.value) } : l));
  const posted = doc.history.some((e) => e.action === 'report.file_posted') && depth === 'whole' ? [FILE_POSTED] : [];
  const empty = lines.length === 0 && posted.length === 0 ? ['Nothing more has been entered yet.'] : [];
  const written = sent ? [] : ['The reporter has not finished the form.'];
  const part = depth === 'whole' ? [] : [PART_ONLY];
  return titled('What was reported', storyFirst(lines), [...posted, ...written, ...empty, ...part]);
}

/** Of a form that stopped only what was really answered: what stands on pages not yet seen was never said. */
function givenAnswers(doc: CaseDoc, ctx: FormContext): readonly ReviewLine[] {
  const sent = doc.state.submittedAt !== undefined;
  return reviewLines(doc.state.answers, ctx).filter((l) => sent || doc.state.answers[l.question] !== undefined);
}

/** Every other answer as it was given; none where there is none. */
export function otherAnswers(doc: CaseDoc, ctx: FormContext): readonly Section[] {
  const lines = givenAnswers(doc, ctx).filter((line) => isLesser(line, doc));
  return lines.length === 0 ? [] : [titled('The other answers', lines, [])];
}

/** Said by the rest of the page, or says that something is not so. "Not sure" about danger or an adult is never a lesser answer. */
const LESSER: readonly string[] = ['naming', 'first_choice', 'how_known'];
const UNKNOWN = ['unknown', 'unsure'];
const LESSER_WHEN: Readonly<Record<string, readonly string[]>> = {
  ...{ danger: ['no'], adult_concern: ['no'], legality: ['no'] },
  ...{ instigator: UNKNOWN, intent: UNKNOWN, device: UNKNOWN, device_now: UNKNOWN, place: UNKNOWN },
};
function isLesser({ question }: ReviewLine, { state }: CaseDoc): boolean {
  const nothing = LESSER_WHEN[question];
  const given = text(state, question);
  return LESSER.includes(question) || (nothing !== undefined && (given === undefined || nothing.includes(given)));
}
const text = ({ answers }: CaseDoc['state'], question: string): string | undefined => {
  const given = answers[question];
  return typeof given === 'string' ? given : undefined;
};

/** What follows `?` or `#`, and a name before `@`, often says who was looked for or who was signed in. */
const withoutQuery = (address: string): string => address.replace(/[?#]\S*/g, '').replace(/(:\/\/)[^\s/@]*@/g, '$1');

const storyFirst = (lines: readonly ReviewLine[]): readonly ReviewLine[] => [
  ...lines.filter((line) => line.question === 'story'),
  ...lines.filter((line) => line.question !== 'story'),
];

const FILE_POSTED =
  'The reporter posted a picture or file to the bot. It was not opened or kept here, but it may still be in their chat. Do not open it. Ask the police or the local authority what to do with it.';

/** A confidential reporter is named only to the person who is dealing with the case. */
export function whoFacts(doc: CaseDoc, me: Holder, directory: Directory, zone: string): readonly Fact[] {
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
  `${nameOf(directory, h.personId)}, ${rolesOf(h)}, ${formatMomentOnRecord(h.toldAt, zone)}`;

/** Who was brought in by another holder holds no role in the case. */
const rolesOf = ({ roles }: Holder): string =>
  roles.length === 0 ? 'asked to help' : roles.map((role) => ROLE_NAMES[role]).join(', ');

export const titled = (title: string, facts: readonly Fact[], lines: readonly string[]): Section => ({
  title,
  facts: facts.map(({ label, value }) => ({ label, value })),
  lines,
});
