// The `esafety` command. A thin layer over commander: the commands themselves are a table in cli/commands.ts.

import { Command, CommanderError } from 'commander';
import { type CliCommand, EXIT, type ExitCode, type Io } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { readEnvironment } from './config/environment.ts';
import { describeError } from './observe/describe-error.ts';

const EXIT_HELP = `
Exit codes:
  0  done
  1  what was asked about has faults (a pack, a staff list, a line of facts, the history)
  2  the command was not understood
  3  the command could not do its work (settings, data folder, a file that is not there)

Settings are read from the environment and from a file .env in this folder; see deploy/env.example.`;

/** One group for each first word, so that \`esafety people\` lists what can be done with people. */
function groupFor(program: Command, word: string): Command {
  const known = program.commands.find((command) => command.name() === word);
  const ours = COMMANDS.filter(({ name }) => name.startsWith(`${word} `));
  return known ?? program.command(word).description(ours.map(({ name, what }) => `${name}: ${what}`).join(' '));
}

function addCommand(program: Command, io: Io, definition: CliCommand, done: (code: ExitCode) => void): void {
  const [first = '', second] = definition.name.split(' ');
  const command = second === undefined ? program.command(first) : groupFor(program, first).command(second);
  command.description(definition.what).addHelpText('after', `\nExample:\n  ${definition.example}`);
  for (const [name, what] of definition.args) command.argument(name, what);
  for (const [flags, what] of definition.options) command.option(flags, what);
  command.action(async () => done(await definition.run(io, command.args, command.opts())));
}

/** Runs one command and gives its exit code; never throws and never ends the process. */
export async function runCli(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = new Command('esafety')
    .description('E-safety reports for UK schools: checks, imports and proofs on the command line.')
    .addHelpText('after', EXIT_HELP);
  // Before the commands are added, so that each of them inherits it.
  program
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('Add --help to see how it is used.');
  for (const definition of COMMANDS) addCommand(program, io, definition, (given) => (code = given));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    io.err(`This went wrong inside the program: ${JSON.stringify(describeError(error))}\n`);
    return EXIT.failed;
  }
}

export async function main(): Promise<void> {
  // A reader that has seen enough (\`| head\`) is no fault.
  process.stdout.on('error', (error) =>
    process.exit('code' in error && error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
  );
  process.exitCode = await runCli(process.argv.slice(2), {
    input: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: readEnvironment(),
  });
}
