// The words of finding a case: the list, the search, the first page of App Home and of a Teams chat.

export const FINDING_TEXTS = {
  command: 'See what waits for you: your open cases and the reports you sent.',
  find: {
    title: 'Find a case',
    intro: ['Only cases you may see now are looked through.'],
    words: 'Reference or name',
    wordsHelp:
      'A whole reference, or a surname or full name as it was written down. Open and closed cases are searched.',
    show: 'Which',
    shown: {
      open: 'Open',
      new: 'New: nobody has accepted it yet',
      in_hand: 'In hand',
      overdue: 'Overdue: not accepted in time',
      closed: 'Closed',
      all: 'Open and closed',
    },
    part: 'Your part',
    parts: { any: 'Any', leading: 'I lead on it', helping: 'I help with it' },
    category: 'What kind',
    anyKind: 'Any kind',
    age: 'How old',
    ages: { any: 'Any age', '7': 'A week or more', '30': 'A month or more', '90': 'Three months or more' },
    from: 'Received from',
    to: 'Received until',
    empty: 'Nothing found that you may see. Check the spelling, or leave something out.',
    wrongDays: 'The second day is before the first. Change one of them.',
  },
  buttons: { find: 'Find a case', search: 'Search', earlier: 'Back a page', more: 'More cases', home: 'Home' },
  home: {
    title: 'Online safety',
    slack: 'Your cases and reports also stand in the Home tab of this app.',
    open: (count: number): string => (count === 1 ? 'You have 1 open case.' : `You have ${count} open cases.`),
  },
} as const;
