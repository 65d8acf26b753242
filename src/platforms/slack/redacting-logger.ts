// The logger we hand to the Slack packages. Their lines can hold what people wrote (whole bodies at debug level), so only a
// level and a stable code get through, never a message.

import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Log } from '../../usecases/ports.ts';

export function redactingLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: readonly unknown[]) => log.warn('slack.sdk', { platform: 'slack', code: codeOf(parts) }),
    error: (...parts: readonly unknown[]) => log.error('slack.sdk', { platform: 'slack', code: codeOf(parts) }),
    // Fixed: at debug level the packages build strings of whole bodies before they ask whether anybody wants them.
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** The `code` of the first error among the parts. Codes of the Slack packages and of Node are fixed words. */
export function codeOf(parts: readonly unknown[]): string {
  const found = parts.find((part) => part instanceof Error);
  if (found === undefined) return 'note';
  const { code } = found as { code?: unknown };
  return typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : found.name.slice(0, 60);
}
