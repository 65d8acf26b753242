// What every answer to a press or a word is made from, and the shape of the thing that makes it.

import type { Clock, Log } from '../usecases/ports.ts';
import type { UseCases } from '../usecases/use-cases.ts';
import type { Who } from '../usecases/who.ts';
import type { Target } from './target.ts';
import type { Actor, Answer } from './turn.ts';

export type ConverseDeps = {
  readonly useCases: UseCases;
  readonly clock: Clock;
  readonly log: Log;
};

export type Call = {
  readonly actor: Actor;
  readonly school: string;
  readonly verb: string;
  readonly target: Target;
  readonly inputs: Readonly<Record<string, string>>;
  /** The platform's id of this press; made from the verb for typed words. */
  readonly key: string;
  /** Words typed after `report` in Slack, or addresses typed after a command that takes them. */
  readonly rest: string;
};

/** A call whose person was identified. */
export type PersonCall = Call & { readonly who: Who };

export type Handler = (call: PersonCall, deps: ConverseDeps) => Promise<Answer>;
/** For what must work without knowing who asks, or with the store down. */
export type OpenHandler = (call: Call, deps: ConverseDeps) => Promise<Answer>;
