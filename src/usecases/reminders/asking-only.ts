// A source that asks few people: when a bundle leaves to anybody else, nothing is read for it. A school of a thousand notices.

import type { Directory, Person } from '../../domain/people/person.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import type { Deps } from '../ports.ts';
import type { DutySource } from './duty-source.ts';

export type Asking = {
  readonly deps: Deps;
  readonly school: string;
  readonly today: IsoDate;
  readonly directory: Directory;
};

/** `mayAsk` may be true for somebody who has nothing to do, and never false for somebody who has. */
export function askingOnly(
  duties: DutySource['duties'],
  mayAsk: (person: Person, asking: Asking) => boolean,
): Required<Pick<DutySource, 'duties' | 'dutiesOf'>> {
  return {
    duties,
    dutiesOf: async (deps, school, today, personId) => {
      const directory = await deps.people.directory(school);
      const person = directory.people.find(({ id }) => id === personId);
      if (person === undefined || !mayAsk(person, { deps, school, today, directory })) return [];
      return (await duties(deps, school, today)).filter(({ to }) => to === personId);
    },
  };
}
