// Every word of the form of a filter request, in one place. It is answered on a phone, in under a minute.

export const REQUEST_TEXTS = {
  progress: (step: number, of: number): string => `Step ${step} of ${of}`,
  readAs: 'Read as:',

  site: {
    title: 'Ask to open a site',
    intro: 'Somebody else decides. Until then nothing is opened, and at the end it is blocked again.',
    addresses: 'Web address',
    addressesHelp: 'Type or paste it. Up to 10, each on its own line. Nothing is opened to read it.',
    keepEnd: 'Does the part after ? matter?',
    keepEndHelp: 'Leave it empty if you can: that part may hold names. Some videos and pages need it.',
    keepEndTick: 'Keep it: it picks out one page or video',
    category: 'What does the block page say it is?',
    purpose: 'What is it for?',
    group: 'Class or group',
    groupHelp: 'Such as 5T or Year 6 maths; "staff" for staff. No pupil’s name: it is seen in a chat.',
  },

  when: {
    title: 'When and with whom',
    lesson: 'When?',
    often: 'How often?',
    oftenHelp: 'A lasting need goes to the filtering review. Nothing is opened by this request then.',
    once: 'Just this once',
    recurring: 'Every week, or all term',
    supervisor: 'Who will be with the pupils?',
    supervisorHelp: '',
    supervisorPreset: 'I will',
    looked: 'Have you looked at what pupils will see?',
    lookedHelp: 'The page itself, and what it leads to: adverts, comments, videos that come next.',
    yes: 'Yes',
    no: 'No, not yet',
    note: 'Anything else?',
    noteHelp: 'May stay empty. Only people who decide on it or open it read this.',
  },

  times: {
    title: 'Another time',
    intro: 'It is blocked again at the end, whatever happens.',
    date: 'Day',
    from: 'From',
    until: 'Until',
    lastDate: 'Last day',
    lastDateHelp: 'Empty means the same day.',
  },

  errors: {
    required: 'Please choose one.',
    requiredText: 'Please fill this in.',
    choice: 'Please choose one of the answers in the list.',
    group: 'Only the class or group, such as 5T. Addresses belong in the first field.',
    notLooked:
      'Please look at it first, then choose Yes. Blocked for you too? Ask IT support to show it to you where no pupil can see the screen.',
    tooLong: (length: number, most: number): string =>
      `That is ${length.toLocaleString('en-GB')} letters; ${most.toLocaleString('en-GB')} fit here. Shorten it.`,
  },
} as const;
