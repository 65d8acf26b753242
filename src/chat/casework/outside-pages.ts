// Preparing a call to somebody outside the school: the list of bodies, and the checklist of one. The bot sends nothing there.

import type { PreparedCall } from '../../usecases/casework/record/outside-use-cases.ts';
import type { Section } from '../../views/fields.ts';
import { OUTSIDE_TEXTS } from '../../views/outside-texts.ts';
import type { ItemList, RecordFile } from '../../views/private-views.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler } from '../handler.ts';
import { encodeTarget } from '../target.ts';
import { shows, type Verb } from '../verb.ts';
import { callTarget } from './record-target.ts';

const T = OUTSIDE_TEXTS;
/** In a button: the whole list, and not only those that the rules point to. */
const EVERYBODY = 'all';

const showBodies: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.outside.bodies(call.who, call.target.id);
  if (!found.ok) return refused(found.refusal, call, deps, false);
  const { caseId, ref, bodies } = found.value;
  const pointed = bodies.filter(({ suggested }) => suggested);
  const few = call.target.page !== EVERYBODY && pointed.length > 0;
  const view: ItemList = {
    ...{ view: 'item_list', title: T.list.title, intro: [ref, T.list.intro], search: [], links: [] },
    items: (few ? pointed : bodies).map(({ key, name, purpose, suggested }) => ({
      title: name,
      lines: [purpose, ...(suggested ? [T.list.suggested] : [])],
      action: plain('case.outside.body', encodeTarget({ id: caseId, page: key }), T.buttons.show),
    })),
    empty: T.list.empty,
    actions: [
      ...(few ? [plain('case.outside', encodeTarget({ id: caseId, page: EVERYBODY }), T.buttons.everybody)] : []),
      plain('case.open', caseId, CHAT_TEXTS.buttons.toCase),
    ],
  };
  return { show: view };
};

const showChecklist: Handler = async (call, deps) => {
  const found = await deps.useCases.casework.outside.prepare(call.who, call.target.id, call.target.page);
  return found.ok ? { show: checklistView(found.value) } : refused(found.refusal, call, deps, false);
};

export function checklistView({ caseId, ref, checklist, sheet, open }: PreparedCall): RecordFile {
  const { name, purpose, first, ready, say, never } = checklist;
  return {
    ...{ view: 'record_file', title: T.checklist.title, state: ref, warnings: first },
    sections: [
      lines(name, [purpose, T.checklist.nothingSent]),
      numbersOf(checklist),
      lines(T.checklist.ready, ready),
      lines(T.checklist.say, say),
      lines(T.checklist.never, never),
      ...(sheet.length === 0 ? [] : [{ title: T.checklist.sheet, facts: sheet, lines: [] }]),
    ],
    chronology: [],
    actions: [
      ...(open ? [primary('case.record', callTarget(caseId, checklist.body), T.buttons.write)] : []),
      plain('case.outside', caseId, T.buttons.toList),
      plain('case.open', caseId, CHAT_TEXTS.buttons.toCase),
    ],
  };
}

const lines = (title: string, said: readonly string[]): Section => ({ title, facts: [], lines: said });

const numbersOf = ({ numbers }: PreparedCall['checklist']): Section =>
  numbers.length === 0
    ? lines(T.checklist.numbers, [T.checklist.noNumber])
    : {
        title: T.checklist.numbers,
        facts: numbers.map(({ name, phone }) => ({ label: name, value: phone })),
        lines: [],
      };

export const OUTSIDE_VERBS: Readonly<Record<string, Verb>> = {
  'case.outside': shows(showBodies),
  'case.outside.body': shows(showChecklist),
};
