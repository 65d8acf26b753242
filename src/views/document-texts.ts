// What is said about documents that somebody may fetch.

export const DOCUMENT_TEXTS = {
  command: 'Make a report or a list to print or file',
  typed: 'Press the button. It opens for you alone.',
  title: 'Documents',
  intro:
    'You get a link that works once, for one minute. The file is yours to keep safe and to pass on: the bot sends it to nobody.',
  locked:
    'The incident log leaves locked: a passphrase is asked for on the next page. The report to governors needs none.',
  lockTitle: 'Lock the file',
  keyIntro: ['The file is locked so that only whoever holds this key can open it. No passphrase is needed then.'],
  formTitle: 'One incident as a form',
  nothing: 'There is no document here for you. The e-safety co-ordinator and the safeguarding team can make them.',
  document: 'Which document?',
  documents: {
    governors: 'Report to governors: figures only',
    log: 'Incident log: the cases you may see',
  },
  period: 'For when?',
  periodHelp: 'A report to governors needs a term that is over.',
  file: 'As what?',
  files: { pdf: 'PDF, to read or print', csv: 'Table (CSV), for a spreadsheet' },
  required: 'Choose one from the list.',
  formsTitle: 'One incident as a form',
  formsIntro:
    'The form asks what a local authority asks, in its order. Only cases that you see the whole of are listed.',
  formsEmpty: 'There is no case that you could have as a form.',
  ready: {
    title: 'The file is ready',
    line: 'The link works once, for one minute. It is noted that you took it.',
    gone: 'If the link shows nothing, ask for the file again. If it stays so, tell whoever runs the server.',
    said: 'The link was shown to you alone. Press the button for a new one.',
    link: 'Download the file',
  },
  wrong: 'That was not possible',
  buttons: {
    start: 'Documents',
    make: 'Make the file',
    byKey: 'Lock it with an age key',
    byPassphrase: 'Lock it with a passphrase',
    back: 'Back to documents',
    forms: 'One incident as a form',
    form: 'Make the form',
    more: 'Older cases',
    newer: 'Newer cases',
  },
} as const;
