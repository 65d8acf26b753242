// The log. It takes an allow-list of fields and lets nothing else out: no story, name, category or address, and of an error
// only its type, its code and the place in our own source where it arose.

import { type DestinationStream, destination, type LevelWithSilent, pino, stdTimeFunctions } from 'pino';
import type { Log, LogFields } from '../usecases/ports.ts';
import { describeError } from './describe-error.ts';
import { scrub } from './scrub.ts';

/** The record makes a field that LogFields gains a type error here until it has been thought about. */
const ALLOWED: Readonly<Record<keyof LogFields, true>> = {
  code: true,
  platform: true,
  route: true,
  status: true,
  ms: true,
  count: true,
  kind: true,
  attempt: true,
  docId: true,
  school: true,
  port: true,
  file: true,
};
const NAMES = Object.keys(ALLOWED);

export type LogOptions = {
  /** Standard error unless told otherwise: standard output belongs to the answers of commands. */
  readonly to?: DestinationStream;
  readonly level?: LevelWithSilent;
};

/** What remains of the fields a caller gave, whatever the caller gave. */
function allowed(fields: LogFields | undefined): Record<string, string | number> {
  const entries = Object.entries(fields ?? {}).filter(([name]) => NAMES.includes(name));
  const kept = entries.flatMap(([name, value]): readonly (readonly [string, string | number])[] => {
    if (typeof value === 'number') return Number.isFinite(value) ? [[name, value]] : [];
    return typeof value === 'string' ? [[name, scrub(value)]] : [];
  });
  return Object.fromEntries(kept);
}

/** Events are dotted words; anything else could be a sentence with a name in it. */
const eventName = (event: string): string =>
  /^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/.test(event) ? event : 'log.unnamed_event';

export function makeLog(options: LogOptions = {}): Log {
  const out = pino(
    {
      base: null,
      level: options.level ?? 'info',
      messageKey: 'event',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.to ?? destination({ dest: 2, sync: true }),
  );
  return {
    info: (event, fields) => out.info(allowed(fields), eventName(event)),
    warn: (event, fields) => out.warn(allowed(fields), eventName(event)),
    error: (event, fields, error) =>
      out.error(
        { ...allowed(fields), ...(error === undefined ? {} : { error: describeError(error) }) },
        eventName(event),
      ),
  };
}
