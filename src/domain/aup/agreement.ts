// A versioned text that people sign. What was signed is bound to the hash of exactly this text (I15).

export const AUDIENCES = [
  'staff',
  'governor',
  'visitor',
  'pupil_ks1',
  'pupil_ks2',
  'pupil_secondary',
  'parent',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `id` stays with a clause over all versions, so that a difference can be told clause by clause. */
export type Clause = { readonly id: string; readonly text: string };
export type AgreementPart = { readonly title: string; readonly clauses: readonly Clause[] };

/** A check that somebody has read it. `why` is shown after a wrong answer, with the clause it stands in. */
export type CheckQuestion = {
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly right: string;
  readonly clause: string;
};

export type Agreement = {
  /** Stable over versions: `staff`, `pupil_ks2` … */
  readonly key: string;
  readonly audience: Audience;
  /** In the school's words: `2026-09`. */
  readonly version: string;
  readonly title: string;
  readonly intro: readonly string[];
  readonly parts: readonly AgreementPart[];
  /** Boxes to tick beside the signature, such as consent a parent gives. */
  readonly boxes: readonly { readonly id: string; readonly label: string; readonly required: boolean }[];
  readonly questions: readonly CheckQuestion[];
  /** Whether everybody who signed an earlier version signs again, or only whoever joins from now on. */
  readonly signAgain: 'everybody' | 'joiners';
  /** SHA-256 of the canonical text, hexadecimal. */
  readonly hash: string;
};
