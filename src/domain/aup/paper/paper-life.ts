// What happens to a class's papers: many pupils ticked at once, a tick taken back. Nothing is erased, and the same press counts once.

import type { PersonId } from '../../people/person.ts';
import type { DocId, HistoryEntry } from '../../shared/document.ts';
import type { Instant, IsoDate } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { dueAtOf } from '../../shared/settlement.ts';
import type { Agreement } from '../agreement.ts';
import type { ClassListDoc, ClassListState, PaperSigner, PupilSignature } from '../class-list.ts';
import { shortHash } from '../sign-life.ts';
import { classListsTerm } from './class-names.ts';
import { paperLines } from './paper-lines.ts';

export const newClassList = (school: string, id: DocId, name: string): ClassListDoc => ({
  ...{ kind: 'class_list', id, school, version: 0, state: { name, pupils: [], signatures: [], pressesSeen: [] } },
  ...{ history: [], outbox: [], dueAt: null, terms: [classListsTerm(school)] },
});

type Press = { readonly key: string; readonly now: Instant; readonly by: PersonId };

export type Ticking = Press & {
  readonly sheet: string;
  readonly signer: PaperSigner;
  /** Looked at before: each of them is in this class and owes this paper. */
  readonly pupils: readonly string[];
  readonly refused: boolean;
  readonly boxes: readonly string[];
  readonly signedOn: IsoDate;
  readonly keptAt: string;
  /** Who is told of a no, and when. */
  readonly tell: readonly PersonId[];
  readonly from: Instant;
};

export function ticked(doc: ClassListDoc, { key, version, hash }: Agreement, input: Ticking): ClassListDoc {
  if (pressSeen(doc.state, input.key)) return doc;
  const { sheet, signer, signedOn, keptAt, boxes, by, now } = input;
  const signatures = input.pupils.map(
    (pupil): PupilSignature => ({
      ...{ sheet, pupil, signer, agreement: key, version, hash, signedOn, keptAt },
      ...{ boxes, tickedBy: by, at: now, ...(input.refused ? { refused: true } : {}) },
    }),
  );
  const action = input.refused ? 'paper.refused' : 'paper.ticked';
  const detail = { agreement: key, version, hash: shortHash(hash), signer, sheet, count: signatures.length };
  const after = changed(doc, input, { signatures: [...doc.state.signatures, ...signatures] }, { action, detail });
  if (!input.refused) return after;
  const outbox = paperLines(after.outbox, sheet, input.tell, input.from);
  return { ...after, outbox, dueAt: dueAtOf(outbox) };
}

export const LONGEST_REASON = 300;
export const LONGEST_PLACE = 120;

export type TakingBack = Press & { readonly sheet: string; readonly pupil: string; readonly reason: string };

export function takenBack(doc: ClassListDoc, input: TakingBack): Result<ClassListDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const found = doc.state.signatures.find(({ sheet, pupil }) => sheet === input.sheet && pupil === input.pupil);
  if (found === undefined) return refuse('paper.gone', 'This pupil is in another class now. Look there.');
  if (found.withdrawn !== undefined)
    return refuse('paper.taken_back', 'Somebody has taken this back already. Nothing was changed.');
  const reason = input.reason.trim();
  if (reason === '') return refuse('form.required', 'Write why, such as: ticked by mistake.', 'reason');
  if (reason.length > LONGEST_REASON)
    return refuse(
      'form.too_long',
      `That is ${reason.length} letters; ${LONGEST_REASON} fit here. Please shorten it.`,
      'reason',
    );
  const withdrawn = { at: input.now, by: input.by, reason };
  const signatures = doc.state.signatures.map((each) => (each === found ? { ...each, withdrawn } : each));
  const detail = { agreement: found.agreement, sheet: found.sheet, signer: found.signer };
  return ok(changed(doc, input, { signatures }, { action: 'paper.taken_back', detail }));
}

const changed = (
  doc: ClassListDoc,
  { key, now, by }: Press,
  state: Partial<ClassListState>,
  what: Pick<HistoryEntry, 'action' | 'detail'>,
): ClassListDoc => ({
  ...doc,
  state: { ...doc.state, ...state, ...rememberPress(doc.state, key) },
  history: [...doc.history, { at: now, by, ...what }],
});
