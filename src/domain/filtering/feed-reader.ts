// One reader of a list that is fetched without a chat: the school's filter, or what gives accounts. Its token is never stored, only its
// digest, which is the id.

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
  /** Set when it is the list of who has not signed, and no list of addresses. */
  readonly what?: 'unsigned';
};

/** Whether it is a filter: what is open and blocked again hangs on these readers alone. */
export const isFilter = ({ personId, what }: FeedReaderState): boolean => personId === undefined && what === undefined;

export type FeedReaderDoc = Doc<'feed_reader', FeedReaderState>;
