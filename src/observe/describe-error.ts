// What may be said of an error: its type, its code and where in our source it arose. Never its message, which may repeat a report.

import { scrub } from './scrub.ts';

export type ErrorNote = {
  readonly type: string;
  readonly code?: string | number;
  /** Places in our own source, innermost first. */
  readonly at?: readonly string[];
  readonly cause?: ErrorNote;
};

const OUR_PLACE = /(?:^|[\s(/])(src\/[\w./-]+\.ts:\d+)/;
const MAX_DEPTH = 3;

const codeOf = (error: object): string | number | undefined => {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return code;
  return typeof code === 'string' && code.length <= 80 ? scrub(code) : undefined;
};

/** Only lines of the form "    at place": the message stands above them and may span several lines. */
function placesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line) && !error.message.includes(line));
  return lines.flatMap((line) => OUR_PLACE.exec(line)?.[1] ?? []).slice(0, 4);
}

export function describeError(error: unknown, depth = 0): ErrorNote {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = codeOf(error);
  const at = placesOf(error);
  const type = /^\w{1,60}$/.test(error.constructor.name) ? error.constructor.name : 'Error';
  return {
    type,
    ...(code === undefined ? {} : { code }),
    ...(at.length === 0 ? {} : { at }),
    ...(error.cause === undefined || depth >= MAX_DEPTH ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
