// What can be typed, as data: the word, other words for it, how to use it, what it does, the verb that answers, and who may.

import type { Actor } from './turn.ts';

type CommandName = 'report' | 'mine' | 'cases' | 'help';

export type Command = {
  readonly name: CommandName;
  readonly aliases: readonly string[];
  readonly usage: string;
  /** Key of the line in the texts table. */
  readonly what: CommandName;
  readonly verb: string;
  readonly who: readonly Actor['standing'][];
};

/** Whoever is not named here gets the fixed help card and nothing else. */
export const MEMBERS_ONLY: readonly Actor['standing'][] = ['member'];

export const COMMANDS: readonly Command[] = [
  {
    name: 'report',
    aliases: ['reports', 'concern', 'incident', 'new', 'start', 'tell', 'worry', 'worried'],
    usage: 'report',
    what: 'report',
    verb: 'report.start',
    who: MEMBERS_ONLY,
  },
  {
    name: 'mine',
    aliases: ['my', 'myreports', 'status'],
    usage: 'mine',
    what: 'mine',
    verb: 'mine',
    who: MEMBERS_ONLY,
  },
  {
    name: 'cases',
    aliases: ['case', 'mycases', 'desk', 'open'],
    usage: 'cases',
    what: 'cases',
    verb: 'cases',
    who: MEMBERS_ONLY,
  },
  {
    name: 'help',
    aliases: ['numbers', 'phone', 'hello', 'hi', 'hey', 'menu', 'commands', 'info', 'support'],
    usage: 'help',
    what: 'help',
    verb: 'help',
    who: MEMBERS_ONLY,
  },
];
