// Ties to people, as the conversation calls them. Private to whoever declares them.

import type { PersonId } from '../../../domain/people/person.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { declareTie, endTie, type Named, type TiesData, ties, tieWith } from './conflict-ties.ts';

type Said = Promise<Result<{ readonly name: string }>>;

export type TiesUseCases = {
  /** One's own, and people of the staff list with such a name; nobody for an empty one. */
  readonly list: (who: Who, name: string) => Promise<TiesData>;
  /** Whom one is about to name. */
  readonly person: (who: Who, person: PersonId) => Promise<Result<Named>>;
  readonly declare: (who: Who, person: PersonId) => Said;
  /** From a day on, today or earlier. */
  readonly end: (who: Who, person: PersonId, on: IsoDate) => Said;
};

export const makeTiesUseCases = (deps: Deps): TiesUseCases => ({
  list: (who, name) => ties(deps, who, name),
  person: (who, person) => tieWith(deps, who, person),
  declare: (who, person) => declareTie(deps, who, person),
  end: (who, person, on) => endTie(deps, who, person, on),
});
