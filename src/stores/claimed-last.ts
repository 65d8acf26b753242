// What waits behind everything else that is due, in every store: bundles of reminders, so that an alert never waits behind a thousand.

import type { DocKind } from '../usecases/ports.ts';

export const isClaimedLast = (kind: DocKind): boolean => kind === 'reminders';
