// Every button about agreements, papers, campaigns, leavers and reviews: what it is pressed on, who may, who may look at the same page
// and change nothing; and a school in which one of each stands. Private words are marked, so that a test can look for them.

import type { Answer, Converse } from '../../src/chat/turn.ts';
import { type PupilRow, readPupilRows } from '../../src/domain/aup/paper/pupil-rows.ts';
import { signaturesId } from '../../src/domain/aup/sign-life.ts';
import { reviewId } from '../../src/domain/review/review-life.ts';
import { addDays, instantAt, isoDateOf } from '../../src/domain/shared/time.ts';
import { importPupils } from '../../src/usecases/aup/paper/import-pupils.ts';
import { press, value } from './ask-to-open.ts';
import { changePerson } from './change-person.ts';
import { hastyDisk } from './hasty-disk.ts';
import { openTestStore } from './open-test-store.ts';
import { openSchool, type TestSchool } from './school.ts';
import { rightAnswers, signAs } from './sign-as.ts';

/** Each is written in one place or stands on one list, and belongs in the windows of those who may alone. */
export const PRIVATE = {
  pupil: 'Pupilwagtail',
  elsewhere: 'Sixthwagtail',
  question: 'questionwagtail',
  reason: 'refusalwagtail',
  place: 'folderwagtail',
  visitor: 'Visitwagtail',
  findings: 'findingswagtail',
} as const;

const P = PRIVATE;
export const TODAY = '2026-11-24';
export const LEAVER = 'p_tam';

export const PEOPLE = [
  ...[
    'p_tess',
    'p_clem',
    'p_ola',
    'p_ezra',
    'p_hana',
    'p_dev',
    'p_ivy',
    'p_dana',
    'p_gus',
    'p_chaz',
    'p_sol',
    'p_sena',
  ],
] as const;

const GOVERNORS = ['p_gus', 'p_chaz'];
const STAFF = PEOPLE.filter((id) => !GOVERNORS.includes(id));
const KEEPERS = ['p_ezra', 'p_hana', 'p_dev'];
const OFFICE = ['p_ola', 'p_ezra'];
const CLASS_5T = ['p_tess', 'p_ola', ...KEEPERS];
const WITH_IT = ['p_ivy', ...KEEPERS];
const OVERSEERS = [...KEEPERS, 'p_dana', ...GOVERNORS];

export type Place =
  | 'none'
  | 'text'
  | 'adults'
  | 'visitorText'
  | 'signature'
  | 'question'
  | 'refusal'
  | 'prepared'
  | 'late'
  | 'class'
  | 'sheet'
  | 'paper'
  | 'visit'
  | 'review'
  | 'waits'
  | 'minuted';

export type Row = {
  readonly on: Place;
  /** The first of them presses it where one is enough. */
  readonly may: readonly string[];
  /** Get a page, and nothing else. */
  readonly look?: readonly string[];
  readonly inputs?: (school: TestSchool) => Readonly<Record<string, string>>;
  /** Shows something, and changes nothing but who was shown what. */
  readonly shows?: true;
  /** May read the page, and are told in other words that this step of it is not theirs. */
  readonly read?: readonly string[];
  /** Its form holds nothing: whether this person may is said when it is sent. */
  readonly blind?: true;
};

const shown = (on: Place, may: readonly string[]): Row => ({ on, may, shows: true });
const saved = (
  on: Place,
  may: readonly string[],
  inputs: Row['inputs'] = () => ({}),
  look: readonly string[] = [],
): Row => ({
  ...{ on, may, inputs, look },
});

const textOf = ({ policy }: TestSchool, key: string) => {
  const found = policy.agreements.texts.find((text) => text.key === key);
  if (found === undefined) throw new Error(`no text ${key}`);
  return found;
};
const PAPER = { signed_on: TODAY, kept_at: P.place };

export const ROWS: Readonly<Record<string, Row>> = {
  aup: shown('none', PEOPLE),
  'aup.read': shown('text', STAFF),
  'aup.sign': shown('text', STAFF),
  'aup.sign.save': saved(
    'text',
    STAFF.filter((id) => id !== 'p_sena'),
    (school) => rightAnswers(textOf(school, 'staff')),
    ['p_sena'],
  ),
  'aup.ask': shown('text', STAFF),
  'aup.ask.save': {
    ...saved(
      'text',
      STAFF.filter((id) => id !== 'p_sena'),
      (school) => ({ clause: textOf(school, 'staff').parts[0]?.clauses[0]?.id ?? '', text: P.question }),
    ),
    read: ['p_sena'],
  },
  'aup.refuse': shown('text', STAFF),
  'aup.refuse.save': {
    ...saved(
      'text',
      STAFF.filter((id) => id !== 'p_sena'),
      () => ({ reason: P.reason }),
    ),
    read: ['p_sena'],
  },
  'aup.copy': shown('signature', ['p_sena']),
  'aup.text': shown('signature', ['p_sena']),
  'aup.waiting': shown('none', ['p_ezra']),
  'aup.question': shown('question', ['p_ezra']),
  'aup.answer.save': saved('question', ['p_ezra'], () => ({ text: 'An answer.' })),
  'aup.refusal': shown('refusal', ['p_ezra']),
  'aup.outstanding': shown('none', WITH_IT),
  'aup.outstanding.file': shown('none', WITH_IT),
  'aup.campaigns': shown('none', KEEPERS),
  'aup.campaign': shown('prepared', KEEPERS),
  'aup.campaign.text': shown('prepared', KEEPERS),
  'aup.campaign.start': shown('prepared', KEEPERS),
  'aup.campaign.start.save': saved('prepared', KEEPERS, () => ({ due_on: addDays(TODAY, 14) })),
  'aup.campaign.cancel': shown('prepared', KEEPERS),
  'aup.campaign.cancel.save': saved('prepared', KEEPERS, () => ({ reason: 'Not now.' })),
  'aup.campaign.end': shown('late', KEEPERS),
  'aup.campaign.end.save': saved('late', KEEPERS),
  'aup.campaign.new': shown('none', KEEPERS),
  'aup.campaign.new.save': saved('none', KEEPERS, () => ({ agreement: 'parent', starts_on: addDays(TODAY, 7) })),
  'aup.campaign.late': shown('late', KEEPERS),
  'aup.campaign.pdf': shown('late', KEEPERS),
  'aup.campaign.csv': shown('late', KEEPERS),
  'aup.classes': shown('none', ['p_clem', ...CLASS_5T]),
  'aup.classes.find': { ...shown('none', ['p_clem', ...CLASS_5T]), inputs: () => ({ find: '5' }) },
  'aup.classes.file': shown('class', CLASS_5T),
  'aup.sheet': shown('sheet', CLASS_5T),
  'aup.sheet.save': saved('sheet', CLASS_5T, () => ({ ...PAPER, chosen: 'P2', answer: 'signed' })),
  'aup.back': shown('sheet', CLASS_5T),
  'aup.paper.back': shown('paper', CLASS_5T),
  'aup.paper.back.save': saved('paper', CLASS_5T, () => ({ reason: 'Ticked by mistake.' })),
  'aup.adults': shown('none', OFFICE),
  'aup.adults.sheet': shown('adults', OFFICE),
  'aup.adults.save': saved('adults', OFFICE, () => ({ ...PAPER, chosen: 'p_sol' })),
  'aup.visitors': shown('none', OFFICE),
  'aup.visitor': shown('visitorText', OFFICE),
  'aup.visitor.save': saved('visitorText', OFFICE, () => ({ visitor: 'Somebody', kept_at: P.place })),
  'aup.visitor.back': shown('visit', OFFICE),
  'aup.visitor.back.save': saved('visit', OFFICE, () => ({ reason: 'Recorded twice.' })),
  leavers: shown('none', WITH_IT),
  'leavers.closed': shown('none', WITH_IT),
  'leavers.close': shown('none', WITH_IT),
  'leavers.close.save': saved('none', WITH_IT, () => ({
    ...{ who: `person:${LEAVER}`, closed_on: TODAY, what: 'network,email', kit: 'returned' },
  })),
  'leavers.file': shown('none', WITH_IT),
  unreached: shown('none', WITH_IT),
  'review.list': shown('none', PEOPLE),
  'review.open': shown('review', OVERSEERS),
  'review.done': shown('review', OVERSEERS),
  'review.done.save': {
    ...saved('review', ['p_ezra'], () => ({ reviewed_on: TODAY, findings: P.findings })),
    read: OVERSEERS,
  },
  'review.approve': saved('waits', ['p_hana'], () => ({}), OVERSEERS),
  'review.approve.save': { ...saved('minuted', ['p_chaz'], () => ({ minute: '7.2' })), read: ['p_ivy', ...OVERSEERS] },
  'review.postpone': shown('review', OVERSEERS),
  'review.postpone.save': {
    ...saved('review', ['p_ezra'], () => ({ to: '2027-12-06', reason: 'The head is away.' })),
    read: OVERSEERS,
  },
  'review.trigger': { ...shown('none', PEOPLE), blind: true },
  'review.trigger.save': saved('none', ['p_ivy', ...OVERSEERS], () => ({ trigger: 'guidance_changed' })),
  'review.calendar': { ...shown('none', PEOPLE), blind: true },
  'review.calendar.make': saved('none', PEOPLE),
  'review.calendar.end': { ...shown('none', PEOPLE), blind: true },
  'ledger.anchor': shown('none', ['p_hana', 'p_chaz']),
};

export type AgreementSchool = {
  readonly school: TestSchool;
  /** What stands in the button, and the id in it. */
  readonly targets: Readonly<Record<Place, string>>;
};

/** The id in a button, for a look at what another one gives. */
export const idIn = (target: string): string => target.split('~')[0] ?? '';

export const pupilRows = (lines: readonly string[]): readonly PupilRow[] => {
  const raw = lines.map((line, index) => ({ line: index + 2, cells: line.split(',') }));
  return readPupilRows(['id', 'name', 'class', 'year group'], raw).rows;
};

/** On a Tuesday in November: somebody asked, said no, signed, came, left; one campaign waits and one is late. */
export async function anAgreementSchool(): Promise<AgreementSchool> {
  const startAt = instantAt('2026-11-02', '10:00', 'Europe/London');
  const store = await openTestStore({ disk: hastyDisk, clock: { now: () => startAt } });
  const school = await openSchool({ startAt, store });
  const { aup, reviews } = school.useCases;
  const who = (id: string) => school.who(id);
  const ezra = await who('p_ezra');
  const asked = value(await aup.campaigns.byHand(ezra, { ...press(), agreement: 'governor', startsOn: '2026-11-02' }));
  value(await aup.campaigns.start(ezra, asked.id, { ...press(), dueOn: asked.limits.first }));
  school.clock.move(instantAt(TODAY, '10:00', 'Europe/London') - school.clock.now());
  if (isoDateOf(school.clock.now(), 'Europe/London') !== TODAY) throw new Error('another day');
  const prepared = value(await aup.campaigns.byHand(ezra, { ...press(), agreement: 'staff', startsOn: TODAY }));
  const lines = [1, 2, 3].map((n) => `P${n},${P.pupil} Number ${n},5T,5`);
  const rows = pupilRows([...lines, `Q1,${P.elsewhere} One,6C,6`]);
  await importPupils(school.deps, { school: 'demo', rows, apply: true, manyLeavers: true });
  const staff = textOf(school, 'staff');
  const clause = staff.parts[0]?.clauses[0]?.id ?? '';
  value(await aup.askClause(await who('p_tess'), 'staff', { ...press(), hash: staff.hash, clause, text: P.question }));
  value(await aup.refuse(await who('p_clem'), 'staff', { ...press(), hash: staff.hash, reason: P.reason }));
  await signAs(school, 'p_sena');
  const [waiting] = value(await aup.waiting(ezra)).filter(({ kind }) => kind === 'question');
  const [copy] = value(await aup.mine(await who('p_sena'))).signed;
  const pupils = textOf(school, 'pupil_ks2');
  const ref = { list: 'class-demo-5t', agreement: 'pupil_ks2', signer: 'pupil' as const };
  const tick = { ...press(), hash: pupils.hash, inputs: { ...PAPER, chosen: 'P1', answer: 'signed' } };
  value(await aup.papers.tickPupils(await who('p_tess'), ref, tick));
  const [paper] = value(await aup.papers.papersBack(await who('p_tess'), ref, 1)).papers;
  const visitor = textOf(school, 'visitor');
  const visit = { ...press(), hash: visitor.hash, inputs: { visitor: P.visitor, kept_at: P.place } };
  value(await aup.papers.recordVisitor(await who('p_ola'), visit));
  const [today] = value(await aup.papers.visitors(await who('p_ola'))).today;
  const [review, waits, minuted] = ['online_safety_policy', 'agreement_texts', 'filtering'].map((key) =>
    reviewId('demo', key),
  );
  const looked = { inputs: { reviewed_on: TODAY, findings: P.findings } };
  value(await reviews.list(ezra));
  value(await reviews.reviewed(ezra, waits ?? '', { ...press(), ...looked }));
  value(await reviews.reviewed(await who('p_dana'), minuted ?? '', { ...press(), ...looked }));
  value(await reviews.approve(await who('p_hana'), minuted ?? '', { ...press(), minute: '' }));
  await changePerson(school, LEAVER, { endsOn: '2026-11-20' });
  const targets: Readonly<Record<Place, string>> = {
    ...{ none: '', text: `staff~1-${staff.hash}`, adults: `staff~1-${staff.hash}` },
    visitorText: `visitor~1-${visitor.hash}`,
    signature: copy?.id ?? '',
    question: `${waiting?.doc ?? ''}~${waiting?.id ?? ''}`,
    refusal: `${signaturesId('demo', 'p_clem')}~0`,
    ...{ prepared: prepared.id, late: asked.id, class: 'class-demo-5t' },
    sheet: `class-demo-5t~pupil_ks2:pupil:1:${pupils.hash}`,
    paper: `class-demo-5t~pupil_ks2:pupil:1:${paper?.sheet ?? ''}:P1`,
    visit: `${today?.book ?? ''}~${today?.id ?? ''}`,
    ...{ review: review ?? '', waits: waits ?? '', minuted: minuted ?? '' },
  };
  return { school, targets };
}

type Pressed = { readonly verb: string; readonly target: string; readonly by: string; readonly key: string };

export function pressRow(school: TestSchool, converse: Converse, { verb, target, by, key }: Pressed): Promise<Answer> {
  const inputs = ROWS[verb]?.inputs?.(school) ?? {};
  const actor = { platform: 'console', tenant: 'console', userId: by, standing: 'member' } as const;
  return converse({ kind: 'press', actor, verb, target, inputs, key });
}
