// What a person does in their column, handed to the conversation as a Turn, and its Answer handed back to the page.

import { z } from 'zod';
import type { Actor, Answer, Converse, Turn } from '../../chat/turn.ts';
import type { View } from '../../views/view.ts';
import type { Route, RouteRequest, RouteResponse } from '../route.ts';
import type { ConsoleChat, ConsolePerson } from './console-chat.ts';
import { guarded, sendJson } from './page-routes.ts';

const id = z.string().max(300);
/** Longer than any answer may be, so that the form can say how long it may be. */
const typed = z.string().max(20_000);
const SAY = z.object({ person: id, text: typed });
const FILE = z.object({ person: id });
const PRESS = z.object({ person: id, verb: id, target: id, key: id, inputs: z.record(id, typed) });

const BODY_LIMIT = 256 * 1024;

export type TurnDeps = {
  readonly token: string;
  readonly people: readonly ConsolePerson[];
  readonly chat: ConsoleChat;
  readonly converse: Converse;
  readonly renderCard: (view: View) => unknown;
};

export function turnRoutes(deps: TurnDeps): readonly Route[] {
  const post = <B extends { person: string }>(
    path: string,
    body: z.ZodType<B>,
    turn: (actor: Actor, body: B) => Turn,
  ): Route => ({
    method: 'POST',
    path,
    body: 'json',
    limit: BODY_LIMIT,
    handle: (req, res) => guarded(req, res, deps.token, () => take(req, res, body, turn)),
  });
  const take = async <B extends { person: string }>(
    req: RouteRequest,
    res: RouteResponse,
    schema: z.ZodType<B>,
    turn: (actor: Actor, body: B) => Turn,
  ): Promise<void> => {
    const body = schema.safeParse(req.body);
    const person = body.success ? deps.people.find((one) => one.id === body.data.person) : undefined;
    if (!body.success || person === undefined) return sendJson(res, 400, { error: 'bad_request' });
    const answer = await deps.converse(turn(actorOf(person), body.data));
    await handBack(res, person, answer, deps);
  };
  return [
    post('/console/say', SAY, (actor, { text }) => ({ kind: 'text', actor, text, place: 'direct' })),
    post('/console/file', FILE, (actor) => ({ kind: 'file', actor, place: 'direct' })),
    post('/console/press', PRESS, (actor, { verb, target, key, inputs }) => ({
      kind: 'press',
      actor,
      verb,
      target,
      key,
      inputs,
    })),
  ];
}

/** The console vouches for whoever holds its address: everybody in it is a full member of the demo school. */
export function actorOf(person: ConsolePerson): Actor {
  return {
    platform: 'console',
    tenant: 'console',
    userId: person.id,
    standing: 'member',
    name: person.name,
    address: { column: person.id },
  };
}

/** Posts what is to be said, and answers with what is to be shown: a private view leaves here and is kept nowhere. */
async function handBack(res: RouteResponse, person: ConsolePerson, answer: Answer, deps: TurnDeps): Promise<void> {
  const { show, say = [], sayInstead, errors, close } = answer;
  const posts = sayInstead === true && show !== undefined ? [] : say;
  for (const view of posts) await deps.chat.post(person.id, view);
  sendJson(res, 200, {
    show: show === undefined ? null : { view: show.view, title: show.title, card: deps.renderCard(show) },
    errors: errors ?? {},
    close: close === true,
  });
}
