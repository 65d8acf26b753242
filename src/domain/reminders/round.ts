// Once each school day, at its opening, the school's duties are worked out and bundled. What was missed is not made up for.

import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

export type RoundState = {
  readonly lastDay: IsoDate | null;
  readonly nextAt: Instant;
  /** The clock jumped by more than a day while the server ran: nothing is sent until a person says that the date is right. */
  readonly heldSince?: Instant;
};

/** Its id is `round-<school>`. */
export type RoundDoc = Doc<'round', RoundState>;
