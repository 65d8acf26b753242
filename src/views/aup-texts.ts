// Every word of the conversation about agreements, in one place.

export const AUP_TEXTS = {
  command: 'Read and sign agreements, and see what you have signed.',

  buttons: {
    start: 'My agreements',
    read: 'Read and sign',
    readAgain: 'Read it',
    readAnswer: 'Read the answer',
    next: 'Go on reading',
    previous: 'Page before',
    toSign: 'Go on to sign',
    sign: 'Sign',
    ask: 'I do not understand',
    askSave: 'Send the question',
    refuse: 'I do not agree',
    refuseSave: 'Send my answer',
    copy: 'See my copy',
    copyText: 'Read what I signed',
    list: 'My agreements',
    back: 'Back to the text',
    waiting: 'Questions and answers',
    outstanding: 'Who has signed',
    outstandingFile: 'As a file',
    outstandingLink: 'Download the file',
    openQuestion: 'Open the question',
    openRefusal: 'Open the answer',
    answerSave: 'Send the answer',
    toWaiting: 'Back to the list',
    tryAgain: 'Try again',
  },

  list: {
    title: 'My agreements',
    intro: 'What you sign here, and your copies. You can look at them at any time.',
    empty: 'There is no agreement here for you.',
    version: (version: string): string => `Version ${version}`,
    copy: (title: string): string => `Your copy: ${title}`,
    signed: (version: string, on: string): string => `Version ${version}, signed ${on}`,
    pressToRead: 'Press the button to go on. You read it first.',
    press: 'Press the button to go on.',
  },

  standing: {
    owed: (when: string): string =>
      when.startsWith('By') ? `To sign ${when.charAt(0).toLowerCase()}${when.slice(1)}` : `To sign. ${when}`,
    signed: (day: string): string => `Signed ${day}`,
    refused: (day: string): string => `You said on ${day} that you do not agree. You can still sign.`,
    asked: (clause: string): string => `You asked about ${clause}. Nobody reminds you before there is an answer.`,
    clause: (number: number): string => `clause ${number}`,
    someClause: 'a clause',
    changedSince: (month: string): string => `Changed since you signed in ${month}`,
    changedMeanwhile: 'Changed while you were reading',
  },

  read: {
    // The agreement's own name is longer than the head of a window may be, so it stands below.
    title: 'Read and sign',
    readTitle: 'Read',
    signedTitle: 'What you signed',
    page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
    about: 'About this agreement',
    continued: (title: string): string => `${title} (continued)`,
    yourQuestions: 'Your questions',
    question: (clause: string, text: string): string => `You asked about ${clause}: ${text}`,
    answer: (text: string): string => `Answer: ${text}`,
    noAnswer: 'There is no answer yet.',
    changed: 'The text was changed while you were reading, so you have not signed.',
    kept: 'Read it again, then sign. What you typed is still there.',
    readAgain: 'Read it again from here.',
    boxes: 'Boxes',
  },

  form: {
    title: 'Sign',
    intro: (title: string, version: string): string => `${title}, version ${version}.`,
    again: 'You have read it? Then sign here. You get a copy, and can see it at any time by typing aup.',
    name: 'Type your name',
    nameHelp: 'This is your signature. Write it the way you sign at school.',
    box: 'I agree',
    wrong: 'You have not signed yet. Look at what is marked, and press Sign again. Nothing you typed is lost.',
  },

  ask: {
    title: 'Ask about a clause',
    intro: 'Your question goes to the e-safety co-ordinator. Nobody reminds you to sign before you have an answer.',
    clause: 'Which clause?',
    text: 'What is not clear?',
    changed:
      'The text was changed while you were writing, so your question is not sent yet. Choose the clause again, then send it.',
    doneTitle: 'Your question is sent',
    done: 'You will hear here when there is an answer. You are not reminded to sign until then.',
  },

  refuse: {
    title: 'You do not agree',
    intro: [
      'That is an answer too. You are not reminded again, and you can still sign later.',
      'Whoever keeps the agreements is told, and may speak to you. Nobody sees your reason in a chat.',
    ],
    reason: 'Why not?',
    reasonHelp: 'You need not say.',
    changed:
      'The text was changed while you were reading, so your answer is not sent yet. You can read it again first.',
    doneTitle: 'Your answer is kept',
    done: 'You are not reminded again. If you change your mind, type aup and sign.',
  },

  receipt: {
    title: 'Signed',
    state: (title: string, on: string): string => `${title}. Signed ${on}.`,
    kept: 'Your copy is kept. Type aup to see it at any time.',
    section: 'What was signed',
    boxes: 'Boxes',
    name: 'Name',
    fields: { job_title: 'Job title or role', class: 'Class' } as Readonly<Record<string, string>>,
    when: 'Signed',
    onPaper: (day: string): string => `${day}, on paper`,
    keptAt: 'Paper is kept',
    version: 'Version',
    mark: 'Mark of the text',
    ticked: (label: string): string => `Ticked: ${label}`,
    notTicked: (label: string): string => `Not ticked: ${label}`,
  },

  waiting: {
    title: 'Questions and answers',
    intro: 'Questions about a clause, and who does not agree. Oldest first.',
    empty: 'Nothing waits for you here.',
    question: 'A question about a clause',
    refusal: 'Does not agree',
    from: (name: string, when: string): string => `${name}, ${when}`,
  },

  outstanding: {
    title: 'Who has signed',
    intro: 'Names are for you alone. Nobody is asked more often because you look here.',
    empty: 'No agreement is signed here.',
    item: (title: string, version: string): string => `${title}, version ${version}`,
    notYet: 'Not signed:',
    count: (signed: number, asked: number): string => `${signed} of ${asked} have signed`,
    missing: (name: string, state: string): string => `${name}: ${state}`,
    more: (count: number): string => `And ${count} more: take the file.`,
    fileTitle: 'The file is ready',
    file: 'The link works once, for one minute. The file holds names: keep it as you keep other staff papers.',
    said: 'The link is shown to you alone.',
  },

  answer: {
    title: 'A question',
    from: (name: string, when: string): string => `${name} asked on ${when}.`,
    clause: (number: number, text: string): string => `Clause ${number}: ${text}`,
    question: (text: string): string => `The question: ${text}`,
    text: 'Your answer',
    help: 'It is shown to this person alone, who is then asked again to sign.',
    doneTitle: 'Answered',
    done: 'The person is told that there is an answer.',
  },

  refusal: {
    title: 'Does not agree',
    section: 'What was said',
    who: 'Who',
    when: 'When',
    version: 'Version',
    reason: 'Reason',
    none: 'None was given.',
    next: 'Nobody reminds this person any more. Speak to them; they can still sign.',
  },

  lines: {
    question: {
      title: 'A colleague has a question',
      lines: ['It is about one clause. Reminders wait for your answer.'],
    },
    refusal: {
      title: 'Somebody does not agree',
      lines: ['You are told because you keep the agreements, or stand in.'],
    },
    answer: { title: 'Your question is answered', lines: ['Read the answer, then go on.'] },
  },

  duty: {
    whySign: 'Read it and sign. You can ask about any clause.',
    whyChase: 'The last day to sign is over for them.',
    whyAnswer: 'A colleague asked about a clause and waits for your answer.',
  },

  wrong: 'That did not work',
  notSavedTitle: 'NOT saved',
  notSaved: 'This was NOT saved. Try again in a minute. What you typed is still here.',
  notSavedPlain: 'This was NOT saved. Try again in a minute.',
} as const;
