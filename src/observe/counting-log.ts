// A log that also counts: errors by event, and messages that a platform did not take.

import type { Log } from '../usecases/ports.ts';
import type { Metrics } from './metrics.ts';

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';

export const countingLog = (log: Log, metrics: Metrics): Log => ({
  info: log.info,
  warn: (event, fields) => {
    if (event === 'delivery.attempt_failed') {
      metrics.count('esafety_delivery_failures_total', { platform: text(fields?.platform), code: text(fields?.code) });
    }
    log.warn(event, fields);
  },
  error: (event, fields, error) => {
    metrics.count('esafety_errors_total', { event });
    log.error(event, fields, error);
  },
});
