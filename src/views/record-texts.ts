// The words around what is written into a case, and around closing it. The questions of each kind stand with their forms.

export const RECORD_TEXTS = {
  buttons: {
    note: 'Add a note',
    add: 'Add to the record',
    save: 'Save to the record',
    toList: 'Something else',
    done: 'My task is done',
    read: 'I have read this',
    reopen: 'Open this case again',
    reopenYes: 'Open the case again now',
    earlier: 'Earlier entries',
    oldest: 'Oldest entries',
    later: 'Later entries',
    newest: 'Newest entries',
  },
  /** What a press has done, at the top of the case. */
  done: {
    saved: 'Saved to the record.',
    savedNext: (next: string): string => `Saved to the record. What comes next: ${next}.`,
    accepted: 'You are dealing with this now.',
    closed: 'Closed. Nobody is reminded of it any more.',
    reopened: 'Open again.',
  },
  list: {
    title: 'Add to the record',
    intro:
      'What you write is kept with your name and the time. Nothing can be changed afterwards; you can put it right.',
    suggested: 'The rules point to this.',
    empty: 'There is nothing you can add to this case.',
  },
  close: {
    changed: 'The case was NOT closed. Read this first. What you typed is kept.',
    unfinished: 'Not finished yet:',
    lessons: 'Do lessons mean that a policy should be looked at again?',
    lessonsHelp:
      'A review comes forward, and nothing of this case goes with it. Yes alone: each that a serious incident brings forward.',
    yes: 'Yes',
    yesThis: (review: string): string => `Yes: ${review}`,
    no: 'No',
    despite: 'Why is the case closed all the same?',
    pick: 'Choose one from the list.',
  },
  reopen: {
    title: 'Open this case again',
    intro:
      'The closing stays on record. The others who lead on the case are told. The reporter sees that it is in hand.',
    question: 'Why is it opened again?',
    empty: 'Write why the case is opened again.',
  },
} as const;
