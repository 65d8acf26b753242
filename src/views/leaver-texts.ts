// Every word of the conversation about the accounts of people who have left.

export const LEAVER_TEXTS = {
  command: 'Close the accounts of people who have left (IT, head)',
  title: 'Leavers’ accounts',
  press: 'Press the button. It opens for you alone.',
  intro: 'These people have left and their accounts are still open. Close them, then tick them off.',
  empty: 'Nobody who has left has an open account here.',
  why: 'Accounts of people who have left are closed, and their kit comes back.',
  notYours: 'IT, whoever keeps the agreements, and the head see this list.',
  gone: 'Somebody who has left',
  item: (name: string, group: string): string => (group === '' ? name : `${name}, ${group}`),
  left: (day: string): string => `Left ${day}`,
  closeBy: (day: string): string => `Close by ${day}`,
  overdue: (day: string): string => `Overdue: was to be closed by ${day}`,
  wrong: 'That was not possible',
  notSaved: 'NOT saved: the server could not write it. Try again in a minute.',

  buttons: {
    list: 'Leavers’ accounts',
    form: 'Tick off closed accounts',
    save: 'Save',
    closed: 'Closed this year',
    file: 'As a file (CSV)',
    link: 'Download the file',
  },

  form: {
    title: 'Tick off accounts',
    intro: 'Tick everybody for whom the same is true. The others come after.',
    who: 'Whose accounts are closed?',
    left: (name: string, day: string): string => `${name} (left ${day})`,
    on: 'When were they closed?',
    what: 'What was closed?',
    whatHelp: 'Ask them for a list of their log-ons before they go.',
    kinds: {
      network: 'School network',
      email: 'E-mail',
      platforms: 'Learning platforms and apps',
      mis: 'Pupil data (MIS)',
      remote: 'Remote access and shared passwords',
    },
    kit: 'Is the school’s kit back?',
    kits: { returned: 'Kit is back', missing: 'Kit is not back yet', none: 'Had no kit' },
  },

  doneTitle: 'Saved',
  done: (count: number, left: number): readonly string[] => [
    count === 0
      ? 'They were off the list already.'
      : count === 1
        ? 'One person is off the list.'
        : `${count} people are off the list.`,
    left === 0 ? 'Nobody is left on it.' : `${left} still on it.`,
  ],

  closed: {
    title: 'Closed this year',
    empty: 'Nothing was closed in this school year.',
    line: (day: string, by: string): string => `Closed ${day}, written down by ${by}`,
  },

  file: {
    title: 'The file is ready',
    ready: 'The link works once, for one minute. It is noted that you took it.',
    said: 'The link was shown to you alone. Press the button for a new one.',
    columns: ['Name', 'Class', 'Left on', 'Close by', 'State', 'Closed on', 'Written down by', 'Closed', 'Kit'],
    overdue: 'overdue',
    open: 'open',
    closed: 'closed',
  },
} as const;
