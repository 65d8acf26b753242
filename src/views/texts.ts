// Every word of the conversation that is not a question of the form or a line of triage, in one place.
/* oxlint-disable max-lines -- a pure table of texts */

export const CHAT_TEXTS = {
  call999: 'If anyone is in immediate danger, call 999 now.',

  safeguardingChannel: {
    title: 'The safeguarding channel was not used',
    lines: [
      'Somebody is in it who may not see every report, or it is not private. The people who need to act were told one by one.',
      'Look who is in the channel, and take out everybody who is not of the safeguarding team.',
    ],
  },

  buttons: {
    report: 'Report a concern',
    next: 'Next',
    back: 'Back',
    save: 'Save and close',
    stop: 'Stop, keep nothing',
    discard: 'Delete this draft',
    discardYes: 'Yes, delete what I typed',
    keep: 'No, keep it',
    send: 'Send report',
    change: 'Change',
    resume: 'Continue my report',
    receipt: 'My advice',
    add: 'Add something',
    saveAddition: 'Save what I added',
    mine: 'My reports',
    cases: 'My open cases',
    moreCases: 'More cases',
    look: 'I have a code',
    lookNow: 'Look it up',
    open: 'Open',
    acknowledge: 'I am dealing with this',
    conflict: 'I should not have this case',
    conflictYes: 'Step back from this case',
    close: 'Close this case',
    closeYes: 'Close the case now',
    help: 'Help and numbers',
    toCase: 'Back to the case',
    toReview: 'Check and send again',
  },

  commands: {
    report: 'Tell the school about something online that worries you.',
    mine: 'See the reports you sent, and your advice again.',
    cases: 'See the open cases you are dealing with.',
    help: 'These commands, and the numbers to call.',
  },

  form: {
    resumed: 'You began this report earlier and have not sent it. You can go on from here.',
    wordsNotKept:
      'You have an unfinished report, so the words you just typed were not added. Write them on the page "What happened".',
    alerted: (told: number): string =>
      told === 1
        ? '1 person has been told that someone may be in danger. If you have not called 999, call now.'
        : `${told} people have been told that someone may be in danger. If you have not called 999, call now.`,
    alertSoon: 'Nobody has been told yet. Press Next on this page and the alert goes out.',
    alertedRest: 'What you enter now helps the people who come. You can stop at any time.',
    alertedNobody:
      'Nobody here could be told by the bot. Call 999 if anyone is in danger, and phone one of the numbers below.',
    firstWords: 'Your first words',
    firstWordsHelp: 'Change or finish them now or later.',
    notSaved: 'NOT saved. What you typed is still on this page. Try Next again, or phone one of the numbers below.',
    staysUnnamed: 'This report was begun without your name and stays so. To use your name, delete it and begin again.',
    staysNamed:
      'People were told already that this comes from you, so your name cannot be taken off now. You can still ask to be named only to the person handling it.',
    tooManyUnnamed:
      'Several reports without a name came from here within the hour. Use your name for this one, or phone one of the numbers below.',
    typed: 'What you typed',
    tryAgain: 'Try again',
    unfinishedPage: 'Please answer this page, then the report can be sent.',
  },

  review: {
    title: 'Check and send',
    told: 'Who will be told',
    toldHelp:
      'Untick a person only if the report is about them, or they are too close to somebody in it. Somebody else is then told.',
    toldNobody: 'Nobody is told before you press Send report.',
    onlyThese: 'Only people who need to act are told.',
    unnamed: 'Your name is not on this report.',
    confidential: 'Your name is shown only to the person handling it.',
    alerted: 'Some of these people were told already that someone may be in danger.',
  },

  receipt: {
    title: 'Saved',
    saved: (ref: string, when: string): string => `Saved ${when}. Your reference is ${ref}.`,
    next: 'You will see here when someone has read it.',
    status: (word: string): string => `It is now: ${word}.`,
  },

  add: {
    title: 'Add something',
    intro:
      'What you sent is never changed. What you add is put with it, and the people dealing with it are told there is more.',
    question: 'What do you want to add?',
    warning: 'Do not send pictures or files. Words are enough.',
    saved: 'What you added is kept. The people dealing with it are told that there is more.',
    empty: 'Write what you want to add, then save.',
  },

  look: {
    title: 'Report without a name',
    intro:
      'If you sent a report without your name, type the code you were given. You can then read your advice and add something.',
    question: 'Your code',
    notFound:
      'No report has this code. Check each letter and number, and try again. A code cannot be found again once it is lost.',
  },

  discard: {
    title: 'Delete this draft?',
    ask: 'Everything you typed will be deleted, and nobody will be told. This cannot be undone.',
    done: 'Deleted. Nothing was sent and nobody was told.',
    doneTitle: 'Deleted',
    nothing: 'Nothing was kept and nobody was told.',
    nothingTitle: 'Stopped',
  },

  saved: {
    title: 'Kept, not sent',
    line: 'Your draft is kept for you. It has not been sent and nobody has been told.',
    alerted: 'What you typed is kept. The alert about danger went out already.',
    how: 'To go on, press Continue my report, here or on any device.',
  },

  mine: { title: 'My reports', empty: 'You have sent no report with your name.' },
  cases: { title: 'My open cases', empty: 'You have no open case.' },

  conflict: {
    title: 'Step back',
    intro: 'The case moves to somebody else at once, and you will not see it again. This cannot be undone.',
    question: 'Anything the next person should know? You need not say why.',
    doneTitle: 'You have stepped back',
    done: (ref: string): string => `${ref} has moved to somebody else. There is nothing more for you to do.`,
  },

  close: {
    title: 'Close this case',
    intro: 'Say all of it in a sentence or two. The person who reported it sees only that it is closed.',
    summary: 'What happened, in short',
    action: 'What was done',
    decision: 'What was decided',
    reason: 'Why',
    outcome: 'What came of it',
    empty: 'Please write a sentence here.',
  },

  help: {
    didYouMean: (name: string): string => `I do not know that word. Did you mean "${name}"?`,
    notUnderstoodTitle: 'I did not understand that',
    notUnderstood:
      'I have not kept what you typed, and nobody was told. To report something, press Report a concern or type report.',
  },

  failed: {
    title: 'That did not work',
    notSavedTitle: 'NOT saved',
    notSaved: 'This was NOT saved, and nobody has been told. Phone one of the numbers below.',
    again: 'Please try again in a minute. If it cannot wait, phone one of the numbers below.',
  },
} as const;
