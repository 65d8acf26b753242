// One reader of the list of allowed addresses: the school's filter. Its token is never stored, only its digest, which is the id.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';

export type FeedReaderState = {
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastReadAt?: Instant;
  readonly revokedAt?: Instant;
  /** Set when it is one person's calendar and no list of addresses. */
  readonly personId?: PersonId;
};

export type FeedReaderDoc = Doc<'feed_reader', FeedReaderState>;
