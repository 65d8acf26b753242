// One person's reminders: at most one bundle a day, in school hours, and each stops the moment its duty is done.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { IsoDate } from '../shared/instant.ts';
import type { Told } from './duty.ts';

export type RemindersState = Told & {
  readonly personId: PersonId;
  /** What the bundle of `day` holds: duty keys. Looked at anew when it is sent. */
  readonly bundle: { readonly day: IsoDate; readonly duties: readonly string[] } | null;
  /** Set when no platform and no e-mail reaches this person: they stand in the list of people who cannot be reached. */
  readonly unreachedSince?: IsoDate;
  /** Set while bundles arrive by e-mail alone, since no chat reaches this person. */
  readonly mailedSince?: IsoDate;
};

/** Its id is `reminders-<personId>`. */
export type RemindersDoc = Doc<'reminders', RemindersState>;
