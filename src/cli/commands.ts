// Every command of `esafety`, in the order of the help text.

import type { CliCommand } from './command.ts';

export const COMMANDS: readonly CliCommand[] = [
  {
    name: 'policy check',
    args: [['<file>', 'a policy pack, or a folder of packs']],
    options: [],
    what: 'Checks a policy pack and names everything that is wrong with it.',
    example: 'esafety policy check deploy/schools/default.yaml',
    run: async (io, args) => (await import('./policy-check.ts')).policyCheck(io, args[0] ?? ''),
  },
  {
    name: 'people import',
    args: [['<file>', 'the staff list as CSV: name, e-mail, roles, class, start, end, absent from, absent to']],
    options: [
      ['--school <key>', 'which school, when there are several packs'],
      ['--apply', 'write the changes; without it they are only shown'],
      ['--many-leavers', 'yes, more than a quarter of the staff really has left'],
    ],
    what: 'Compares the staff list with the people known, and brings them up to date. Never deletes anybody.',
    example: 'esafety people import staff.csv --apply',
    run: async (io, args, options) => (await import('./people-import.ts')).peopleImport(io, args[0] ?? '', options),
  },
  {
    name: 'feed create',
    args: [['<name>', 'what the filter that will read the list is called here']],
    options: [['--school <key>', 'which school, when there are several packs']],
    what: 'Makes an address at which a filter reads what may be open now. It is shown once.',
    example: 'esafety feed create "Main filter"',
    run: async (io, args, options) => (await import('./feed.ts')).feedCreate(io, args[0] ?? '', options),
  },
  {
    name: 'feed list',
    args: [],
    options: [['--school <key>', 'which school, when there are several packs']],
    what: 'Names the filters that may read the list, and when each read it last.',
    example: 'esafety feed list',
    run: async (io, _args, options) => (await import('./feed.ts')).feedList(io, options),
  },
  {
    name: 'feed revoke',
    args: [['<name>', 'as feed list shows it']],
    options: [['--school <key>', 'which school, when there are several packs']],
    what: 'Ends an address at once: from the next fetch on it gives no list.',
    example: 'esafety feed revoke "Main filter"',
    run: async (io, args, options) => (await import('./feed.ts')).feedRevoke(io, args[0] ?? '', options),
  },
  {
    name: 'triage',
    args: [['[file]', 'one JSON object a line; standard input when left out or -']],
    options: [['--explain', 'add the rows of the table behind each entry']],
    what: 'Says for each set of facts who is told, who is kept out, how fast, and which advice and outside help is shown.',
    example: 'esafety triage facts.jsonl --explain',
    run: async (io, args, options) => (await import('./triage.ts')).triageLines(io, args[0] ?? '-', options),
  },
  {
    name: 'audit verify',
    args: [],
    options: [['--anchor <n:mac>', 'the value that was last sent outside the server']],
    what: 'Proves that no record was edited, cut, put back or taken away. Reads only; may run beside the server.',
    example: 'esafety audit verify',
    run: async (io, _args, options) => (await import('./audit-verify.ts')).auditVerify(io, options),
  },
  {
    name: 'keys create',
    args: [['<file>', 'where the new key file is to stand; it must not exist yet']],
    options: [],
    what: 'Makes the key file that ESAFETY_KEY_FILE names.',
    example: 'esafety keys create /etc/esafety/key',
    run: async (io, args) => (await import('./keys-create.ts')).keysCreate(io, args[0] ?? ''),
  },
  {
    name: 'package teams',
    args: [['[file]', 'where the package is written; esafety-teams.zip when left out']],
    options: [
      ['--app-id <id>', 'in place of MicrosoftAppId'],
      ['--url <address>', 'in place of ESAFETY_PUBLIC_URL'],
      ['--school <name>', 'in place of the name in the pack'],
    ],
    what: 'Makes the app package that an administrator uploads to Teams.',
    example: 'esafety package teams',
    run: async (io, args, options) =>
      (await import('./package-teams.ts')).teamsPackage(io, args[0] ?? 'esafety-teams.zip', options),
  },
  {
    name: 'cards',
    args: [['[folder]', 'where the page is written; gallery when left out']],
    options: [],
    what: 'Draws every card of the bot on one page, as Teams and Slack show it.',
    example: 'esafety cards gallery',
    run: async (io, args) => (await import('./cards.ts')).cards(io, args[0] ?? 'gallery'),
  },
];
