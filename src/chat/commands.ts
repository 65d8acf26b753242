// What can be typed, as data: the word, other words for it, how to use it, what it does, the verb that answers, and who may.

import type { Actor } from './turn.ts';

type CommandName =
  | 'away'
  | 'rota'
  | 'aup'
  | 'documents'
  | 'retention'
  | 'personfile'
  | 'leavers'
  | 'reviews'
  | 'report'
  | 'mine'
  | 'cases'
  | 'unblock'
  | 'block'
  | 'overrides'
  | 'filtercheck'
  | 'home'
  | 'help';

export type Command = {
  readonly name: CommandName;
  readonly aliases: readonly string[];
  readonly usage: string;
  /** Key of the line in the texts table. */
  readonly what: CommandName;
  readonly verb: string;
  readonly who: readonly Actor['standing'][];
  /**
   * Whether what follows the word is taken. A story only where the platform answers in place and nothing of it stays in a
   * chat; an address is no story and is taken everywhere.
   */
  readonly words: 'nothing' | 'story' | 'address';
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
    words: 'story',
  },
  {
    name: 'mine',
    aliases: ['my', 'myreports', 'status'],
    usage: 'mine',
    what: 'mine',
    verb: 'mine',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'cases',
    aliases: ['case', 'mycases', 'desk', 'open'],
    usage: 'cases',
    what: 'cases',
    verb: 'cases',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'unblock',
    aliases: ['unlock', 'unfilter', 'filterrequest'],
    usage: 'unblock <address>',
    what: 'unblock',
    verb: 'filter.start',
    who: MEMBERS_ONLY,
    words: 'address',
  },
  {
    name: 'block',
    aliases: ['unsuitable', 'unsuitablesite', 'badsite'],
    usage: 'block <address>',
    what: 'block',
    verb: 'site.start',
    who: MEMBERS_ONLY,
    words: 'address',
  },
  {
    name: 'overrides',
    aliases: ['override', 'requests', 'filterlog', 'filterrequests', 'unblocked'],
    usage: 'overrides',
    what: 'overrides',
    verb: 'filter.log',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'filtercheck',
    aliases: ['filterchecks', 'checkfilter'],
    usage: 'filtercheck',
    what: 'filtercheck',
    verb: 'check.start',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'aup',
    aliases: ['agreement', 'agreements', 'sign'],
    usage: 'aup',
    what: 'aup',
    verb: 'aup',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'reviews',
    aliases: ['review', 'due', 'dates'],
    usage: 'reviews',
    what: 'reviews',
    verb: 'review.list',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'documents',
    aliases: ['document', 'governors', 'governorreport', 'incidentlog', 'print', 'pdf'],
    usage: 'documents',
    what: 'documents',
    verb: 'documents',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'leavers',
    aliases: ['leaver', 'leaving', 'accounts', 'left'],
    usage: 'leavers',
    what: 'leavers',
    verb: 'leavers',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'home',
    aliases: ['dashboard', 'overview', 'waiting'],
    usage: 'home',
    what: 'home',
    verb: 'home',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'rota',
    aliases: ['rotas', 'duty', 'onduty'],
    usage: 'rota',
    what: 'rota',
    verb: 'rota',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'away',
    aliases: ['absent', 'absence', 'cover', 'sick', 'back'],
    usage: 'away',
    what: 'away',
    verb: 'away',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'retention',
    aliases: ['oldrecords', 'destroy', 'keep', 'hold'],
    usage: 'retention',
    what: 'retention',
    verb: 'retention',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'personfile',
    aliases: ['sar', 'subjectaccess', 'datarequest', 'datarequests', 'personfiles', 'complaint'],
    usage: 'personfile',
    what: 'personfile',
    verb: 'access',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
  {
    name: 'help',
    aliases: ['numbers', 'phone', 'hello', 'hi', 'hey', 'menu', 'commands', 'info', 'support'],
    usage: 'help',
    what: 'help',
    verb: 'help',
    who: MEMBERS_ONLY,
    words: 'nothing',
  },
];
