// A private page as Teams gets it. Two things the Teams client does by itself are taken out of its hands, because it does them
// silently: it cuts what is pasted at an input's `maxLength`, and it holds back every button of a page while a required answer is
// missing, *Save and close* included. The form says both, with all that was typed kept.

import { renderCard } from '../../cards/render-card.ts';
import type { PrivateView } from '../../views/private-views.ts';

/** Enough to notice, and still within what a card may weigh. */
const ROOM = 2;
const SAVES_HALF_WAY = 'report.save';

export function privateCard(view: PrivateView): unknown {
  const canBeLeft = view.actions.some((action) => action.verb === SAVES_HALF_WAY);
  const forTeams = (key: string, value: unknown): unknown => {
    if (key === 'maxLength' && typeof value === 'number') return value * ROOM;
    return key === 'isRequired' && canBeLeft ? false : value;
  };
  return JSON.parse(JSON.stringify(renderCard(view), forTeams));
}
