// What is said about how long records are kept, and about the two people who decide that one is destroyed.

export const RETENTION_TEXTS = {
  command: 'Decide which old records are still needed',
  typed: 'Press the button. It opens for you alone.',
  title: 'Old records',
  intro:
    'These could be destroyed, or are held. Nothing is destroyed by time alone: two people have to agree. The years are in the school’s policy pack.',
  timeHeld:
    'The date of the server is in doubt, so nothing can be destroyed now. The headteacher can confirm the date.',
  empty: 'Nothing is due. To hold a closed case or enter a year of birth, find it by its reference.',
  notYours: 'There is no old record here for you to decide about.',
  search: 'Find a closed case by its reference',
  notFound: 'There is no closed case with this reference for you to decide about.',
  due: (day: string): string => `Could be decided from ${day}`,
  open: 'Cannot be said yet: while the person works here it is kept',
  ended: (day: string): string => `Closed or ended ${day}`,
  held: (by: string, on: string): string => `Held by ${by}, ${on}`,
  proposed: (by: string, on: string): string => `${by} proposed to destroy it, ${on}`,
  facts: {
    kind: 'Kept as',
    rule: 'Rule',
    ended: 'Closed, recorded or ended',
    due: 'Could be decided from',
    birth: 'Year of birth',
    why: 'Why',
  },
  second: 'One more person has to agree. Read the record once more before you do: it cannot be brought back.',
  mine: 'You proposed this. Somebody else has to agree.',
  otherSide: 'Somebody with another role has to agree.',
  keep: {
    title: 'Keep it longer',
    intro: 'It is asked again on that day. With the year of birth the day follows from the rule.',
    until: 'Keep until',
    birthYear: 'Year of birth of the youngest child in it',
  },
  hold: {
    title: 'Legal hold',
    intro:
      'For a claim, an inquiry, a request for data, or a police matter. Nothing happens to the record until the hold is lifted.',
    reason: 'Why? Write no names.',
  },
  propose: {
    title: 'Propose to destroy',
    intro: 'Read the record first. A second person has to agree before anything happens.',
    why: 'Why is it not needed any more? Write no names: this stays on the certificate.',
  },
  destroyed: {
    title: 'Destroyed',
    line: (ref: string): string => `The key of ${ref} is destroyed. Nobody can read the record any more.`,
  },
  certificates: {
    title: 'Certificates',
    intro: 'What stays of records that were destroyed.',
    empty: 'Nothing was destroyed yet.',
  },
  certificateLine: (at: string, backups: string): string =>
    at === '' ? 'Not finished: try again.' : `Destroyed ${at}. The last backup of its key ends ${backups}.`,
  certificateNote:
    'The record was kept encrypted under a key of its own. That key was destroyed on the server. Until the last backup of the keys ends, somebody with that backup, a backup of the records and the school’s key file could still read it; afterwards nobody can. Copies that people took, and messages in the chat, are not part of this.',
  ready: {
    title: 'The certificate is ready',
    line: 'The link works once, for one minute.',
    link: 'Download the certificate',
  },
  faults: {
    time: 'The date of the server is in doubt. Nothing is destroyed before the headteacher has confirmed the date.',
    notDue: 'It is not time yet to decide about this record.',
    onHold: 'This record is held. Somebody has to lift the hold first.',
    askedFor:
      'Somebody has asked for data that may stand in this record. It is kept until the request is answered and closed.',
    changed: 'The record changed since it was proposed. Look at it again, and propose it again.',
    twoPeople:
      'It takes two different people: one who leads on such records, and the headteacher or the data protection officer. For a concern about an adult: the headteacher and the data protection officer.',
    until: 'Write a day after today, as year-month-day.',
    birthYear: 'Write four numbers, such as 2014.',
    nothing: 'Write a day or a year of birth.',
    reason: 'Write why, so that whoever lifts the hold knows.',
    why: 'Write why. It stays on the certificate.',
  },
  duty: (count: number): string =>
    count === 1 ? 'One old record to decide about' : `${count} old records to decide about`,
  dutyWhy: 'Their time is over. Two people decide whether they are still needed.',
  buttons: {
    start: 'Old records',
    open: 'Look',
    find: 'Find',
    keep: 'Keep longer',
    hold: 'Put on hold',
    lift: 'Lift the hold',
    propose: 'Propose to destroy',
    confirm: 'Destroy for good',
    save: 'Save',
    certificates: 'Certificates',
    certificate: 'Get the certificate',
  },
} as const;
