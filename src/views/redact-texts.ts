// What is said while names are taken out of a copy.

import type { Purpose } from '../domain/casework/export/redaction.ts';

const PURPOSES: Readonly<Record<Purpose, string>> = {
  next_school: 'The child’s next school',
  parent: 'A parent or carer',
  person: 'The person it is about, who asked for their data',
  other: 'Somebody else outside the school',
};

export const REDACT_TEXTS = {
  title: 'Take names out',
  intro: [
    'The copy gets labels in place of names: Child A, Staff 2. Then you read each text and decide whether it may leave. You can stop, and go on another day.',
    'Names are looked for as the record, the staff list and the class lists spell them. A nickname or a typing slip is not found: read for those, and for what gives somebody away without a name.',
  ],
  /** G52: never decided by the bot. */
  warning:
    'What a child went through need not be given to a parent, nor to the child, where that is not in the child’s best interests or could cause serious harm. A person decides that. Ask your data protection officer first.',
  purpose: 'For whom is the copy?',
  purposes: PURPOSES,
  keep: 'Who may stay named?',
  keepHelp: 'Everybody else gets a label. A reporter who asked not to be named is never named.',
  standing: (texts: number, left: number): string =>
    left === 0 ? `All ${texts} texts are decided.` : `${left} of ${texts} texts still have to be read.`,
  textTitle: (at: number, of: number): string => `Text ${at} of ${of}`,
  replaced: (was: string, label: string, times: number): string =>
    `“${was}” is now ${label}${times === 1 ? '' : `, ${times} times`}`,
  nothingReplaced: 'No name was found in this text.',
  decided: { stands: 'Decided: may leave as it stands here.', withheld: 'Decided: withheld.' },
  reason: 'If you withhold it: why?',
  reasonHelp: 'For your record. The reason never leaves with the copy.',
  done: 'Every text is decided. If something is written into the case, it has to be read before the next copy.',
  faults: {
    purpose: 'Choose for whom the copy is.',
    notBegun: 'Choose first for whom the copy is, and who may stay named.',
    changed: 'This text, or who stays named, changed meanwhile. Read it again as it is now.',
    reason: 'Write why this text is withheld. It stays with the case.',
    left: 'Some texts have not been decided. Read them first.',
  },
  buttons: {
    start: 'Copy without names',
    read: 'Go on to the texts',
    choose: 'Choose again',
    stands: 'May leave as it stands',
    withhold: 'Withhold this text',
    next: 'Next text',
    previous: 'Previous text',
    make: 'Make the locked copy',
    request: 'Back to the request',
  },
} as const;
