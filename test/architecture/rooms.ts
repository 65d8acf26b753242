// The walls of the house as one table: which room may see which, who may hold which package, and why.

export type Room = { readonly room: string; readonly sees: readonly string[]; readonly because: string };

/** A room is a folder of src or a single file. It sees itself, and what stands here, and nothing else of src. */
export const ROOMS: readonly Room[] = [
  {
    room: 'domain/',
    sees: [],
    because: 'Rules are pure functions over data, so that they can be read, tested and trusted without a server.',
  },
  {
    room: 'views/',
    sees: ['domain/'],
    because: 'A view says what is to be said and nothing of how, so that no platform can shape what is private.',
  },
  {
    room: 'usecases/',
    sees: ['documents/', 'views/', 'domain/'],
    because:
      'A step reaches the world through ports.ts only, so that every step runs in a test with a store in a folder.',
  },
  {
    room: 'documents/',
    sees: [],
    because: 'A writer makes a file out of a table of texts and knows nothing of who may read it.',
  },
  {
    room: 'probe/',
    sees: ['usecases/ports\\.ts$', 'domain/'],
    because: 'The only room that touches an address, so that nothing else in the house can be made to.',
  },
  {
    room: 'chat/',
    sees: ['usecases/', 'views/', 'domain/'],
    because: 'The conversation is the same on every platform: who may do what must not depend on where they typed.',
  },
  {
    room: 'cards/',
    sees: ['views/', 'domain/'],
    because: 'A card is made from a view alone, so that nothing can stand on it that the view does not hold.',
  },
  {
    room: 'platforms/[^/]+\\.ts$',
    sees: ['usecases/ports\\.ts$', 'views/', 'platforms/[^/]+\\.ts$'],
    because: 'What all platforms share knows none of them.',
  },
  ...['console', 'slack', 'teams'].map((name) => ({
    room: `platforms/${name}/`,
    sees: ['platforms/[^/]+\\.ts$', 'chat/', 'cards/', 'views/', 'domain/', 'usecases/ports\\.ts$'],
    because:
      'A platform transports. It asks the conversation and never a step or the store, and never another platform.',
  })),
  {
    room: 'stores/',
    sees: ['usecases/ports\\.ts$', 'usecases/store-unreadable\\.ts$', 'domain/'],
    because: 'A store keeps documents behind the port and takes no part in what they mean.',
  },
  {
    room: 'delivery/',
    sees: ['usecases/', 'cards/', 'platforms/messenger\\.ts$', 'views/', 'domain/'],
    because: 'Delivery writes through the messenger port, so that a new platform needs no change here.',
  },
  { room: 'config/', sees: ['domain/'], because: 'Settings are read before anything else exists.' },
  {
    room: 'observe/',
    // The store's one error is part of its port: a code, a kind and an id.
    sees: ['usecases/(?:ports|store-unreadable)\\.ts$'],
    because: 'The log and the metrics see an allow-list of fields and nothing they could leak.',
  },
  {
    room: 'http/',
    sees: ['platforms/[^/]+\\.ts$', 'usecases/ports\\.ts$'],
    because: 'The server mounts a table of routes and knows no platform and no rule.',
  },
  {
    room: 'cli/',
    sees: [
      'config/',
      'stores/',
      'cards/',
      'observe/',
      'usecases/',
      'views/',
      'domain/',
      'platforms/teams/package\\.ts$',
    ],
    because: 'A command works on the data folder or makes a file to hand over; the server is the business of main.ts.',
  },
];

export type Wall = { readonly packages: string; readonly only: string; readonly because: string };

/** An SDK lives in one room. Checked in the text as well, so that createRequire and dynamic imports count. */
export const WALLS: readonly Wall[] = [
  {
    packages: 'botbuilder|botframework-[\\w-]+',
    only: '^src/platforms/teams/',
    because: 'The SDK of Teams will be replaced one day; that must change one folder.',
  },
  { packages: '@slack/[\\w-]+', only: '^src/platforms/slack/', because: 'Slack stays in its folder.' },
  {
    packages: 'restify',
    only: '^src/http/',
    because: 'Its Host fault is guarded in one place; a second server would not be.',
  },
  {
    packages: 'lowdb',
    only: '^src/stores/lowdb/',
    because: 'It keeps nothing safe by itself; only our adapter makes it durable.',
  },
  { packages: 'pg', only: '^src/stores/postgres/', because: 'SQL stays behind the store port.' },
  {
    packages: 'adaptivecards|adaptivecards-templating|adaptive-expressions',
    only: '^src/(cards|platforms/console)/',
    because: 'There is one way from a view to a card.',
  },
  {
    packages: 'luxon',
    only: '^src/domain/shared/time\\.ts$',
    because: 'Zones and daylight saving are reckoned in one place.',
  },
  { packages: 'pino', only: '^src/observe/', because: 'Whoever logs past the allow-list could log a story.' },
  {
    packages: 'nodemailer',
    only: '^src/delivery/',
    because: 'Mail leaves the school; only delivery checks who may get it.',
  },
  { packages: 'commander', only: '^src/(cli/|cli\\.ts$)', because: 'Arguments are read by the command line alone.' },
  {
    packages: 'csv-stringify',
    only: '^src/documents/',
    because: 'A cell that could be taken for a formula is escaped in one place.',
  },
  {
    packages: 'pdfkit|@fontsource/[\\w-]+',
    only: '^src/documents/',
    because: 'A page that a screen reader can read is made in one place.',
  },
  { packages: 'yaml', only: '^src/config/', because: 'Policy packs are read and checked in one place.' },
];
