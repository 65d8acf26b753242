// Who sees a case, as the conversation calls it.

import type { PersonId } from '../../../domain/people/person.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import {
  type Candidates,
  candidate,
  candidates,
  endOfAccess,
  leadCase,
  people,
  type ShareInput,
  shareCase,
} from './sharing.ts';
import type { PeopleData } from './sharing-people.ts';

type OnPerson = { readonly key: string; readonly person: PersonId };

export type SharingUseCases = {
  readonly people: (who: Who, caseId: DocId) => Promise<Result<PeopleData>>;
  /** Only people who may be brought in, each with the depths that are for them. */
  readonly candidates: (who: Who, caseId: DocId, name: string) => Promise<Result<Candidates>>;
  readonly candidate: (who: Who, caseId: DocId, person: PersonId) => Promise<Result<Candidates>>;
  readonly share: (who: Who, caseId: DocId, input: ShareInput) => Promise<Result<PeopleData>>;
  readonly lead: (who: Who, caseId: DocId, input: OnPerson) => Promise<Result<PeopleData>>;
  readonly end: (who: Who, caseId: DocId, input: OnPerson & { readonly reason: string }) => Promise<Result<PeopleData>>;
};

export const makeSharingUseCases = (deps: Deps): SharingUseCases => ({
  people: (who, id) => people(deps, who, id),
  candidates: (who, id, name) => candidates(deps, who, id, name),
  candidate: (who, id, person) => candidate(deps, who, id, person),
  share: (who, id, input) => shareCase(deps, who, id, input),
  lead: (who, id, input) => leadCase(deps, who, id, input),
  end: (who, id, input) => endOfAccess(deps, who, id, input),
});
