// The words about being away, and about days on which nobody would be in.

import type { Gap } from '../domain/cover/gaps.ts';
import { ROLE_NAMES } from '../domain/people/role.ts';
import { formatDate } from '../domain/shared/time.ts';

const days = (from: string, to: string): string =>
  from === to ? `On ${formatDate(from)}` : `From ${formatDate(from)} to ${formatDate(to)}`;

export const COVER_TEXTS = {
  command: 'Say when you are away, so that messages go to somebody who is in.',
  list: {
    title: 'When you are away',
    intro: 'Messages that cannot wait go to somebody who is in. Nobody is told why you are away.',
    empty: 'You have not said that you will be away.',
    press: 'Press the button to see when you are away, or to say so.',
    one: days,
    said: 'You said so here.',
    listed: 'It stands in the staff list.',
  },
  form: {
    title: 'You will be away',
    intro: 'The whole of each day counts. You can end it early with one press.',
    from: 'First day away',
    to: 'Last day away',
    cover: 'Who is to be asked first meanwhile?',
    coverHelp: 'You can leave this empty. They are told. Nobody is left out by it, and urgent reports go to everybody.',
  },
  asked: {
    title: 'You are asked to stand in',
    line: (name: string, from: string, to: string) =>
      `${days(from, to)} ${name} is away and has named you. Reports that can wait until today or tomorrow come to you first.`,
    urgent: 'Urgent reports still go to the whole team at once.',
  },
  standIn: (name: string, from: string, to: string) => `${days(from, to)}: you stand in for ${name}.`,
  standInTitle: 'You stand in',
  named: (name: string) => `Asked first: ${name}`,
  saved: 'Saved.',
  covered: (role: string, names: readonly string[]) => `${role}: ${names.join(', ')}`,
  coversTitle: 'Who is asked instead',
  gapsTitle: 'Nobody would be in',
  gap: ({ of, from, to }: Gap): string =>
    of === 'safeguarding_team'
      ? `${days(from, to)} nobody of the safeguarding team is in.`
      : `${days(from, to)} nobody is in for this role: ${ROLE_NAMES[of]}.`,
  gapNext: 'The headteacher, or whoever stands in, is told of this.',
  rota: {
    command: 'See who of the safeguarding team is asked first on which day.',
    title: 'Rota',
    intro:
      'Reports for today and tomorrow go first to whoever is on duty. Urgent reports go to the whole team at once.',
    press: 'Press the button to see the rota.',
    away: (names: readonly string[]) => `Away today: ${names.join(', ')}.`,
    asUsual: 'As usual, in the order of the staff list',
    first: (names: readonly string[]) => `First: ${names.join(', ')}`,
    form: 'Nobody is left out by this. Whoever is on duty is only asked first.',
    who: 'Who is asked first on this day?',
    help: 'Tick nobody to leave it as usual.',
    days: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' },
    buttons: { list: 'See the rota', change: 'Change this day', save: 'Save this day' },
  },
  notice: {
    title: 'Nobody would be in',
    next: 'Ask somebody to stand in, and have their role put on the staff list.',
  },
  duty: {
    why: 'Reports go up to the next person meanwhile. Ask somebody to stand in.',
  },
  buttons: {
    list: 'When I am away',
    start: 'I will be away',
    save: 'Save these days',
    back: 'I am back, or not away after all',
  },
} as const;
