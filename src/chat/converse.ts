// The one entrance of the conversation: who asks, what for, and the answer. Never throws; a failure is an answer with numbers.

import { agreementNotSaved, isAboutAgreements } from './agreements/agreement-answer.ts';
import { homeView } from './casework/case-list.ts';
import type { Command } from './commands.ts';
import { failed, guestHelp, numbersFor, refused } from './failure.ts';
import { filterNotSaved, isAboutFilter } from './filtering/filter-not-saved.ts';
import type { Call, ConverseDeps } from './handler.ts';
import { helpView, noFiles, notUnderstood, suggest, welcome } from './lists.ts';
import { notSaved } from './not-saved.ts';
import { makeOnce, type Once } from './once.ts';
import { parseCommand } from './parse-command.ts';
import { decodeTarget } from './target.ts';
import type { Actor, Answer, Converse, Turn } from './turn.ts';
import { makeTypedWords } from './typed-words.ts';
import { makeUnnamedLimit, type UnnamedLimit } from './unnamed-limit.ts';
import type { Verb } from './verb.ts';
import { makeVerbs } from './verbs.ts';

export type { ConverseDeps } from './handler.ts';

type Room = {
  readonly deps: ConverseDeps;
  readonly verbs: ReadonlyMap<string, Verb>;
  readonly unnamed: UnnamedLimit;
  readonly once: Once;
};

export function makeConverse(deps: ConverseDeps): Converse {
  const unnamed = makeUnnamedLimit(deps.clock);
  const verbs = new Map(Object.entries(makeVerbs(unnamed, makeTypedWords(deps.clock))));
  const room: Room = { deps, verbs, unnamed, once: makeOnce(deps.clock) };
  return async (turn) => {
    try {
      return await answerTo(turn, room);
    } catch (error) {
      return afterFailure(turn, room, error);
    }
  };
}

/** Only a full member of a school this server knows gets past here; everybody else gets the fixed card. */
function answerTo(turn: Turn, room: Room): Answer | Promise<Answer> {
  const { actor } = turn;
  const school = actor.standing === 'member' ? room.deps.useCases.schoolOf(actor) : null;
  if (school === null) return guestHelp(numbersFor(room.deps.useCases, actor));
  switch (turn.kind) {
    case 'text':
      return toText(turn.text, base(actor, school), room);
    case 'press':
      return toVerb({ ...base(actor, school), ...turn, target: decodeTarget(turn.target) }, room);
    case 'file':
      return toFile(base(actor, school), room);
    case 'installed':
      return toInstalled(base(actor, school), room);
    case 'home':
      return homeView(base(actor, school), room.deps).then((home) => ({ say: [home] }));
  }
}

const base = (actor: Actor, school: string): Call => ({
  actor,
  school,
  verb: '',
  target: decodeTarget(''),
  inputs: {},
  key: '',
  rest: '',
});

function toText(text: string, call: Call, room: Room): Answer | Promise<Answer> {
  const parsed = parseCommand(text);
  switch (parsed.kind) {
    case 'empty':
      return { say: [helpView(call.actor, room.deps)] };
    case 'suggest':
      return suggest(parsed.command);
    case 'unknown':
      return notUnderstood();
    case 'command': {
      const { command, rest } = parsed;
      return toVerb({ ...call, verb: command.verb, rest: mayTake(command, call.actor) ? rest : '' }, room);
    }
  }
}

/** Outside Slack a story would already stand in a chat that is kept; it is not taken from there. */
const mayTake = ({ words }: Command, { platform }: Actor): boolean =>
  words === 'address' || (words === 'story' && platform === 'slack');

async function toVerb(call: Call, room: Room): Promise<Answer> {
  const verb = room.verbs.get(call.verb);
  if (verb === undefined) return { say: [helpView(call.actor, room.deps)] };
  if (!verb.who.includes(call.actor.standing)) return guestHelp(numbersFor(room.deps.useCases, call.actor));
  if (verb.knows === 'school') return verb.answer(call, room.deps);
  const known = await room.deps.useCases.identify(call.actor);
  if (!known.ok) return refused(known.refusal, call, room.deps, verb.saves);
  const person = { ...call, school: known.value.school, who: known.value };
  const answer = () => verb.answer(person, room.deps);
  return verb.once && call.key !== '' ? room.once(person, answer) : answer();
}

/** Whoever adds the app can be written to from now on, also when they have never typed a word: their account is kept. */
async function toInstalled(call: Call, room: Room): Promise<Answer> {
  try {
    await room.deps.useCases.identify(call.actor);
  } catch (error) {
    room.deps.log.error('converse.account_not_kept', { platform: call.actor.platform, code: nameOf(error) });
  }
  return welcome();
}

/** The advice comes whether or not anybody could be told of the file. */
async function toFile(call: Call, room: Room): Promise<Answer> {
  try {
    const known = await room.deps.useCases.identify(call.actor);
    const unnamed = room.unnamed.mayBeWriting(call.actor);
    if (known.ok) await room.deps.useCases.filePosted(known.value, { unnamed });
  } catch (error) {
    room.deps.log.error('converse.file_not_noted', { platform: call.actor.platform, code: nameOf(error) });
  }
  return noFiles(call, room.deps);
}

function afterFailure(turn: Turn, room: Room, error: unknown): Answer {
  const verb = turn.kind === 'press' ? turn.verb : turn.kind;
  const numbers = numbersFor(room.deps.useCases, turn.actor);
  // The verb comes from outside: only a known one is written down.
  const route = room.verbs.has(verb) || turn.kind !== 'press' ? verb : 'unknown';
  room.deps.log.error('converse.failed', { platform: turn.actor.platform, route, code: nameOf(error) });
  if (turn.kind !== 'press' || room.verbs.get(verb)?.saves !== true) return failed(numbers);
  const call = { ...base(turn.actor, ''), ...turn, target: decodeTarget(turn.target) };
  if (isAboutAgreements(turn.verb)) return agreementNotSaved(call, numbers);
  return isAboutFilter(turn.verb) ? filterNotSaved(call, numbers) : notSaved(call, numbers);
}

/** The kind of error and never its message, which may quote what somebody typed. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
