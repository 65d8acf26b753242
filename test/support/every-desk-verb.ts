// Every button of the desk, with what has to stand before it can be pressed, who may, and what is typed; and a school in which one case
// stands at each place of its life, with somebody in every relation to it. Private words are marked, so that a test can look for them
// where they must not be.

import type { Answer, Converse } from '../../src/chat/turn.ts';
import type { CaseDoc } from '../../src/domain/casework/case.ts';
import { refreshed } from '../../src/domain/casework/revise.ts';
import type { Answers } from '../../src/domain/incident/answers.ts';
import { DAY_MS } from '../../src/domain/shared/instant.ts';
import { TUESDAY_10 } from './a-case.ts';
import { changePerson } from './change-person.ts';
import { hastyDisk } from './hasty-disk.ts';
import { openTestStore } from './open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from './school.ts';
import { sendReport } from './send-report.ts';

/** Each stands in one place where somebody writes, and in no chat. */
export const PRIVATE = {
  story: 'storywagtail',
  child: 'Childwagtail',
  added: 'addedwagtail',
  note: 'notewagtail',
  task: 'taskwagtail',
  shared: 'sharedwagtail',
  ended: 'endedwagtail',
  conflict: 'conflictwagtail',
  summary: 'summarywagtail',
  action: 'actionwagtail',
  decision: 'decisionwagtail',
  reason: 'reasonwagtail',
  outcome: 'outcomewagtail',
  despite: 'despitewagtail',
  reopened: 'reopenedwagtail',
  system: 'systemwagtail',
  elsewhere: 'elsewherewagtail',
  held: 'heldwagtail',
  why: 'whywagtail',
  search: 'searchwagtail',
  passphrase: 'passphrase wagtail on a slate roof',
} as const;
const W = PRIVATE;

const ABOUT_SOL: Answers = {
  ...{ danger: 'no', adult_concern: 'yes', adult: 'person:p_sol', adult_part: 'about', naming: 'named' },
  ...{ lado_harmed: 'yes', lado_offence: 'no', lado_risk: 'no', lado_suitable: 'no' },
  ...{ first_choice: 'adult', category: 'staff_conduct', victim: 'pupil', age_band: '13-17', image: 'none' },
  ...{ story: W.story, victim_names: `Amy ${W.child}` },
};

/** Who stands where in each of these cases. */
export const LEADER = 'p_hana';
export const SHUT_OUT = {
  'whom it is about': 'p_sol',
  'close to them, brought in before that was known': 'p_clem',
  'stepped back, after it was opened': 'p_dev',
  'access ended': 'p_chaz',
  'left the school, brought in before': 'p_remi',
  'never in it': 'p_ola',
} as const;

export const PLACES = ['open', 'work', 'offered', 'closed', 'old', 'held', 'proposed', 'gone', 'draft'] as const;
export type Place = 'none' | (typeof PLACES)[number];
export type Row = {
  readonly on: Place;
  readonly by: string;
  /** Before the id and after it. */
  readonly prefix?: string;
  readonly suffix?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Shows something, and changes nothing but the record of showings. */
  readonly shows?: true;
  /** What it does needs more than this; it is tried in the tests of its room. Here only that it gives nothing to whoever may not. */
  readonly elsewhere?: true;
};

const CLOSING = {
  ...{ summary: W.summary, action: W.action, decision: W.decision, reason: W.reason, outcome: W.outcome },
  ...{ lessons: 'no', despite: W.despite },
};
const LOCK = { passphrase: W.passphrase, again: W.passphrase };
const KEPT = { prefix: 'case:' };
const FORM = { ...{ danger: 'no', adult_concern: 'no', naming: 'named' }, story: W.story };

/** `%ref` is the reference of the case at that place. */
export const ROWS: Readonly<Record<string, Row>> = {
  home: { on: 'none', by: LEADER, shows: true },
  cases: { on: 'none', by: LEADER, shows: true },
  mine: { on: 'none', by: 'p_tess', shows: true },
  'case.find': { on: 'none', by: LEADER, shows: true },
  'case.search': { on: 'none', by: LEADER, inputs: { words: W.search, show: 'all' }, shows: true },
  'case.open': { on: 'work', by: LEADER, shows: true },
  'case.acknowledge': { on: 'offered', by: 'p_dana' },
  'case.add': { on: 'work', by: LEADER, shows: true },
  'case.note': { on: 'work', by: LEADER, shows: true },
  'case.note.save': { on: 'work', by: LEADER, inputs: { text: W.note, sort: 'facts' } },
  'case.record': { on: 'work', by: LEADER, suffix: '~note', shows: true },
  'case.record.save': { on: 'work', by: LEADER, suffix: '~note', inputs: { text: W.note, sort: 'opinion' } },
  'case.outside': { on: 'work', by: LEADER, shows: true },
  'case.outside.body': { on: 'work', by: LEADER, suffix: '~lado', shows: true },
  'case.people': { on: 'work', by: LEADER, shows: true },
  'case.person': { on: 'work', by: LEADER, suffix: '~p_gus', shows: true },
  'case.share': { on: 'work', by: LEADER, inputs: { name: 'Tam' }, shows: true },
  'case.share.pick': { on: 'work', by: LEADER, suffix: '~p_tam', shows: true },
  'case.share.save': { on: 'work', by: LEADER, suffix: '~p_tam', inputs: { depth: 'whole', reason: W.shared } },
  'case.lead': { on: 'work', by: LEADER, suffix: '~p_dana' },
  'case.end': { on: 'work', by: LEADER, suffix: '~p_gus', shows: true },
  'case.end.save': { on: 'work', by: LEADER, suffix: '~p_gus', inputs: { reason: W.ended } },
  'case.earlier': { on: 'work', by: LEADER, shows: true },
  'case.conflict': { on: 'work', by: 'p_dana', shows: true },
  'case.conflict.confirm': { on: 'work', by: 'p_dana', inputs: { reason: W.conflict } },
  'case.close': { on: 'work', by: LEADER, shows: true },
  'case.close.save': { on: 'work', by: LEADER, inputs: CLOSING },
  'case.reopen': { on: 'closed', by: LEADER, shows: true },
  'case.reopen.save': { on: 'closed', by: LEADER, inputs: { reason: W.reopened } },
  'case.copy': { on: 'work', by: LEADER, shows: true },
  'case.copy.make': {
    ...{ on: 'work', by: LEADER, shows: true },
    inputs: { copy: 'paper', passphrase: W.passphrase, again: W.passphrase },
  },
  'case.elsewhere': { on: 'work', by: LEADER, shows: true },
  'case.elsewhere.save': {
    ...{ on: 'work', by: LEADER },
    inputs: { ...CLOSING, system: W.system, reference: W.elsewhere },
  },
  'case.redact': { on: 'work', by: LEADER, shows: true },
  'case.redact.save': { on: 'work', by: LEADER, inputs: { purpose: 'parent', keep: '' } },
  'case.redact.text': { on: 'work', by: LEADER, suffix: '~0', elsewhere: true },
  'case.redact.stands': { on: 'work', by: LEADER, suffix: '~0', elsewhere: true },
  'case.redact.withhold': { on: 'work', by: LEADER, suffix: '~0', inputs: { reason: W.reason }, elsewhere: true },
  'pattern.open': { on: 'none', by: 'p_ezra', elsewhere: true },
  tie: { on: 'none', by: 'p_gus', shows: true },
  'tie.find': { on: 'none', by: 'p_gus', inputs: { name: 'Sol' }, shows: true },
  'tie.pick': { on: 'none', by: 'p_gus', prefix: 'p_sol', shows: true },
  'tie.save': { on: 'none', by: 'p_gus', prefix: 'p_sol' },
  'tie.end': { on: 'none', by: 'p_clem', prefix: 'p_sol', shows: true },
  'tie.end.save': { on: 'none', by: 'p_clem', prefix: 'p_sol', inputs: { ended: '2026-11-24', on: '2026-11-24' } },
  away: { on: 'none', by: LEADER, shows: true },
  'away.start': { on: 'none', by: LEADER, shows: true },
  'away.save': { on: 'none', by: LEADER, inputs: { from: '2026-12-01', to: '2026-12-04' } },
  'away.back': { on: 'none', by: 'p_bea', prefix: '2026-11-30_2026-12-02' },
  rota: { on: 'none', by: LEADER, shows: true },
  'rota.day': { on: 'none', by: LEADER, prefix: 'tue', shows: true },
  'rota.save': { on: 'none', by: LEADER, prefix: 'tue', inputs: { people: 'p_dana' } },
  retention: { on: 'none', by: LEADER, shows: true },
  'retention.find': { on: 'old', by: LEADER, inputs: { ref: '%ref' }, shows: true },
  'retention.open': { on: 'old', by: LEADER, ...KEPT, shows: true },
  'retention.keep': { on: 'old', by: LEADER, ...KEPT, shows: true },
  'retention.keep.save': { on: 'old', by: LEADER, ...KEPT, inputs: { until: '2060-01-01', birth_year: '' } },
  'retention.hold': { on: 'old', by: LEADER, ...KEPT, shows: true },
  'retention.hold.save': { on: 'old', by: LEADER, ...KEPT, inputs: { reason: W.held } },
  'retention.lift': { on: 'held', by: LEADER, ...KEPT },
  'retention.propose': { on: 'old', by: LEADER, ...KEPT, shows: true },
  'retention.propose.save': { on: 'old', by: LEADER, ...KEPT, inputs: { why: W.why } },
  'retention.confirm': { on: 'proposed', by: 'p_bea', ...KEPT },
  'retention.certificates': { on: 'none', by: LEADER, shows: true },
  'retention.certificate': { on: 'gone', by: LEADER, shows: true },
  documents: { on: 'none', by: LEADER, shows: true },
  'documents.make': {
    on: 'none',
    by: 'p_ezra',
    inputs: { document: 'log', period: '2026', file: 'csv', ...LOCK },
    shows: true,
  },
  'documents.lock': { on: 'none', by: LEADER, suffix: 'log~2026:csv', shows: true },
  'documents.key': { on: 'none', by: LEADER, suffix: 'log~2026:csv', shows: true },
  'documents.forms': { on: 'none', by: LEADER, shows: true },
  'documents.form': { on: 'work', by: LEADER, shows: true },
  'documents.form.make': { on: 'work', by: LEADER, inputs: LOCK, shows: true },
  'report.start': { on: 'none', by: 'p_tam', shows: true },
  'report.resume': { on: 'draft', by: 'p_tess', shows: true },
  'report.next': { on: 'draft', by: 'p_tess', suffix: '~start', inputs: FORM },
  'report.back': { on: 'draft', by: 'p_tess', suffix: '~story', shows: true },
  'report.save': { on: 'draft', by: 'p_tess', suffix: '~start', inputs: FORM },
  'report.discard': { on: 'draft', by: 'p_tess', suffix: '~yes' },
  'report.send': { on: 'draft', by: 'p_tess' },
  'report.receipt': { on: 'work', by: 'p_tess', shows: true },
  'report.add': { on: 'work', by: 'p_tess', shows: true },
  'report.add.save': { on: 'work', by: 'p_tess', inputs: { text: W.added } },
};

export type Desk = {
  readonly school: TestSchool;
  readonly ids: Readonly<Record<Place, string>>;
  readonly refs: Readonly<Record<Place, string>>;
};

const must = <T>(done: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
};
let presses = 0;
const press = () => {
  presses += 1;
  return { key: `desk-${presses}` };
};

/** No power fails in these tests: nothing waits until it is durable. */
async function quickSchool(options: SchoolOptions): Promise<TestSchool> {
  const opened: { school?: TestSchool } = {};
  const clock = { now: () => opened.school?.clock.now() ?? TUESDAY_10 };
  const onCommit = (header: { readonly kind: string; readonly school: string }): void => {
    if (header.kind === 'person') opened.school?.people.forget(header.school);
  };
  const store = await openTestStore({ clock, onCommit, disk: hastyDisk });
  opened.school = await openSchool({ store, ...options });
  return opened.school;
}

/** One of everything, on a Tuesday at ten. */
export async function aDesk(options: SchoolOptions = {}): Promise<Desk> {
  const school = await quickSchool(options);
  const hana = await school.who(LEADER);
  const { records, sharing, closing } = school.useCases.casework;
  const refs: Record<string, string> = { none: 'ES-ZZZZZZZZ' };
  const send = async (place: Place): Promise<string> => {
    const { caseId, ref } = await sendReport(school, 'p_tess', ABOUT_SOL);
    refs[place] = ref;
    for (const person of ['p_clem', 'p_dev', 'p_chaz', 'p_remi'])
      must(await sharing.share(hana, caseId, { person, depth: 'whole', reason: W.shared, ...press() }));
    must(await school.useCases.openCase(await school.who('p_dev'), caseId, press()));
    must(await school.useCases.declareConflict(await school.who('p_dev'), caseId, { reason: '', ...press() }));
    must(await sharing.end(hana, caseId, { person: 'p_chaz', reason: W.ended, ...press() }));
    return caseId;
  };
  const accept = async (id: string): Promise<string> => {
    must(await school.useCases.acknowledge(hana, id, press()));
    return id;
  };
  const close = async (id: string): Promise<string> => {
    must(await closing.close(hana, id, { ...CLOSING, ...press() }));
    return id;
  };
  const open = await send('open');
  const work = await accept(await send('work'));
  for (const [person, depth] of [
    ['p_ivy', 'technical'],
    ['p_bea', 'data'],
    ['p_gus', 'line'],
  ] as const)
    must(await sharing.share(hana, work, { person, depth, reason: W.shared, ...press() }));
  const task = { what: 'other', for: 'p_sena', due: '2026-11-26', details: W.task };
  const written = { about: '', mark: '' };
  must(await records.add(hana, work, { kind: 'task', ...written, fields: task, ...press() }));
  const note = { sort: 'facts', text: W.note };
  must(await records.add(hana, work, { kind: 'note', ...written, fields: note, ...press() }));
  const offered = await accept(await send('offered'));
  must(await sharing.lead(hana, offered, { person: 'p_dana', ...press() }));
  const closed = await close(await accept(await send('closed')));
  const kept = async (place: Place): Promise<string> => old(school, await close(await accept(await send(place))));
  const { retention } = school.useCases;
  const [older, held, proposed] = [await kept('old'), await kept('held'), await kept('proposed')];
  must(await retention.hold(hana, `case:${held}`, { reason: W.held, ...press() }));
  const gone = await kept('gone');
  must(await retention.propose(hana, `case:${gone}`, { why: W.why, ...press() }));
  const certificate = must(await retention.confirm(await school.who('p_bea'), `case:${gone}`, press())).id;
  const answers = { ...FORM, first_choice: 'unkind', category: 'cyberbullying', victim: 'pupil' };
  const more = { age_band: '13-17', instigator: 'pupil', image: 'none', story: W.story };
  const page = { school: school.policy.key, page: 'review', answers: { ...answers, ...more }, ...press() };
  const draft = must(await school.useCases.saveDraft(await school.who('p_tess'), null, page)).doc;
  refs.draft = draft.state.ref;
  await changePerson(school, 'p_clem', { closeTo: ['p_sol'] });
  await changePerson(school, 'p_remi', { endsOn: '2026-11-23' });
  await changePerson(school, 'p_bea', { absences: [{ from: '2026-11-30', to: '2026-12-02' }] });
  await school.worker.runOnce();
  // Whoever left or is close to whom it is about leaves the cases at the first press that meets them.
  for (const id of [open, work, offered, closed, older, held, proposed])
    await school.useCases.openCase(await school.who('p_clem'), id, press());
  must(await retention.propose(hana, `case:${proposed}`, { why: W.why, ...press() }));
  const ids = { none: '', open, work, offered, closed, old: older, held, proposed, gone: certificate, draft: draft.id };
  return { school, ids, refs: { ...refs } as Desk['refs'] };
}

/** As if it had been closed forty years ago. */
async function old(school: TestSchool, id: string): Promise<string> {
  const doc = await school.store.read('case', id);
  if (doc === null || doc.state.closing === undefined) throw new Error('not closed');
  const at = doc.state.createdAt - 40 * 366 * DAY_MS;
  const back: Partial<CaseDoc['state']> = { createdAt: at, submittedAt: at, closing: { ...doc.state.closing, at } };
  const done = await school.store.commit<'case'>(refreshed({ ...doc, state: { ...doc.state, ...back } }));
  if (!done.ok) throw new Error(done.why);
  return id;
}

export type Press = {
  readonly verb: string;
  readonly id: string;
  readonly ref: string;
  readonly by: string;
  readonly key: string;
};

export const pressRow = (converse: Converse, { verb, id, ref, by, key }: Press): Promise<Answer> => {
  const { prefix = '', suffix = '', inputs = {} } = ROWS[verb] ?? { on: 'none', by: '' };
  const actor = { platform: 'console', tenant: 'console', userId: by, standing: 'member' } as const;
  const typed = Object.entries(inputs).map(([name, value]) => [name, value.replace('%ref', ref)] as const);
  const target = `${prefix}${id}${suffix}`;
  return converse({ kind: 'press', actor, verb, target, inputs: Object.fromEntries(typed), key });
};
