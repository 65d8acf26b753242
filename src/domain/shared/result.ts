// A rule answers with a value or with a refusal. A refusal is expected and has a stable dotted code; a bug throws.

export type Refusal = {
  /** Stable and dotted, e.g. `case.not_yours`, `form.too_long`. Decisions are made on this, never on the message. */
  readonly code: string;
  /** One plain sentence for the person in front of the screen, with the way out. */
  readonly message: string;
  /** The input the refusal is about, if there is one. */
  readonly field?: string;
  /** Every input that has to be looked at, with what is wrong, where it is more than one. */
  readonly fields?: Readonly<Record<string, string>>;
};

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: string, message: string, field?: string): Result<never> => ({
  ok: false,
  refusal: field === undefined ? { code, message } : { code, message, field },
});
