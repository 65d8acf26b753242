// Speaks to the conversation as a platform would.

import { makeConverse } from '../../src/chat/converse.ts';
import type { Actor, Answer, Converse, Turn } from '../../src/chat/turn.ts';
import type { LogFields } from '../../src/usecases/ports.ts';
import type { Action } from '../../src/views/fields.ts';
import type { PrivateView } from '../../src/views/private-views.ts';
import { type Fake, makeFake } from './fake-use-cases.ts';

export const member: Actor = {
  platform: 'slack',
  tenant: 'T_SCHOOL',
  userId: 'tess',
  standing: 'member',
  name: 'Tess Teacher',
};

export type Talk = {
  readonly fake: Fake;
  readonly converse: Converse;
  /** Moves the clock on. */
  readonly wait: (ms: number) => void;
  readonly logged: { readonly event: string; readonly fields: LogFields | undefined; readonly error: unknown }[];
  readonly text: (text: string, actor?: Actor) => Promise<Answer>;
  readonly press: (
    action: Pick<Action, 'verb' | 'target'>,
    inputs?: Record<string, string>,
    more?: { key?: string; actor?: Actor },
  ) => Promise<Answer>;
};

export function makeTalk(): Talk {
  const fake = makeFake();
  const logged: Talk['logged'] = [];
  const write = (event: string, fields?: LogFields, error?: unknown) => void logged.push({ event, fields, error });
  const log = { info: write, warn: write, error: write };
  let presses = 0;
  let waited = 0;
  const converse = makeConverse({ useCases: fake.useCases, clock: { now: () => 1_000_000 + presses + waited }, log });
  const text = (words: string, actor: Actor = member): Promise<Answer> =>
    converse({ kind: 'text', actor, text: words, place: 'direct' });
  const press: Talk['press'] = (action, inputs = {}, more = {}) => {
    presses += 1;
    const turn: Turn = {
      kind: 'press',
      actor: more.actor ?? member,
      verb: action.verb,
      target: action.target,
      inputs,
      key: more.key ?? `k${presses}`,
    };
    return converse(turn);
  };
  const wait = (ms: number): void => {
    waited += ms;
  };
  return { fake, converse, wait, logged, text, press };
}

export function actionOf(view: { readonly actions: readonly Action[] } | undefined, verb: string): Action {
  const action = view?.actions.find((candidate) => candidate.verb === verb);
  if (action === undefined) throw new Error(`no button ${verb} in ${JSON.stringify(view)}`);
  return action;
}

export function formPage(answer: Answer) {
  if (answer.show?.view !== 'form_page') throw new Error(`not a page: ${JSON.stringify(answer)}`);
  return answer.show;
}

/** What a platform sends: every field as it stands, with some answers put in. */
export function fill(view: PrivateView, answers: Readonly<Record<string, string>>): Record<string, string> {
  if (view.view !== 'form_page') throw new Error(`not a page: ${view.view}`);
  return Object.fromEntries(view.questions.map((question) => [question.id, answers[question.id] ?? question.value]));
}

/** Presses Next until the last page. */
export async function walkToReview(
  talk: Talk,
  first: Answer,
  answers: Readonly<Record<string, string>>,
  actor: Actor = member,
) {
  let answer = first;
  const titles: string[] = [];
  for (let step = 0; answer.show?.view === 'form_page' && step < 20; step += 1) {
    titles.push(answer.show.title);
    answer = await talk.press(actionOf(answer.show, 'report.next'), fill(answer.show, answers), { actor });
  }
  if (answer.show?.view !== 'form_review') throw new Error(`never came to the last page: ${JSON.stringify(answer)}`);
  return { review: answer.show, titles };
}

export const PLAIN_ANSWERS = {
  danger: 'no',
  adult_concern: 'no',
  first_choice: 'unkind',
  category: 'cyberbullying',
  image: 'none',
  story: 'Nasty messages went round.',
};
