// A filter request before it is sent: the requester's alone, kept for some days and then gone.

import type { PersonId } from '../people/person.ts';
import type { ActorRef, DocId } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import type { OverrideDoc } from './override.ts';

export type NewRequest = {
  readonly id: DocId;
  readonly ref: string;
  readonly school: string;
  readonly requester: PersonId;
  readonly answers: Readonly<Record<string, string>>;
  readonly page: string;
  readonly draftDays: number;
  readonly key: string;
};

/** A draft that is not stored yet (version 0). */
export function newDraft(_draft: NewRequest, _now: Instant): OverrideDoc {
  throw new Error('not yet');
}

export type SavedPage = Pick<NewRequest, 'answers' | 'page' | 'draftDays' | 'key'>;

/** One *Next*. The very same document for a press that was seen, and for what is no draft any more. */
export function savedDraft(_doc: OverrideDoc, _saved: SavedPage, _now: Instant): OverrideDoc {
  throw new Error('not yet');
}

/** Destroys what was typed. Only the reference stays, so that it is never given out again. Only ever a draft. */
export function discarded(_doc: OverrideDoc, _by: ActorRef, _now: Instant): OverrideDoc {
  throw new Error('not yet');
}
