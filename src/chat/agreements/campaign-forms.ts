// Starting, cancelling, ending, and preparing a campaign by hand. Each is asked once more, and what was typed stays.

import { LONGEST_REASON } from '../../domain/aup/campaign-life.ts';
import type { Refusal, Result } from '../../domain/shared/result.ts';
import { formatDate } from '../../domain/shared/time.ts';
import type { CampaignList, CampaignPage } from '../../usecases/aup/campaigns/campaign-use-cases.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import type { Action, Question } from '../../views/fields.ts';
import type { FormPage } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { notice } from '../message.ts';
import { asTyped, choice, date, errorsOf, faultsIn, longText, type Typed, typedFor } from '../questions.ts';
import type { Answer } from '../turn.ts';
import { agreementRefused } from './agreement-answer.ts';
import { campaignAnswer, campaignsButton } from './campaign-show.ts';
import { askedLine, isAhead } from './campaign-words.ts';

const T = CAMPAIGN_TEXTS;
type Form = {
  readonly title: string;
  readonly intro: readonly string[];
  readonly questions: readonly Question[];
  readonly save: Action;
  readonly back: Action;
};

const formView = ({ title, intro, questions, save, back }: Form, typed: Typed = {}, errors: Typed = {}): FormPage => ({
  ...{ view: 'form_page', title, progress: '', warnings: [], intro, numbers: [] },
  questions: asTyped(questions, typed, errors),
  actions: [submits(save), back],
});

const backTo = (id: string): Action => plain('aup.campaign', id, T.buttons.back);

/** The day that stands there while it may still be the last one; otherwise the last that may. */
function usualDay({ dueOn, limits }: CampaignPage): string {
  return dueOn < limits.first ? limits.first : dueOn > limits.last ? limits.last : dueOn;
}

function startForm(page: CampaignPage): Form {
  const { id, limits, startsOn, cannotReach } = page;
  const help = T.start.dueHelp(formatDate(limits.first), formatDate(limits.last));
  const unreached = cannotReach === 0 ? [] : [T.page.cannotReachLine(cannotReach)];
  return {
    title: T.start.title,
    intro: [page.title, ...T.start.intro(askedLine(page), formatDate(startsOn)), ...unreached],
    questions: [date('due_on', T.start.due, { help, value: usualDay(page) })],
    save: primary('aup.campaign.start.save', id, T.buttons.startSave),
    back: backTo(id),
  };
}

const cancelForm = ({ id, title, stage }: CampaignPage): Form => ({
  title: isAhead(stage) ? T.cancel.title : T.cancel.stopTitle,
  intro: [title, ...T.cancel.intro],
  questions: [longText('reason', T.cancel.reason, { help: T.cancel.reasonHelp, maxLength: LONGEST_REASON })],
  save: primary('aup.campaign.cancel.save', id, isAhead(stage) ? T.buttons.cancel : T.buttons.stop),
  back: backTo(id),
});

const endForm = ({ id, title }: CampaignPage): Form => ({
  ...{ title: T.end.title, intro: [title, ...T.end.intro], questions: [] },
  ...{ save: primary('aup.campaign.end.save', id, T.buttons.end), back: backTo(id) },
});

/** As long as a platform shows of one option: the title gives way, because whom it is for tells two of one title apart. */
const OPTION_LETTERS = 75;

function textLabel({ title, audience }: CampaignList['texts'][number]): string {
  const whom = T.create.forWhom[audience];
  const room = OPTION_LETTERS - T.create.option('', whom).length;
  return T.create.option(title.length > room ? `${title.slice(0, room - 1)}…` : title, whom);
}

const newForm = ({ texts, nextDay }: CampaignList): Form => ({
  title: T.create.title,
  intro: T.create.intro,
  questions: [
    choice('agreement', T.create.agreement, {
      options: texts.map((text) => ({ value: text.key, label: textLabel(text) })),
      value: texts[0]?.key ?? '',
    }),
    date('starts_on', T.create.startsOn, { help: T.create.startsOnHelp, value: nextDay }),
  ],
  save: primary('aup.campaign.new.save', '', T.buttons.createSave),
  back: campaignsButton(),
});

/** What a form hangs on, read anew at each press. */
type Kind<D> = {
  /** What is told above the campaign afterwards. */
  readonly done?: string;
  readonly load: (call: PersonCall, deps: ConverseDeps) => Promise<Result<D>>;
  readonly form: (data: D) => Form;
  readonly save: (call: PersonCall, deps: ConverseDeps, typed: Typed) => Promise<Result<CampaignPage>>;
};

const shown =
  <D>({ load, form }: Kind<D>): Handler =>
  async (call, deps) => {
    const found = await load(call, deps);
    if (!found.ok) return agreementRefused(found.refusal, call, deps, false);
    const made = form(found.value);
    return { show: formView(made), say: [notice(made.title, [T.list.press], [made.back])], sayInstead: true };
  };

const saved =
  <D>({ load, form, save, done: told = '' }: Kind<D>): Handler =>
  async (call, deps) => {
    const found = await load(call, deps);
    if (!found.ok) return agreementRefused(found.refusal, call, deps, true);
    const made = form(found.value);
    const typed = typedFor(made.questions, call.inputs);
    const faults = faultsIn(made.questions, typed);
    if (faults !== null) return again(made, typed, faults);
    const done = await save(call, deps, typed);
    return done.ok
      ? campaignAnswer(done.value, told)
      : notDone(done.refusal, made, typed, () => agreementRefused(done.refusal, call, deps, true));
  };

function notDone(refusal: Refusal, made: Form, typed: Typed, otherwise: () => Answer): Answer {
  const errors = errorsOf(refusal, made.questions);
  return errors === null ? otherwise() : again(made, typed, errors);
}

const again = (made: Form, typed: Typed, errors: Typed): Answer => ({
  show: formView(made, typed, errors),
  errors,
});

const open: Kind<CampaignPage>['load'] = (call, deps) => deps.useCases.aup.campaigns.open(call.who, call.target.id);

const START: Kind<CampaignPage> = {
  load: open,
  form: startForm,
  done: T.start.done,
  save: (call, deps, { due_on = '' }) =>
    deps.useCases.aup.campaigns.start(call.who, call.target.id, { key: call.key, dueOn: due_on }),
};
const CANCEL: Kind<CampaignPage> = {
  load: open,
  form: cancelForm,
  save: (call, deps, { reason = '' }) =>
    deps.useCases.aup.campaigns.cancel(call.who, call.target.id, { key: call.key, reason }),
};
const END: Kind<CampaignPage> = {
  load: open,
  form: endForm,
  save: (call, deps) => deps.useCases.aup.campaigns.end(call.who, call.target.id, { key: call.key }),
};
const NEW: Kind<CampaignList> = {
  load: (call, deps) => deps.useCases.aup.campaigns.list(call.who),
  form: newForm,
  save: (call, deps, { agreement = '', starts_on = '' }) =>
    deps.useCases.aup.campaigns.byHand(call.who, { key: call.key, agreement, startsOn: starts_on }),
};

export const showStart = shown(START);
export const saveStart = saved(START);
export const showCancel = shown(CANCEL);
export const saveCancel = saved(CANCEL);
export const showEnd = shown(END);
export const saveEnd = saved(END);
export const showNew = shown(NEW);
export const saveNew = saved(NEW);
