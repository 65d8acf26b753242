// One class and what came back on paper for each pupil (X16). Pupils are no users of the bot: a class teacher or the office ticks them off.

import type { PersonId } from '../people/person.ts';
import type { Doc } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';

export type Pupil = {
  readonly id: string;
  readonly name: string;
  readonly joinedOn?: IsoDate;
  readonly leftOn?: IsoDate;
};

export type PupilSignature = {
  readonly pupil: string;
  readonly signer: 'pupil' | 'parent';
  readonly agreement: string;
  readonly version: string;
  readonly hash: string;
  readonly signedOn: IsoDate;
  readonly keptAt: string;
  readonly tickedBy: PersonId;
  readonly at: Instant;
  /** The parent or pupil said no: an answer, handed to the custodian. */
  readonly refused?: boolean;
};

export type ClassListState = {
  /** As in the staff list: `5T`. */
  readonly name: string;
  readonly audience: 'pupil_ks1' | 'pupil_ks2' | 'pupil_secondary';
  readonly pupils: readonly Pupil[];
  readonly signatures: readonly PupilSignature[];
  readonly pressesSeen: readonly string[];
};

/** Its id is `class-<name in small letters>`. */
export type ClassListDoc = Doc<'class_list', ClassListState>;
