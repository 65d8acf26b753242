// What a button is: who may press it, whether it saves, and what answers.

import { MEMBERS_ONLY } from './commands.ts';
import type { Handler, OpenHandler } from './handler.ts';
import type { Actor } from './turn.ts';

type Shared = {
  readonly who: readonly Actor['standing'][];
  /** True when a failure means that something was NOT saved. */
  readonly saves: boolean;
  /** True when a second arrival of the same press gets the first answer. Never for a case: each showing is checked anew. */
  readonly once: boolean;
};
export type Verb =
  | (Shared & { readonly knows: 'person'; readonly answer: Handler })
  | (Shared & { readonly knows: 'school'; readonly answer: OpenHandler });

export const shows = (answer: Handler): Verb => ({
  who: MEMBERS_ONLY,
  saves: false,
  once: false,
  knows: 'person',
  answer,
});
export const saves = (answer: Handler): Verb => ({ ...shows(answer), saves: true });
export const savesOnce = (answer: Handler): Verb => ({ ...saves(answer), once: true });
export const open = (answer: OpenHandler): Verb => ({
  who: MEMBERS_ONLY,
  saves: false,
  once: false,
  knows: 'school',
  answer,
});
