// Where duties come from: agreements, reviews. Each source works out, from what is stored, what everybody still has to do today.

import type { PersonId } from '../../domain/people/person.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import type { Action } from '../../views/fields.ts';
import type { Deps } from '../ports.ts';

export type DutySource = {
  /** What has to be put in order before the day's duties are worked out: once a school day, and never while the date is in doubt. */
  readonly beforeRound?: (deps: Deps, school: string, today: IsoDate) => Promise<void>;
  /** Every open duty of the school on that day, whoever has it. Reads in pages; never more than it needs in memory. */
  readonly duties: (deps: Deps, school: string, today: IsoDate) => Promise<readonly Duty[]>;
  /**
   * The open duties of one person, asked again when their bundle leaves. Without it all are worked out and looked through, which a
   * large school notices.
   */
  readonly dutiesOf?: (deps: Deps, school: string, today: IsoDate, person: PersonId) => Promise<readonly Duty[]>;
  /** The button that does it. */
  readonly action: (duty: Duty) => Action;
  /** Why it is asked, in one short sentence that may stand in a chat. */
  readonly why: (duty: Duty) => string;
};
