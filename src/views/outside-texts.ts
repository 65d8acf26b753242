// The words around the prepared checklists for bodies outside the school. What stands on each list stands with the body itself.

export const OUTSIDE_TEXTS = {
  buttons: {
    prepare: 'Prepare a call',
    show: 'Get ready',
    write: 'Write down the call',
    toList: 'Somebody else',
    everybody: 'Everybody you could call',
  },
  list: {
    title: 'Prepare a call',
    intro:
      'If anyone is in danger now, call 999 first. The bot calls nobody and sends nothing outside the school: you do.',
    suggested: 'The rules point to them. You decide.',
    empty: 'There is nobody to call.',
  },
  checklist: {
    title: 'Before you call',
    nothingSent: 'Nothing has been sent. Afterwards press "Write down the call".',
    ready: 'Have ready',
    say: 'Say and ask',
    never: 'Do not',
    numbers: 'Numbers',
    noNumber: 'Their number stands on their own site, or your council or trust gives it to you.',
    sheet: 'What the case holds of what the police ask for',
  },
} as const;
