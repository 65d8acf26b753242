// Filter checks at the worker: one that failed is told to IT and the safeguarding lead, and to those above them if nobody got it.

import type { FilterCheckDoc } from '../../../domain/filtering/check/filter-check.ts';
import { RESULT_WORDS, WHAT_WORDS } from '../../../domain/filtering/check/filter-check-form.ts';
import { settleCheck } from '../../../domain/filtering/check/filter-check-life.ts';
import { toldOfTrouble } from '../../../domain/filtering/request/tell-roles.ts';
import { ok, refuse } from '../../../domain/shared/result.ts';
import { formatDate, formatTimeOrMoment } from '../../../domain/shared/time.ts';
import { FILTER_TEXTS } from '../../../views/filter-texts.ts';
import type { SiteCard } from '../../../views/override-views.ts';
import { changeDoc, readDoc } from '../../change-doc.ts';
import { makeDesk } from '../../desk.ts';
import { nameOf } from '../../reporting/preview.ts';
import { hereNow } from '../request/access.ts';
import type { Reading } from '../request/override-words.ts';
import { schoolNow } from '../school-now.ts';
import { readingOf } from '../site/site-card.ts';
import { mayOpenCheck } from './check-record.ts';

export const checkDesk = makeDesk<FilterCheckDoc>({
  kind: 'filter_check',
  advance: (deps, id) => readDoc(deps, 'filter_check', id),
  outgoing: async (deps, doc, item) => {
    const now = deps.clock.now();
    const school = await schoolNow(deps, doc.school);
    if (hereNow(school, item.to, now) === null) return { drop: 'left' };
    if (!mayOpenCheck(doc, item.to, school, now)) return { drop: 'not_entitled' };
    return { send: failedCard(doc, readingOf(school, now)) };
  },
  // A check never changes, so its card is never brought up to date.
  earlier: () => undefined,
  settle: (deps, id, ends) =>
    changeDoc(deps, 'filter_check', id, async (doc) => {
      if (doc === null) return refuse('filter_check.gone', '');
      const now = deps.clock.now();
      return ok(settleCheck(doc, ends, toldOfTrouble(await schoolNow(deps, doc.school), now), now));
    }),
});

/** What was tested and what was done about it is free text, and behind the button. */
function failedCard({ id, state }: FilterCheckDoc, { zone, directory, now }: Reading): SiteCard {
  const at = formatTimeOrMoment(state.recordedAt, now, zone);
  return {
    view: 'site_card',
    ref: state.ref,
    heading: 'check_failed',
    addresses: [],
    more: 0,
    facts: [
      { label: 'Checked', value: WHAT_WORDS[state.what] },
      { label: 'Date', value: formatDate(state.date) },
      { label: 'Result', value: RESULT_WORDS[state.result] },
    ],
    standing: `Written down ${at} by ${nameOf(directory, state.checker)}.`,
    actions: [
      { verb: 'check.open', target: id, label: FILTER_TEXTS.buttons.open, style: 'primary', withInputs: false },
    ],
  };
}
