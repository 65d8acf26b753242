// Whether somebody has asked for data that may stand in a record and has no answer yet: until then nothing of it is destroyed.

import type { CaseDoc } from '../../domain/casework/case.ts';
import { aboutTerm, namedTerm } from '../../domain/casework/finding/finding-terms.ts';
import { nameWords, sameName } from '../../domain/people/possible-matches.ts';
import type { AccessRequestState } from '../../domain/subject-access/access-request.ts';
import type { Deps } from '../ports.ts';
import { everyDoc } from '../reports/every-doc.ts';
import type { KeptDoc } from './kept-record.ts';

/** Where the requests cannot be read, one of them may be about it. */
export async function isAskedFor(deps: Deps, doc: KeptDoc): Promise<boolean> {
  const names = doc.kind === 'case' ? [] : await namesIn(deps, doc);
  if (doc.kind !== 'case' && names.length === 0) return false;
  const requests = await everyDoc(deps, 'access_request', doc.school, [`school:${doc.school}`]);
  return requests === null || requests.some(({ id, state }) => isOpen(state) && holds(id, state));

  function holds(id: string, state: AccessRequestState): boolean {
    if (doc.kind === 'case') return mayHold(doc, id, state);
    const signer = doc.kind === 'signatures' ? doc.state.personId : null;
    return state.about.personId === signer || names.some((name) => sameName(name, state.about.name));
  }
}

/** Whose papers these are. The kinds left hold no names to go by. */
async function namesIn(deps: Deps, doc: KeptDoc): Promise<readonly string[]> {
  switch (doc.kind) {
    case 'signatures':
      return [(await deps.people.byId(doc.school, doc.state.personId))?.name ?? ''];
    case 'class_list':
      return doc.state.pupils.map(({ name }) => name);
    case 'visitor_book':
      return doc.state.visits.map(({ name }) => name);
    default:
      return [];
  }
}

const isOpen = ({ what, steps }: AccessRequestState): boolean =>
  what === 'access' && !steps.some(({ step }) => step === 'closed');

function mayHold({ terms, state }: CaseDoc, request: string, { about }: AccessRequestState): boolean {
  const { personId } = about;
  const words = nameWords(about.name).map(namedTerm);
  const carries = (term: string): boolean => terms.includes(term);
  return (
    Object.hasOwn(state.redactions ?? {}, request) ||
    (words.length > 0 && words.every(carries)) ||
    (personId !== undefined && [aboutTerm(personId), `reporter:${personId}`, `holder:${personId}`].some(carries))
  );
}
