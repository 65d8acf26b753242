// What a command of `esafety` is made of, and what its exit code says.

import type { Readable } from 'node:stream';
import type { Environment } from '../config/environment.ts';

/** Documented in the help text of the program. */
export const EXIT = {
  done: 0,
  /** What was asked about has faults: a pack, a staff list, a line of facts, the history. */
  faults: 1,
  /** The command was not understood. */
  usage: 2,
  /** The command could not do its work: settings, a locked or unreadable store, a file that is not there. */
  failed: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Io = {
  readonly input: Readable;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Environment;
};

export type Options = Readonly<Record<string, unknown>>;

export type CliCommand = {
  /** `policy check` */
  readonly name: string;
  /** As commander writes them: `<file>` must be given, `[file]` may be. */
  readonly args: readonly (readonly [string, string])[];
  readonly options: readonly (readonly [string, string])[];
  readonly what: string;
  readonly example: string;
  /** Loads what it needs by itself, so that no command waits for the libraries of another. */
  readonly run: (io: Io, args: readonly string[], options: Options) => Promise<ExitCode>;
};
