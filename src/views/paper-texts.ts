// Every word about what is signed on paper, in one place.

export const PAPER_TEXTS = {
  buttons: {
    classes: 'Class lists',
    adults: 'Signed on paper',
    visitors: 'Visitors',
    find: 'Find',
    next: 'Next page',
    previous: 'Page before',
    tick: 'Tick papers',
    save: 'Save',
    back: 'What is back',
    takeBack: 'Take back',
    takeBackSave: 'Take it back',
    toSheet: 'Back to ticking',
    toClasses: 'Back to class lists',
    record: 'Record a visitor',
    toVisitors: 'Back to visitors',
    file: 'Not back, as a file',
    link: 'Download the file',
  },

  file: {
    title: 'The file is ready',
    what: 'The link works once, for one minute. The file holds names of pupils: keep it as you keep other class papers.',
    said: 'The link is shown to you alone.',
    columns: ['Class', 'Pupil', 'Pupil id', 'Agreement', 'Version', 'Who signs', 'State'],
  },

  signer: { pupil: 'signed by the pupil', parent: 'signed by a parent' },

  classes: {
    title: 'Class lists',
    intro: 'What has come back on paper, class by class. Press a button to tick papers off.',
    empty: 'No class is listed here. Whoever runs the server imports the pupils.',
    find: 'Class',
    findHelp: 'A part of its name, such as 5.',
    class: (name: string, title: string): string => `Class ${name}: ${title}`,
    count: (signed: number, all: number): string => `${signed} of ${all} back`,
    no: (refused: number): string => (refused === 1 ? '1 said no' : `${refused} said no`),
    waiting: (waiting: number): string => `${waiting} not started yet`,
    press: 'Press the button to go on.',
  },

  sheet: {
    title: 'Tick papers',
    intro: (name: string, title: string, version: string): string => `Class ${name}. ${title}, version ${version}.`,
    signer: {
      pupil: 'The pupil signs this one.',
      parent: 'A parent or carer signs this one.',
    },
    check: 'Look at the version on the paper: it has to be this one.',
    count: (signed: number, all: number): string => `${signed} of ${all} are back.`,
    waiting: (waiting: number): string =>
      `Not started yet for ${waiting === 1 ? '1 pupil' : `${waiting} pupils`}: nobody asks for ${waiting === 1 ? 'this paper' : 'these papers'} before the campaign is started. You can tick what comes back all the same.`,
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
    who: 'Whose papers do you have?',
    whoHelp: 'Choose all who gave the same answer. Then do the others.',
    saidNo: ' (said no)',
    answer: 'What do the papers say?',
    signed: 'Signed',
    refused: 'Somebody said no',
    empty: 'Which boxes are left empty?',
    emptyHelp: 'Choose none if every box is ticked. Papers with other boxes empty go in a save of their own.',
    date: 'The day on the paper',
    place: 'Where is the paper kept?',
    placeHelp: 'Such as: school office, blue folder.',
    saved: (count: number): string =>
      count === 0
        ? 'Somebody had ticked these already. Nothing was changed.'
        : count === 1
          ? 'Saved: 1 paper.'
          : `Saved: ${count} papers.`,
    done: 'All papers of this sheet are back.',
    doneTitle: 'All back',
    nobody: 'Choose whose papers you have.',
    wrong: 'Nothing was saved yet. Look at what is marked. What you typed is still there.',
    changed:
      'The text was changed while this was open, so nothing was saved. Look at the version on the papers, then save again.',
    notHere: 'Somebody you chose is no longer in this class. Nothing was saved. Open the class list again.',
  },

  back: {
    title: 'What is back',
    intro: (name: string, title: string): string => `Class ${name}. ${title}. Newest first.`,
    empty: 'Nothing is back yet.',
    somebody: 'somebody who has left',
    signed: (day: string, version: string): string => `Signed ${day}, version ${version}.`,
    no: (day: string): string => `Said no on ${day}.`,
    kept: (place: string): string => `Kept: ${place}.`,
    by: (name: string): string => `Ticked by ${name}.`,
    leftEmpty: (labels: readonly string[]): string => `Left empty: ${labels.join(' ')}`,
  },

  takeBack: {
    title: 'Take back',
    whose: (name: string, className: string): string => `The paper of ${name}, class ${className}.`,
    visitorIs: (name: string): string => `The visitor: ${name}.`,
    gone: 'This paper has been taken back already, or the pupil is no longer in this class.',
    intro: [
      'It then counts as not back, and is asked for again.',
      'What was ticked stays on record, with your reason.',
    ],
    reason: 'Why?',
    reasonHelp: 'Such as: ticked by mistake.',
    doneTitle: 'Taken back',
    done: 'It counts as not back.',
    visitor: ['The visitor leaves the list.', 'What was recorded stays on record, with your reason.'],
    visitorGone: 'This visitor is not on the list of today and the days to come. Look at the list again.',
    visitorDone: 'The visitor is off the list.',
  },

  adults: {
    title: 'Signed on paper',
    intro: 'Staff and governors who signed on paper. You cannot tick off yourself: ask a colleague.',
    choose: 'Which agreement?',
    version: (version: string): string => `Version ${version}`,
    who: 'Who signed on paper?',
    nobody: 'Choose who signed on paper.',
    own: 'You cannot tick off yourself. Ask a colleague, or sign here in the chat. Nothing was saved.',
    notHere: 'Somebody you chose does not sign this, or has left. Open the list again.',
    empty: 'Everybody has signed.',
    none: 'No agreement is signed by staff here.',
  },

  visitors: {
    title: 'Visitors',
    intro: 'Visitors and supply staff without an account, who signed on paper.',
    empty: 'Nobody is recorded for today.',
    coming: (name: string): string => `${name} (coming)`,
    days: (from: string, to: string): string => `${from} to ${to}`,
    signed: (day: string, version: string): string => `Signed ${day}, version ${version}`,
    kept: (place: string): string => `Kept: ${place}`,
    formTitle: 'Record a visitor',
    formIntro: (title: string, version: string): string => `${title}, version ${version}.`,
    name: 'Name',
    organisation: 'Organisation',
    organisationHelp: 'Such as: supply agency, council. Leave it empty if there is none.',
    from: 'First day of the visit',
    fromHelp: 'Today if you leave it empty.',
    to: 'Last day of the visit',
    toHelp: 'The same day if you leave it empty.',
    date: 'The day on the paper',
    dateHelp: 'Today, or the first day of the visit, if you leave it empty.',
    savedTitle: 'Recorded',
    saved: 'The visitor is recorded.',
    noText: 'This school has no agreement for visitors.',
  },

  line: {
    title: 'Somebody said no on paper',
    some: 'An agreement',
    where: (name: string): string =>
      `It was a paper of class ${name}. You are told because you keep the agreements, or stand in.`,
  },

  duty: { whyCollect: 'Collect what is missing, and tick off what is back.' },
} as const;
