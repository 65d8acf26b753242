// Every word of the conversation about reviews, in one place.

export const REVIEW_TEXTS = {
  command: 'See what is due to be looked at again, and write down what was found.',
  title: 'Reviews',
  one: 'Review',
  plan: 'About this review',
  about: (title: string, when: string): string => `${title}. ${when}.`,
  intro: 'Due in the next three months, and what is overdue.',
  empty: 'Nothing is due in the next three months.',
  overdue: 'Overdue',

  buttons: {
    list: 'See the reviews',
    open: 'Open',
    reviewed: 'Write down a review',
    reviewedSave: 'Save the review',
    approve: 'I agree',
    approveSave: 'Governors have agreed',
    postpone: 'Put it off',
    postponeSave: 'Put it off',
    trigger: 'Something happened',
    triggerSave: 'Bring reviews forward',
    calendar: 'Dates in my calendar',
    calendarMake: 'Make a calendar link',
    calendarEnd: 'End my calendar link',
    calendarOpen: 'Open the calendar',
    back: 'Back to the review',
    toList: 'Back to the reviews',
  },

  reviewed: {
    title: 'Write down a review',
    intro: 'The next date follows by itself.',
    on: 'When was it looked at?',
    findings: 'What did you find?',
    findingsHelp: '“Nothing to change” is an answer. No names of pupils.',
    changes: 'What changes, and who does it?',
  },
  approve: {
    title: 'Governors have agreed',
    intro: 'Governors agree in a meeting. This writes down where that stands.',
    minute: 'Date or number of the minute',
  },
  postpone: {
    title: 'Put a review off',
    intro: 'For three months at the most. The reason stays on record.',
    to: 'New day',
    reason: 'Why is it put off?',
  },
  trigger: {
    title: 'Something happened',
    intro: 'Reviews that it touches come within two weeks.',
    what: 'What happened?',
  },

  done: {
    reviewed: 'Saved',
    approved: 'You have agreed',
    postponed: 'Put off',
    trigger: 'Brought forward',
    none: 'No review is touched by that here.',
  },

  calendar: {
    title: 'Dates in my calendar',
    lines: [
      'A calendar of your own dates that Outlook or Google can follow. It says that something is due, and never what.',
      'Whoever has the link can read the dates, so keep it to yourself. A new link ends the old one.',
    ],
    madeTitle: 'Your calendar link',
    made: [
      'In Outlook: Add calendar, then Subscribe from web. In Google Calendar: Other calendars, then From URL. Copy the address of the link below.',
      'It is shown only now.',
    ],
    said: 'The link is shown to you alone. Press the button to make one.',
    endedTitle: 'Calendar link ended',
    ended: 'Calendars that follow it get nothing new from now on.',
  },

  wrong: 'That did not work',
  notSaved: 'This was NOT saved. Try again in a minute. What you typed is still here.',
  press: 'Press the button to go on.',
  record: 'What happened',
} as const;
