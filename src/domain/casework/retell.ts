// An urgent case that was accepted and then shows no entry is brought up again.

import { HOUR_MS } from '../shared/instant.ts';

export const RETELL_MS = 2 * HOUR_MS;
