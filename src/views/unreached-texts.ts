// Every word about people whom the bot cannot reach.

export const UNREACHED_TEXTS = {
  title: 'Who cannot be reached',
  press: 'Press the button. It opens for you alone.',
  intro: 'The bot owes these people a reminder and no chat takes it. Nothing is lost: it tries again each school day.',
  empty: 'Everybody who was owed a reminder got it in the chat.',
  notYours: 'IT, whoever keeps the agreements, and the head see this list.',
  wrong: 'That was not possible',
  button: 'Who cannot be reached',
  back: 'Who has signed',

  person: (name: string, since: string): string => (since === '' ? name : `${name}, since ${since}`),
  more: (count: number): string => `And ${count} more. They follow when some of these are put right.`,
  never: 'They have never opened the bot in Teams or Slack.',
  neverDo: 'Ask them to open it once and write “help”, or have IT install it for everybody.',
  gone: 'Teams or Slack says that the bot cannot write to them: it was removed, or their account is closed.',
  goneDo: 'Install it for them again. If they have left, put their last day on the staff list.',
  refused: 'Their chat did not take the last message.',
  refusedDo: 'If this stays for days, ask IT to look into the log.',
  mailed: 'They get e-mail instead.',
  noMail: 'No e-mail address is known either. Put it on the staff list.',
  mailFailed: 'E-mail did not reach them either, or this server sends none.',
} as const;
