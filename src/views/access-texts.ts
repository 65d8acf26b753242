// What is said about requests for a person's data: the register, one request, and what is found.

import type { AccessKind, AccessStep } from '../domain/subject-access/access-request.ts';

const STEPS: Readonly<Record<AccessStep, string>> = {
  identity_asked: 'Proof of identity asked for',
  identity_checked: 'Identity checked',
  clarification_asked: 'Asked which data they mean',
  clarified: 'They said which data they mean',
  extended: 'It is complex: two months more',
  acknowledged: 'Complaint acknowledged',
  closed: 'Answered and closed',
};
const KINDS: Readonly<Record<AccessKind, string>> = {
  access: 'Somebody asks for the data about a person',
  complaint: 'A complaint about how data is used',
};

export const ACCESS_TEXTS = {
  command: 'Requests for the data about a person',
  typed: 'Press the button. It opens for you alone.',
  title: 'Requests for data',
  intro:
    'A request is answered within one month, holidays included. The month stands still while you wait for proof of identity or for which data is meant. A complaint is acknowledged within 30 days.',
  empty: 'No request is open.',
  notYours: 'There is no request for data here for you. The data protection officer keeps them.',
  kind: 'What is it?',
  kinds: KINDS,
  due: (day: string): string => `Answer by ${day}`,
  acknowledge: (day: string): string => `Acknowledge by ${day}`,
  waits: {
    waits_for_identity: 'Waits for proof of identity',
    waits_for_clarification: 'Waits for which data is meant',
    done: 'Nothing is due',
  },
  received: (day: string): string => `Received ${day}`,
  form: {
    title: 'New request',
    intro: 'A request may come in any words and to anybody in the school. It counts from the day on which it came.',
    whose: 'Whose data is it?',
    whoseOptions: { adult: 'An adult on the staff list', other: 'A pupil, or somebody else' },
    name: 'Their whole name',
    asker: 'Who asks for them?',
    askerHelp: 'Leave it empty where they ask themselves.',
    on: 'When did it come?',
  },
  step: {
    title: 'Write what happened',
    step: 'What happened?',
    on: 'On which day?',
    words: 'What was asked, why, or how it ended',
  },
  steps: STEPS,
  facts: { about: 'About', asker: 'Asked by', received: 'Received', due: 'Due' },
  happened: 'What has happened',
  found: {
    title: 'What is held',
    limits:
      'Ask the other people who keep records: this list holds only what you may see. Other systems, paper and e-mail are not in it.',
    warning:
      'What a child went through need not be given where that is not in the child’s best interests or could cause serious harm. A person decides that for each case.',
    cases: 'Cases',
    caseLine: { not_begun: 'Names have not been taken out.', ready: 'Every text is decided.' },
    left: (n: number): string => `${n === 1 ? 'One text still has' : `${n} texts still have`} to be read.`,
    more: (n: number): string =>
      `${n === 1 ? 'One more case stands' : `${n} more cases stand`} on the next page. Each page makes a file of its own.`,
    noCases: 'No case that you see the whole of names them.',
    others: 'Other records',
    nothing: 'Nothing else was found.',
    signed: (title: string, on: string): string => `Signed ${title}, ${on}`,
    refused: (title: string, on: string): string => `Said no to ${title}, ${on}`,
    asked: (ref: string, on: string): string => `Filter request ${ref}, ${on}`,
    reviewed: (title: string, on: string): string => `Review of ${title}, ${on}`,
    onList: 'On the staff list: name, e-mail address, roles, classes, absences',
    onClass: (name: string): string => `On the class list ${name}, with what was signed on paper`,
  },
  file: {
    title: 'Make the file',
    intro:
      'The file holds the list of what is held and each case that you tick, with names taken out. It is locked before it leaves; that it was made stands in each case.',
    cases: 'Which cases go in?',
    casesHelp: 'Only those whose texts are all decided are listed.',
    paperTitle: 'What this school holds about you',
    limits: 'This file was made from the records that one person of the school may see.',
    ready: 'The file is ready',
  },
  duty: (ref: string): string => `Request for data ${ref}`,
  why: 'The law gives one month.',
  faults: {
    kind: 'Choose one from the list.',
    name: 'Type the whole name.',
    notListed: 'Nobody on the staff list has this name. Check it, or choose “somebody else”.',
    on: 'Choose the day on which it came. It cannot lie in the future.',
    step: 'This cannot be written now. Choose one from the list.',
    day: 'Choose a day between the day on which it came and today.',
    words: 'Write this in a sentence, so that somebody else can say why.',
    case: 'One of these cases still has a text that nobody has decided about, or is not yours any more. Open the request again.',
  },
  buttons: {
    list: 'Requests for data',
    add: 'New request',
    save: 'Save',
    open: 'Open',
    step: 'Write what happened',
    find: 'Find what is held',
    next: 'Next page',
    previous: 'Previous page',
    redact: 'Take names out',
    file: 'Make the file',
    make: 'Make the locked file',
  },
} as const;
