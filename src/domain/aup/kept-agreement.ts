// A text as it was when somebody signed it. It never changes and is kept as long as a signature names it.

import type { Doc } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import type { Agreement } from './agreement.ts';

/** Its id is `agreement-<school>-<hash>`: each school has had it since a day of its own. */
export type AgreementDoc = Doc<'agreement', { readonly text: Agreement; readonly keptSince: Instant }>;
