// Being away in the conversation: the list, saying so, and coming back early.

import type { AwayData } from '../../usecases/cover/cover-use-cases.ts';
import { COVER_TEXTS } from '../../views/cover-texts.ts';
import type { FormPage, RecordFile } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { choice, date, type Typed, typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import { saves, savesOnce, shows, type Verb } from '../verb.ts';
import { ROTA_VERBS } from './rota.ts';

const T = COVER_TEXTS;
const listButton = () => plain('away', '', T.buttons.list);
const said = () => [notice(T.list.title, [T.list.press], [listButton()])];

/** One button each; who is away more often than that takes the first ones away first. */
const MOST_BUTTONS = 4;

function awayView({ absences, covers, gaps, standsIn }: AwayData): RecordFile {
  const list = absences.map(
    ({ from, to, said: own, cover }) =>
      `${T.list.one(from, to)}. ${own ? T.list.said : T.list.listed}${cover === '' ? '' : ` ${T.named(cover)}.`}`,
  );
  return {
    ...{ view: 'record_file', title: T.list.title, state: T.list.intro, chronology: [] },
    warnings: gaps.length === 0 ? [] : [...gaps, T.gapNext],
    sections: [
      { title: '', facts: [], lines: list.length === 0 ? [T.list.empty] : list },
      ...(standsIn.length === 0 ? [] : [{ title: T.standInTitle, facts: [], lines: standsIn }]),
      ...(covers.length === 0
        ? []
        : [{ title: T.coversTitle, facts: [], lines: covers.map(({ role, names }) => T.covered(role, names)) }]),
    ],
    actions: [
      primary('away.start', '', T.buttons.start),
      ...absences
        .slice(0, MOST_BUTTONS)
        .map(({ from, to }, index) =>
          plain(
            'away.back',
            encodeTarget({ id: `${from}_${to}` }),
            absences.length === 1 ? T.buttons.back : `${T.buttons.back} (${index + 1})`,
          ),
        ),
    ],
  };
}

const showAway: Handler = async (call, deps) => {
  const found = await deps.useCases.cover.mine(call.who);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  return { show: awayView(found.value), say: said(), sayInstead: true };
};

type Eligible = AwayData['eligible'];

const coverQuestion = (eligible: Eligible) =>
  choice('cover', T.form.cover, {
    ...{ required: false, help: T.form.coverHelp },
    options: eligible.map(({ id, name }) => ({ value: id, label: name })),
  });

const formView = (call: PersonCall, eligible: Eligible, errors: Typed = {}): FormPage => ({
  ...{ view: 'form_page', title: T.form.title, progress: '', warnings: [], intro: [T.form.intro], numbers: [] },
  questions: [
    ...[date('from', T.form.from), date('to', T.form.to)],
    ...(eligible.length === 0 ? [] : [coverQuestion(eligible)]),
  ].map((question) => ({
    ...question,
    value: typed(call, question.id),
    error: errors[question.id] ?? '',
  })),
  actions: [submits(primary('away.save', '', T.buttons.save)), listButton()],
});

const showForm: Handler = async (call, deps) => {
  const found = await deps.useCases.cover.mine(call.who);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  return { show: formView(call, found.value.eligible), say: said(), sayInstead: true };
};

const saveAway: Handler = async (call, deps) => {
  const days = { from: typed(call, 'from'), to: typed(call, 'to'), cover: typed(call, 'cover') };
  const done = await deps.useCases.cover.away(call.who, days);
  if (done.ok) return { show: awayView(done.value) };
  if (done.refusal.field === undefined) return refused(done.refusal, call, deps, true);
  const errors = { [done.refusal.field]: done.refusal.message };
  const mine = await deps.useCases.cover.mine(call.who);
  return { show: formView(call, mine.ok ? mine.value.eligible : [], errors), errors };
};

const saveBack: Handler = async (call, deps) => {
  const [from = '', to = ''] = call.target.id.split('_');
  const done = await deps.useCases.cover.back(call.who, { from, to });
  return done.ok ? { show: awayView(done.value) } : refused(done.refusal, call, deps, true);
};

export const COVER_VERBS: Readonly<Record<string, Verb>> = {
  ...ROTA_VERBS,
  away: shows(showAway),
  'away.start': shows(showForm),
  'away.save': savesOnce(saveAway),
  'away.back': saves(saveBack),
};
