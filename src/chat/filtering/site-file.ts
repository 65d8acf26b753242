// What IT and the people who look after filtering can press on an unsuitable site: open it, say it is blocked, leave it open.

import type { Result } from '../../domain/shared/result.ts';
import type { SiteFileData } from '../../usecases/filtering/results.ts';
import type { Action } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import { plain, primary } from '../buttons.ts';
import type { ConverseDeps, Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import type { Answer } from '../turn.ts';
import { filterRefused } from './filter-answer.ts';
import { saveDesk } from './filter-decide.ts';
import { DESKS, type DeskName, deskView } from './filter-desks.ts';

const T = FILTER_TEXTS;

const siteActions = ({ id, can }: SiteFileData): readonly Action[] => [
  ...(can.confirmBlocked ? [primary('site.blocked', id, T.buttons.siteBlocked)] : []),
  ...(can.leaveOpen ? [plain('site.leave', id, T.buttons.siteLeave)] : []),
];

function siteAnswer(data: SiteFileData, warnings: readonly string[] = []): Answer {
  const { ref, state, sections, chronology, card } = data;
  const actions = siteActions(data);
  return {
    show: { view: 'record_file', title: ref, state, warnings, sections, chronology, actions },
    say: [{ ...card, actions }],
    sayInstead: true,
  };
}

export const openSite: Handler = async (call, deps) => {
  const found = await deps.useCases.filtering.openSite(call.who, call.target.id, { key: call.key });
  return found.ok ? siteAnswer(found.value) : filterRefused(found.refusal, call, deps, false);
};

export const showSiteDesk =
  (name: DeskName, may: (data: SiteFileData) => boolean): Handler =>
  async (call, deps) => {
    const { id } = call.target;
    const found = await deps.useCases.filtering.openSite(call.who, id, { key: call.key });
    if (!found.ok) return filterRefused(found.refusal, call, deps, false);
    const { ref, card } = found.value;
    if (!may(found.value)) return siteAnswer(found.value, [T.done.notNow]);
    return {
      show: deskView(name, id, { intro: [T.done.standing(ref, card.standing), ...card.addresses] }),
      say: [notice(T.typed.here(ref), [T.typed.press], [primary(name, id, DESKS[name].title)])],
      sayInstead: true,
    };
  };

export const saveBlocked = saveDesk('site.blocked', async (call, deps, { ticket = '' }) => {
  const done = await deps.useCases.filtering.confirmBlocked(call.who, call.target.id, { ticket, key: call.key });
  return siteDone(done, T.site.doneBlocked, call, deps);
});

export const saveLeave = saveDesk('site.leave', async (call, deps, { reason = '' }) => {
  const done = await deps.useCases.filtering.leaveOpen(call.who, call.target.id, { reason, key: call.key });
  return siteDone(done, T.site.doneLeft, call, deps);
});

function siteDone(done: Result<SiteFileData>, title: string, call: PersonCall, deps: ConverseDeps): Answer {
  if (!done.ok) return filterRefused(done.refusal, call, deps, true);
  const { id, ref, card } = done.value;
  const lines = [T.done.standing(ref, card.standing)];
  const actions = [plain('site.open', id, T.buttons.open)];
  return {
    show: message(title, lines, { tone: 'good', actions }),
    say: [notice(title, lines, actions)],
    sayInstead: true,
  };
}
