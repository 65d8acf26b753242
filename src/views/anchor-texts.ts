// Every word about the value that shows whether records were changed later.

export const ANCHOR_TEXTS = {
  why: 'Copy it to a diary or a minute book. It shows later whether records were changed.',
  button: 'What is this?',
  title: 'Keep outside the server',
  value: (signs: string): string => `Now: ${signs}`,
  lines: [
    'The bot keeps a sealed list of everything that is saved. These signs are its end at this moment.',
    'Write down the day and the signs where nobody who runs the server can change them.',
    'If records are ever doubted, have IT run: esafety audit verify --anchor “signs”. It says whether that end is still in the list.',
  ],
  notYours: 'The headteacher and the chair of governors keep this.',
  press: 'Press the button. It opens for you alone.',
  wrong: 'That was not possible',
} as const;
