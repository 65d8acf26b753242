// A filter request before it is sent: the requester's alone, kept for some days and then gone.

import type { PersonId } from '../../people/person.ts';
import type { ActorRef, DocId } from '../../shared/document.ts';
import { DAY_MS, type Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import type { OverrideDoc } from './override.ts';
import { refreshed, revise } from './revise-override.ts';

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
export const newDraft = (draft: NewRequest, now: Instant): OverrideDoc =>
  refreshed({
    kind: 'override',
    id: draft.id,
    school: draft.school,
    version: 0,
    dueAt: null,
    terms: [],
    history: [{ at: now, by: draft.requester, action: 'draft.started', detail: {} }],
    outbox: [],
    state: {
      ref: draft.ref,
      phase: 'draft',
      requester: draft.requester,
      createdAt: now,
      touchedAt: now,
      answers: draft.answers,
      page: draft.page,
      request: null,
      asked: [],
      rung: -1,
      inChannel: false,
      approvals: [],
      questions: [],
      itPeople: [],
      ticket: '',
      probes: [],
      timers: { draft_end: now + draft.draftDays * DAY_MS },
      messages: {},
      pressesSeen: [draft.key],
    },
  });

export type SavedPage = Pick<NewRequest, 'answers' | 'page' | 'draftDays' | 'key'>;

/** One *Next*. The very same document for a press that was seen, and for what is no draft any more. */
export function savedDraft(doc: OverrideDoc, saved: SavedPage, now: Instant): OverrideDoc {
  if (doc.state.phase !== 'draft' || pressSeen(doc.state, saved.key)) return doc;
  return revise(doc, now, {
    state: { answers: saved.answers, page: saved.page, touchedAt: now, ...rememberPress(doc.state, saved.key) },
    timers: { draft_end: now + saved.draftDays * DAY_MS },
  });
}

/** Destroys what was typed. Only the reference stays, so that it is never given out again. Only ever a draft. */
export const discarded = (doc: OverrideDoc, by: ActorRef, now: Instant): OverrideDoc =>
  doc.state.phase === 'draft'
    ? revise(doc, now, {
        state: { phase: 'discarded', answers: {}, page: '' },
        entries: [{ by, action: 'draft.discarded' }],
        timers: { draft_end: null },
      })
    : doc;
