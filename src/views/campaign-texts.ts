// Every word about campaigns, in one place.

import type { Audience } from '../domain/aup/agreement.ts';
import type { CampaignWhy } from '../domain/aup/campaign.ts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

const FOR_WHOM: Readonly<Record<Audience, string>> = {
  staff: 'staff',
  governor: 'governors',
  visitor: 'visitors',
  pupil_ks1: 'pupils, key stage 1, on paper',
  pupil_ks2: 'pupils, key stage 2, on paper',
  pupil_secondary: 'pupils, secondary, on paper',
  parent: 'parents and carers, on paper',
};

export const CAMPAIGN_TEXTS = {
  buttons: {
    list: 'Campaigns',
    open: 'Look at it',
    refresh: 'Show the latest',
    text: 'Read the text',
    start: 'Go on to start',
    startSave: 'Start the campaign',
    cancel: 'Cancel the campaign',
    stop: 'Stop asking',
    end: 'Mark as ended',
    create: 'Prepare one by hand',
    createSave: 'Prepare',
    late: 'Names of the late',
    pdf: 'Progress as PDF',
    csv: 'Names as a table',
    download: 'Download the file',
    back: 'Back to the campaign',
    next: 'Go on reading',
    previous: 'Page before',
    older: 'Earlier ones',
    newer: 'Later ones',
  },

  list: {
    title: 'Campaigns',
    intro: 'A campaign asks people to sign again. Nobody is asked before you start it. Newest first.',
    empty: 'There is no campaign yet. One is prepared a fortnight before the day on which everybody signs again.',
    press: 'Press the button to go on.',
    item: (title: string, version: string): string => `${title}, version ${version}`,
    days: (from: string, to: string): string => `From ${from}, last day ${to}`,
  },

  why: {
    yearly: 'Everybody signs again each year',
    new_version: 'The text is new, and everybody signs it',
    ks2_start: 'Pupils begin Key Stage 2',
    by_hand: 'Started by hand',
  } as Readonly<Record<CampaignWhy, string>>,

  stage: {
    to_start: 'Not started yet. Nobody is asked before you start it.',
    to_come: 'Started. Its first day has not come yet.',
    running: 'Running.',
    late: 'Running, and the last day is over. Who still owes is reminded, and you are told.',
    ended: 'Ended. Who still owes is reminded as before.',
    superseded: 'Ended, because the text was changed.',
    cancelled: 'Cancelled. Nobody is asked for this.',
  },

  page: {
    title: 'Campaign',
    who: 'Who',
    when: 'When',
    what: 'What they read',
    count: (signed: number, all: number): string => `${signed} of ${all} have signed`,
    willBeAsked: (count: number): string => `${people(count)} will be asked to sign.`,
    papers: (count: number): string => `${count} ${count === 1 ? 'paper is' : 'papers are'} still to come back.`,
    bar: (words: string, bar: string): string => `${words}. ${bar}`,
    group: (group: string, words: string): string => `${group}: ${words}`,
    refused: 'Do not agree',
    asked: 'Have asked about a clause',
    owed: 'Still to sign',
    late: 'Late',
    signed: 'Signed',
    asks: (owed: number, all: number): string => `${owed} of ${all} will be asked`,
    missing: (owed: number, all: number): string => `${owed} of ${all} still to come`,
    cannotReachLine: (count: number): string =>
      `${people(count)} cannot be reached by chat or e-mail. Ask them yourself.`,
    nobodyUnreached: 'Nobody is known who cannot be reached.',
    first: 'First day',
    last: 'Last day to sign',
    reminders: 'Reminders',
    spacing: (days: readonly number[]): string =>
      days.length === 1
        ? `Every ${days[0]} days, on school days, at most one message a day`
        : `After ${days.slice(0, -1).join(', then ')} days, then every ${days.at(-1)} days, on school days, at most one message a day`,
    onPaper: 'On paper. Class teachers or the office tick off what comes back on the class lists.',
    chase: 'After the last day',
    chased: (custodian: number, head: number): string =>
      `You hear after ${custodian} ${custodian === 1 ? 'day' : 'days'}, the head after ${head}`,
    version: 'Version',
    changed: (count: number): string =>
      count === 0
        ? 'Nothing is different from the version before, or it is the first.'
        : `${count} ${count === 1 ? 'thing is' : 'things are'} different from the version before.`,
    reason: 'Reason',
    held: 'It cannot be started now: the server’s clock has jumped, and nobody has said that the date is right.',
  },

  start: {
    title: 'Start the campaign',
    intro: (count: string, day: string): readonly string[] => [
      count,
      `The first reminder goes out on ${day}, in school hours, a few people at a time.`,
    ],
    due: 'Last day to sign',
    dueHelp: (first: string, last: string): string =>
      `Between ${first} and ${last}. Whoever is away gets as many days.`,
    done: 'You have started it.',
  },

  /** Before its first day it is cancelled; afterwards it is stopped. */
  cancel: {
    title: 'Cancel the campaign',
    stopTitle: 'Stop asking',
    intro: [
      'Nobody is asked to sign for this any more. Who has signed has signed.',
      'It does not come back by itself before next year. You can prepare one by hand at any time.',
    ],
    reason: 'Why?',
    reasonHelp: 'It is kept on record.',
  },

  end: {
    title: 'Mark as ended',
    intro: ['It no longer counts as running. Whoever still has to sign is reminded as before.'],
  },

  create: {
    title: 'Prepare a campaign',
    intro: [
      'Everybody for whom the agreement is signs it again, also who has signed it before.',
      'You see who is asked before anything goes out.',
    ],
    agreement: 'Which agreement?',
    option: (title: string, whom: string): string => `${title} (${whom})`,
    forWhom: FOR_WHOM,
    startsOn: 'First day',
    startsOnHelp: 'If the school is shut on that day, the next school day.',
  },

  late: {
    title: 'Names of the late',
    intro: 'Names are for you alone. That you looked is on record.',
    empty: 'Nobody is late.',
    line: (name: string, day: string): string => `${name}: last day was ${day}`,
    more: (count: number): string => `And ${count} more: take the table.`,
  },

  file: {
    readyTitle: 'The file is ready',
    ready: 'The link works once, for one minute.',
    names: 'The table holds names: keep it as you keep other staff papers.',
    said: 'The link is shown to you alone.',
    title: (title: string): string => `Progress: ${title}`,
    state: 'State',
    group: 'Group',
    all: 'All together',
    byGroup: 'How many have signed, by group',
    chart: (said: string): string =>
      `Bar chart of who has signed. ${said}. The table that follows has the same numbers.`,
  },

  duty: { why: 'Nobody is asked to sign before you start it or cancel it.' },

  text: {
    title: 'What they read',
    changes: 'What is different from the version before',
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  },

  outstanding: {
    waiting: (count: number): string =>
      `${people(count)} signed before and ${count === 1 ? 'signs' : 'sign'} again. Not started yet: nobody asks them before the campaign is started.`,
    state: (day: string): string => `Signed ${day}, to sign again; not started yet`,
    stateFirst: 'To sign; not started yet',
  },
  mine: 'To sign again. You can do it now; you are asked when the school starts it.',
} as const;
