// The parts of a text that may stand in a chat.

export type ChatText = {
  /** To be read before anything else. */
  readonly warnings: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
};
