// The words of who sees a case: the page of people, bringing somebody in, ending access, stepping back, and ties.

import type { Depth } from '../domain/incident/outcome.ts';

const DEPTHS: Readonly<Record<Depth, string>> = {
  whole: 'Everything',
  technical: 'Technical part: addresses, devices and times, no names',
  data: 'Data part: which devices and when, no names',
  task: 'A task only: nothing of what happened',
  line: 'That it exists, and nothing else',
};

const SEES: Readonly<Record<Depth, string>> = {
  whole: 'Sees everything',
  technical: 'Sees the technical part',
  data: 'Sees the data part',
  task: 'Sees a task only',
  line: 'Sees that it exists',
};

export const SHARING_TEXTS = {
  depths: DEPTHS,
  people: {
    sees: (depth: Depth): string => SEES[depth],
    title: 'Who sees this case',
    intro: (ref: string): readonly string[] => [`${ref}. Whoever is not here sees nothing of it.`],
    find: 'Bring somebody in',
    findHelp: 'Type the beginning of their name.',
    leads: 'Leads on it',
    dealing: 'Is dealing with it',
    offered: 'Put in charge; has not said yet that they deal with it',
    byRule: 'Told by the rules.',
    by: (name: string): string => `Brought in by ${name}.`,
    since: (when: string): string => `Since ${when}.`,
    notOpened: 'Has not opened it.',
    opened: (when: string, times: number): string =>
      times === 1 ? `Opened it ${when}.` : `Opened it ${times} times, last ${when}.`,
    reason: (reason: string): string => `For: ${reason}`,
    earlier: 'Seen earlier by',
    ended: (when: string): string => `Access ended ${when}.`,
    neverOpened: 'Did not open it.',
    looked: (times: string): string => `Opened it ${times}.`,
    empty: 'Nobody holds this case.',
  },
  person: { title: 'Change access', protected: 'The access of this person cannot be ended here.' },
  share: {
    title: 'Bring somebody in',
    intro: [
      'Choose one person. They are told that there is something to open, and not what.',
      'Is it only something to do? Ask for a task instead, under Add to the record.',
    ],
    more: 'There are more with such a name. Type more of it.',
    empty: 'Nobody with such a name can be brought in. Type more or less of the name.',
    pick: (name: string): string => `${name} is told in the chat that a report was shared with them.`,
    depth: 'How much are they to see?',
    depthHelp: 'Give as little as they need.',
    reason: 'What do they need it for?',
    reasonHelp: 'Kept with your name in the record. Everybody who leads on the case can read it.',
    pickOne: 'Choose how much they are to see.',
  },
  end: {
    title: 'End their access',
    intro: (name: string): string =>
      `${name} sees nothing of this case from now on, and is told only that it has moved. You can bring them in again later.`,
    conflict: (name: string): string =>
      `${name} is the DSL. Only for a conflict of interest can you take them off, and they cannot come back to this case.`,
    reason: 'Why does it end?',
    conflictReason: 'What is the conflict?',
    reasonHelp: 'Kept with your name in the record. They are not told why.',
    empty: 'Write a sentence here.',
  },
  ties: {
    title: 'People close to you',
    intro: [
      'Say here whom you are close to: family, partner, household. Cases about them are kept from you, also those you have now.',
      'Nobody is told. It is kept in your staff record.',
    ],
    find: 'Somebody at this school',
    findHelp: 'Type the beginning of their name.',
    mine: (name: string): string => `You said that you are close to ${name}.`,
    empty: 'You have named nobody.',
    none: 'Nobody with such a name. Type more or less of it.',
    ask: (name: string): string =>
      `Cases about ${name} are kept from you from now on. Those you hold move to somebody else at once, and you do not get them back.`,
    saved: 'Kept. Cases about this person no longer come to you.',
    savedTitle: 'Kept',
    end: 'This has ended',
    endTitle: 'End of a tie',
    endAsk: (name: string): string =>
      `New cases about ${name} can come to you again. Cases that were kept from you stay so. The day is kept.`,
    endDate: 'Ended on',
    endWrong: 'Give the day it ended: today or earlier.',
    ended: 'Kept. Cases that were kept from you stay so.',
  },
  buttons: {
    people: 'Who sees this',
    find: 'Find',
    choose: 'Choose',
    share: 'Bring in',
    change: 'Change',
    lead: 'Put in charge',
    takeOver: 'I am dealing with this from now on',
    end: 'End their access',
    endYes: 'End access now',
    toPeople: 'Back to the people',
    ties: 'People close to me',
    tieYes: 'Keep these cases from me',
    tieEndYes: 'Yes, it has ended',
  },
} as const;
