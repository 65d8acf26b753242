// What is said about copies of one case: the page where one is asked for, what comes with it, and a case that lives elsewhere.

import { PASSPHRASE_SIGNS, type PassphraseFault } from '../domain/casework/export/passphrase.ts';

const FAULTS: Readonly<Record<PassphraseFault, string>> = {
  empty: 'Type a passphrase. Without one the copy does not leave.',
  short: `This is too short. Use at least ${PASSPHRASE_SIGNS} letters, numbers, spaces or signs: five words that do not belong together.`,
  long: 'This is longer than 200 signs. Shorten it.',
  same: 'This repeats too few letters. Use words that do not belong together.',
  known: 'Most of this is the name of the school or the reference. Use words that nobody can guess.',
};

export const COPY_TEXTS = {
  title: 'Take a copy',
  namesOut: 'With names taken out',
  intro: [
    'The copy is locked before it leaves. Nobody can open it without your passphrase, and nobody can find the passphrase again if it is lost: not the bot, not IT.',
    'Pass the passphrase on by another way than the file, such as by phone. Who took a copy, and when, is kept with the case.',
  ],
  which: 'What do you need?',
  copies: {
    paper: 'One PDF, to print or read. Opens in any PDF reader.',
    bundle: 'Everything, with proof, for a court. Opens with the free program age.',
  },
  passphrase: 'Passphrase',
  passphraseHelp: 'At least 20 signs. Five words that do not belong together are good.',
  again: 'The same passphrase again',
  recipient: 'Or their age key, in place of a passphrase',
  recipientHelp: 'Starts with age1. Not for a PDF. Leave it empty if you do not know what this is.',
  key: 'Their age key',
  keyHelp: 'It starts with age1. Whoever holds the key opens the file with the free program age.',
  faults: {
    ...FAULTS,
    copy: 'Choose one from the list.',
    again: 'This is not the same as above. Type both again.',
    recipient: 'This is not an age key. It starts with age1; copy the whole of it.',
    recipientPaper:
      'A PDF can only be locked with a passphrase. Choose something else than a PDF, or empty this field.',
  },
  ready: {
    title: 'The copy is ready',
    line: 'The link works once, for one minute. Then ask for the copy again.',
    paper: 'Open the PDF and type the passphrase. What you print from it is not locked any more.',
    bundle: 'How to open and check it is in the guide for safeguarding leads, under “Taking a copy”.',
    fingerprint: (words: string): string =>
      `Fingerprint: ${words}. Put it in the letter that goes with the copy: whoever checks the copy compares it.`,
    link: 'Download the locked copy',
    said: 'The link was shown to you alone. Press the button for a new one.',
  },
  elsewhere: {
    title: 'Kept elsewhere',
    intro: [
      'For a case that you go on with in your safeguarding system. It is closed here, nobody is reminded of it any more, and what is here stays as it is.',
      'Nothing is sent: first enter it there, then write here where it is.',
    ],
    system: 'Which system is it in?',
    reference: 'Its reference there',
    summary: 'In a sentence or two: what was it about?',
    reason: 'Why is it kept there?',
    lessons: 'Should a policy be looked at again because of this?',
    lessonOptions: { no: 'No', yes: 'Yes' },
    empty: 'Fill this in, so that somebody can find the case later.',
    place: (system: string, reference: string): string => `It goes on in ${system}, reference ${reference}.`,
    decision: (system: string): string => `Kept in ${system} from here on.`,
    doneTitle: 'Closed here',
    done: (ref: string): string => `${ref} is closed here. Where it goes on is kept with it.`,
  },
  buttons: {
    copy: 'Take a copy',
    make: 'Make the locked copy',
    another: 'Take another copy',
    elsewhere: 'Kept in our other system',
    elsewhereYes: 'Close: it is kept there',
  },
} as const;

const PARTS = `case.pdf       the case as people read it
case.json      the same as data: every answer, note and record, who was told, how it ended
audit.json     the history of the case with its seals, and the ledger's lines about it
verify.mjs     a small program that checks all this; it needs Node 18 or newer and nothing else
manifest.json  a list of the files with the SHA-256 of each, and manifest.sig, the server's signature under it`;

const WHAT_IT_IS = {
  whole: 'This is the whole case as it stood when the copy was made. Confidential.',
  redacted: `This is one case as it stood when the copy was made, with labels in place of names, such as [Child A] or [Staff 2]. The same label is
the same person everywhere in it. A text may be withheld; then that is said in its place. The history is closed: number and order can be
checked, and nothing of it can be read. Confidential.`,
} as const;

/** Goes with each copy, for whoever has to rely on it. */
export const copyReadme = (variant: 'whole' | 'redacted'): string => `A COPY OF ONE CASE

${WHAT_IT_IS[variant]}

WHAT IS IN IT
${PARTS}

HOW TO CHECK IT
1. Unpack all files into one empty folder.
2. Run: node verify.mjs
3. It prints a fingerprint. Ask the school for theirs by another way: by phone, from an earlier letter, from its minutes. The school
   prints it with: esafety keys show <key file>
   With --fingerprint "1a2b 3c4d ..." the program compares the two.
If you do not trust this verify.mjs, take the one from the program's own project (deploy/verify/verify.mjs). It is short enough to read.

WHAT THIS PROVES
- Nothing in these files was changed, added or left out since the server signed them.
- Each entry of the history that is open to read is what was sealed when it was written, and the ledger has a line for each time the case
  was written, with no number missing. If the reporter asked not to be named, the entries are closed: then only their number and order
  can be checked.

WHAT IT CANNOT PROVE WITHOUT THE SCHOOL
- The links of the chain and the ledger are made with a key that never leaves the school's server, so that nobody else can forge them. They
  can be checked there, with: esafety audit verify
- The texts of notes and records are not in the history, so that they can one day be destroyed as the law asks. They are as they stood when
  the copy was signed; that they were never different before rests on the server, where nothing written is ever changed, and on its backups.
- Who typed under a name is as certain as the school's own sign-in.
`;
