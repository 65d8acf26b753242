// How many have signed, so that nobody can work out one who has not. How many people an agreement is for, everybody in a school knows:
// so signed, overdue, refused and still to sign are parts of a whole that is known exactly.

import { LEAST, type Shown, showRow } from './small-numbers.ts';
import type { SigningCount } from './status-figures.ts';

export type SigningLine = {
  readonly title: string;
  readonly asked: Shown;
  readonly signed: Shown | 'all_but_few';
  readonly overdue: Shown;
  readonly refused: Shown;
};

/** Of fewer people, that only a few are missing would say almost how many. */
const LEAST_ASKED = 2 * LEAST;

const FEW: Shown = { kind: 'few' };
const HELD: Shown = { kind: 'held' };

export function publishSigning({ title, asked, signed, overdue, refused }: SigningCount): SigningLine {
  const open = asked - signed - overdue - refused;
  if (asked < LEAST) return { title, asked: FEW, signed: FEW, overdue: FEW, refused: FEW };
  const whole: Shown = { kind: 'exact', count: asked };
  if (asked < LEAST_ASKED) return { title, asked: whole, signed: HELD, overdue: HELD, refused: HELD };
  // That fewer than five are missing may be said: it is what a school hopes to read.
  if (asked - signed < LEAST && signed >= LEAST)
    return { title, asked: whole, signed: 'all_but_few', overdue: FEW, refused: FEW };
  const { parts } = showRow({ terms: [asked], parts: [signed, overdue, refused, open] });
  // The fourth part, who has yet to sign, is not said, so that of the others it would tell too much which are large.
  const said = parts.some(({ kind }) => kind === 'at_least') ? [] : parts;
  const [shownSigned = HELD, shownOverdue = HELD, shownRefused = HELD] = said;
  return { title, asked: whole, signed: shownSigned, overdue: shownOverdue, refused: shownRefused };
}
