// A private page as Teams gets it. Teams cuts what is pasted at an input's `maxLength` and says nothing, so the box takes more than
// the answer may have: the form then says how long it may be, with all that was typed kept.

import { renderCard } from '../../cards/render-card.ts';
import type { PrivateView } from '../../views/private-views.ts';

/** Enough to notice, and still within what a card may weigh. */
const ROOM = 2;

export function privateCard(view: PrivateView): unknown {
  const roomy = (key: string, value: unknown): unknown =>
    key === 'maxLength' && typeof value === 'number' ? value * ROOM : value;
  return JSON.parse(JSON.stringify(renderCard(view), roomy));
}
