// Old records: what could be decided about, one of them, a later day, a hold, and the two who agree to destroy one.

import { lengthFault } from '../../domain/incident/form/form.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { RetentionLine } from '../../usecases/retention/retention-use-cases.ts';
import type { Question } from '../../views/fields.ts';
import type { FormPage, ItemList, RecordFile } from '../../views/private-views.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import { danger, plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import { date, longText, shortText, type Typed, typed } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { saves, savesOnce, shows, type Verb } from '../verb.ts';

const T = RETENTION_TEXTS;
const startButton = () => plain('retention', '', T.buttons.start);

export const showRetention: Handler = async (call, deps) => {
  const list = await deps.useCases.retention.list(call.who);
  if (!list.ok) return refused(list.refusal, call, deps, false);
  return { ...listAnswer(list.value, call, '') };
};

function listAnswer(
  { lines, held }: { readonly lines: readonly RetentionLine[]; readonly held: boolean },
  call: PersonCall,
  error: string,
): Answer {
  const show: ItemList = {
    view: 'item_list',
    title: T.title,
    intro: held ? [T.timeHeld, T.intro] : [T.intro],
    search: [shortText('ref', T.search, { value: typed(call, 'ref'), required: false, maxLength: 20, error })],
    items: lines.map((line) => ({
      title: line.ref,
      lines: [line.kind, T.ended(line.endedOn), ...standing(line)],
      action: plain('retention.open', line.key, T.buttons.open),
    })),
    empty: T.empty,
    links: [],
    actions: [
      submits(primary('retention.find', '', T.buttons.find)),
      plain('retention.certificates', '', T.buttons.certificates),
    ],
  };
  return { show, say: [notice(T.title, [T.typed], [startButton()])], sayInstead: true };
}

const standing = ({ dueOn, hold, proposal }: RetentionLine): readonly string[] => [
  dueOn === '' ? T.open : T.due(dueOn),
  ...(hold === null ? [] : [T.held(hold.by, hold.on)]),
  ...(proposal === null ? [] : [T.proposed(proposal.by, proposal.on)]),
];

export const findRetention: Handler = async (call, deps) => {
  const found = await deps.useCases.retention.find(call.who, typed(call, 'ref'));
  if (found.ok) return { show: recordView(found.value) };
  const list = await deps.useCases.retention.list(call.who);
  if (!list.ok) return refused(list.refusal, call, deps, false);
  return { ...listAnswer(list.value, call, found.refusal.message), errors: { ref: found.refusal.message } };
};

function recordView(line: RetentionLine): RecordFile {
  const { key, can, proposal, hold } = line;
  return {
    view: 'record_file',
    title: line.ref,
    state: standing(line).at(-1) ?? '',
    warnings: can.confirm ? [T.second] : [],
    sections: [
      {
        title: line.kind,
        facts: [
          { label: T.facts.rule, value: line.rule },
          { label: T.facts.ended, value: line.endedOn },
          { label: T.facts.due, value: line.dueOn === '' ? T.open : line.dueOn },
          ...(line.birthYear === null ? [] : [{ label: T.facts.birth, value: String(line.birthYear) }]),
          ...[hold?.reason, proposal?.why].flatMap((value) =>
            value === undefined ? [] : [{ label: T.facts.why, value }],
          ),
        ],
        lines: proposal === null || can.confirm ? [] : [proposal.mine ? T.mine : T.otherSide],
      },
    ],
    chronology: [],
    actions: [
      ...(can.propose ? [plain('retention.propose', key, T.buttons.propose)] : []),
      ...(can.confirm ? [danger('retention.confirm', key, T.buttons.confirm)] : []),
      plain('retention.keep', key, T.buttons.keep),
      hold === null ? plain('retention.hold', key, T.buttons.hold) : plain('retention.lift', key, T.buttons.lift),
      startButton(),
    ],
  };
}

const recordAnswer = (call: PersonCall, deps: ConverseDeps, line: Result<RetentionLine>, isSaved: boolean): Answer =>
  line.ok ? { show: recordView(line.value) } : refused(line.refusal, call, deps, isSaved);

export const openRetention: Handler = async (call, deps) =>
  recordAnswer(call, deps, await deps.useCases.retention.open(call.who, call.target.id), false);

type Page = 'keep' | 'hold' | 'propose';

function questions(page: Page, call: PersonCall): readonly Question[] {
  const long = (id: string, label: string): Question => longText(id, label, { value: typed(call, id), maxLength: 500 });
  switch (page) {
    case 'keep':
      return [
        date('until', T.keep.until, { value: typed(call, 'until'), required: false }),
        shortText('birth_year', T.keep.birthYear, { value: typed(call, 'birth_year'), required: false, maxLength: 4 }),
      ];
    case 'hold':
      return [long('reason', T.hold.reason)];
    case 'propose':
      return [long('why', T.propose.why)];
  }
}

const pageView = (page: Page, call: PersonCall, errors: Typed): FormPage => ({
  ...{ view: 'form_page', title: T[page].title, progress: '', warnings: [], intro: [T[page].intro], numbers: [] },
  questions: questions(page, call).map((question) => ({ ...question, error: errors[question.id] ?? '' })),
  actions: [
    submits(primary(`retention.${page}.save`, call.target.id, T.buttons.save)),
    plain('retention.open', call.target.id, T.buttons.open),
  ],
});

/** Opened by whoever may decide about this record, and by nobody else. */
const showPage =
  (page: Page): Handler =>
  async (call, deps) => {
    const line = await deps.useCases.retention.open(call.who, call.target.id);
    return line.ok ? { show: pageView(page, call, {}) } : refused(line.refusal, call, deps, false);
  };

const savePage =
  (page: Page): Handler =>
  async (call, deps) => {
    const asked = questions(page, call);
    const faults = asked.flatMap((question): readonly (readonly [string, string])[] => {
      const fault = question.maxLength === 0 ? null : lengthFault(question, question.value);
      return fault === null ? [] : [[question.id, fault]];
    });
    if (faults.length > 0) return wrong(page, call, Object.fromEntries(faults));
    const done = await write(page, call, deps);
    if (done.ok) return { show: recordView(done.value) };
    const { field, message: fault } = done.refusal;
    return field === undefined ? refused(done.refusal, call, deps, true) : wrong(page, call, { [field]: fault });
  };

const wrong = (page: Page, call: PersonCall, errors: Typed): Answer => ({
  show: pageView(page, call, errors),
  errors,
});

function write(page: Page, call: PersonCall, { useCases }: ConverseDeps): Promise<Result<RetentionLine>> {
  const { who, target, key } = call;
  switch (page) {
    case 'keep':
      return useCases.retention.keep(who, target.id, {
        until: typed(call, 'until'),
        birthYear: typed(call, 'birth_year'),
        key,
      });
    case 'hold':
      return useCases.retention.hold(who, target.id, { reason: typed(call, 'reason'), key });
    case 'propose':
      return useCases.retention.propose(who, target.id, { why: typed(call, 'why'), key });
  }
}

export const liftHold: Handler = async (call, deps) =>
  recordAnswer(call, deps, await deps.useCases.retention.lift(call.who, call.target.id, { key: call.key }), true);

export const confirmDestroy: Handler = async (call, deps) => {
  const done = await deps.useCases.retention.confirm(call.who, call.target.id, { key: call.key });
  if (!done.ok) return refused(done.refusal, call, deps, true);
  const actions = [plain('retention.certificate', done.value.id, T.buttons.certificate), startButton()];
  const lines = [T.destroyed.line(done.value.ref), done.value.line];
  return { show: message(T.destroyed.title, lines, { tone: 'good', actions }) };
};

export const showCertificates: Handler = async (call, deps) => {
  const all = await deps.useCases.retention.certificates(call.who);
  if (!all.ok) return refused(all.refusal, call, deps, false);
  const { title, intro, empty } = T.certificates;
  const items = all.value.map(({ id, ref, line }) => ({
    title: ref,
    lines: [line],
    action: plain('retention.certificate', id, T.buttons.certificate),
  }));
  return {
    show: { view: 'item_list', title, intro: [intro], search: [], items, empty, links: [], actions: [startButton()] },
  };
};

export const getCertificate: Handler = async (call, deps) => {
  const url = await deps.useCases.retention.certificateLink(call.who, call.target.id);
  if (!url.ok) return refused(url.refusal, call, deps, false);
  const ready = message(T.ready.title, [T.ready.line], { tone: 'good', actions: [startButton()] });
  return { show: { ...ready, links: [{ label: T.ready.link, url: url.value }] } };
};

export const RETENTION_VERBS: Readonly<Record<string, Verb>> = {
  retention: shows(showRetention),
  'retention.find': shows(findRetention),
  'retention.open': shows(openRetention),
  'retention.keep': shows(showPage('keep')),
  'retention.keep.save': saves(savePage('keep')),
  'retention.hold': shows(showPage('hold')),
  'retention.hold.save': saves(savePage('hold')),
  'retention.lift': saves(liftHold),
  'retention.propose': shows(showPage('propose')),
  'retention.propose.save': saves(savePage('propose')),
  'retention.confirm': savesOnce(confirmDestroy),
  'retention.certificates': shows(showCertificates),
  'retention.certificate': shows(getCertificate),
};
