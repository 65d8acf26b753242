// The words by which a leak is recognised: each is written once, belongs to one case, and may be read by whoever is named here.

import type { Knows } from './oracle.ts';
import { letters } from './world.ts';

export type SecretKind = 'reference' | 'site' | 'words' | 'task';
export type Secret = {
  readonly word: string;
  readonly n: number;
  readonly kind: SecretKind;
  /** Wrote it, or is asked to do it. */
  readonly whose: string | null;
};

export const storyWord = (step: number): string => `zqstory${letters(step)}`;
export const childWord = (step: number): string => `Zqchild${letters(step)}`;
export const siteWord = (step: number): string => `zqsite${letters(step)}`;
export const queryWord = (step: number): string => `zqquery${letters(step)}`;
/** Anything somebody types into a case in that act. */
export const typedWord = (step: number): string => `zqtyped${letters(step)}`;

const READERS: Readonly<Record<SecretKind, readonly Knows[]>> = {
  reference: ['whole', 'technical', 'data', 'task', 'line'],
  site: ['whole', 'technical'],
  words: ['whole'],
  task: ['whole'],
};

/** `isReporter`: it is about their own report. What is unclear is not judged. */
export function mayRead({ kind, whose }: Secret, id: string, knows: Knows, isReporter: boolean): boolean {
  if (knows === 'unclear' || READERS[kind].includes(knows)) return true;
  if (whose === id && knows !== 'nothing') return true;
  // Their own words, or the reference and state of their own report.
  return isReporter && (kind === 'reference' || whose === null || whose === id);
}
