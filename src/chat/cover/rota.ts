// The rota in the conversation: the week, and one day of it to change.

import { isRotaDay, type RotaDay } from '../../domain/people/rota-days.ts';
import type { RotaData } from '../../usecases/cover/cover-use-cases.ts';
import { COVER_TEXTS } from '../../views/cover-texts.ts';
import type { FormPage, ItemList } from '../../views/private-views.ts';
import { plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler } from '../handler.ts';
import { notice } from '../message.ts';
import { choices } from '../questions.ts';
import { saves, shows, type Verb } from '../verb.ts';

const T = COVER_TEXTS.rota;
const rotaButton = () => plain('rota', '', T.buttons.list);

function rotaView({ team, days, awayToday, canSet }: RotaData): ItemList {
  const names = (ids: readonly string[]): string =>
    ids.length === 0 ? T.asUsual : T.first(team.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  return {
    ...{ view: 'item_list', title: T.title, search: [], links: [], empty: '' },
    intro: [T.intro, ...(awayToday.length === 0 ? [] : [T.away(awayToday)])],
    items: days.map(({ day, onDuty }) => ({
      title: T.days[day],
      lines: [names(onDuty)],
      action: canSet ? plain('rota.day', day, T.buttons.change) : null,
    })),
    actions: [],
  };
}

const showRota: Handler = async (call, deps) => {
  const found = await deps.useCases.cover.rota(call.who);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  return { show: rotaView(found.value), say: [notice(T.title, [T.press], [rotaButton()])], sayInstead: true };
};

const dayView = ({ team, days }: RotaData, day: RotaDay): FormPage => ({
  ...{ view: 'form_page', title: T.days[day], progress: '', warnings: [], intro: [T.form], numbers: [] },
  questions: [
    choices('people', T.who, {
      ...{ help: T.help, required: false },
      options: team.map(({ id, name }) => ({ value: id, label: name })),
      value: days.find((one) => one.day === day)?.onDuty.join(',') ?? '',
    }),
  ],
  actions: [submits(primary('rota.save', day, T.buttons.save)), rotaButton()],
});

const showDay: Handler = async (call, deps) => {
  const found = await deps.useCases.cover.rota(call.who);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const day = call.target.id;
  const say = [notice(T.title, [T.press], [rotaButton()])];
  const show = found.value.canSet && isRotaDay(day) ? dayView(found.value, day) : rotaView(found.value);
  return { show, say, sayInstead: true };
};

const saveDay: Handler = async (call, deps) => {
  const people = (call.inputs.people ?? '').split(',').filter((id) => id !== '');
  const done = await deps.useCases.cover.setRota(call.who, { day: call.target.id, people });
  return done.ok ? { show: rotaView(done.value) } : refused(done.refusal, call, deps, true);
};

export const ROTA_VERBS: Readonly<Record<string, Verb>> = {
  rota: shows(showRota),
  'rota.day': shows(showDay),
  'rota.save': saves(saveDay),
};
