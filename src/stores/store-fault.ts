// A fault that stops the start. It carries a stable code and says what a human does about it.

export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  /** Stable and dotted, e.g. `store.wrong_key`, `store.newer_format`, `store.locked`, `key_file.open_to_others`. */
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
  }
}
