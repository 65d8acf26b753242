// One class and what came back on paper for each pupil (X16). Pupils are no users of the bot: a class teacher or the office ticks them off.

import type { PersonId } from '../people/person.ts';
import type { Doc, DocId } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

export const PUPIL_AUDIENCES = ['pupil_ks1', 'pupil_ks2', 'pupil_secondary'] as const;
export type PupilAudience = (typeof PUPIL_AUDIENCES)[number];

export type PaperSigner = 'pupil' | 'parent';

export type Pupil = {
  /** As the school's own records call them; never shown in a chat. */
  readonly id: string;
  readonly name: string;
  /** Of the pupil, not of the class: small schools teach two stages in one room. */
  readonly audience: PupilAudience;
  /** The stage before this one, where a list has moved the pupil up. */
  readonly stageBefore?: PupilAudience;
  /** Since when this pupil owes what this stage signs: the first day here, or the day of the list that said so. */
  readonly since: IsoDate;
  /** The last day. */
  readonly leftOn?: IsoDate;
  /** Which import put the pupil here. */
  readonly place: string;
  /** Still counted in that class as long as it holds this pupil by that import: a move is two commits, and counts as one. */
  readonly comesFrom?: { readonly list: DocId; readonly place: string };
};

export type PupilSignature = {
  /** One save ticks many pupils: this and the pupil name one signature. */
  readonly sheet: string;
  readonly pupil: string;
  readonly signer: PaperSigner;
  readonly agreement: string;
  readonly version: string;
  readonly hash: string;
  readonly signedOn: IsoDate;
  readonly keptAt: string;
  /** Those of the text's boxes that are ticked on the paper. */
  readonly boxes: readonly string[];
  readonly tickedBy: PersonId;
  readonly at: Instant;
  /** The parent or pupil said no: an answer, handed to the custodian. */
  readonly refused?: boolean;
  /** Ticked by mistake, or taken back by whoever signed: it counts no more, and stays on record. */
  readonly withdrawn?: { readonly at: Instant; readonly by: PersonId; readonly reason: string };
};

export type ClassListState = {
  /** No class: pupils who left in the school year that ends on this day, kept until two people agree that it is not needed. */
  readonly leaversUntil?: IsoDate;
  /** As in the pupil list: `5T`. */
  readonly name: string;
  readonly pupils: readonly Pupil[];
  readonly signatures: readonly PupilSignature[];
  readonly pressesSeen: readonly string[];
};

/** Its id is `class-<school>-<name as a slug>`. */
export type ClassListDoc = Doc<'class_list', ClassListState>;
