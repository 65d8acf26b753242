// One thing that is wrong with a setting, a pack or a staff list, said so that the reader can put it right.

export type Fault = {
  /** Stable and dotted, e.g. `pack.no_dsl`. */
  readonly code: string;
  /** Where it stands: a setting's name, a path in the pack, `row 3, e-mail`. Empty when it is about the whole. */
  readonly path: string;
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  readonly file?: string;
  readonly line?: number;
};
