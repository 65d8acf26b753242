// Which clocks of a case a holder may know of, and whether something of the case is late as far as they may know.

import type { Instant } from '../../shared/instant.ts';
import type { CaseDoc, Holder } from '../case.ts';
import { isLate } from '../finding/case-search.ts';
import { type CaseClock, hasRunOut } from './case-clock.ts';
import { type ClockPolicy, clocksOf } from './clocks-of.ts';

/** None for whoever may not know of it; whoever looks after data sees the clock of the Information Commissioner alone. */
export const seenClocks = (doc: CaseDoc, { depth }: Holder, policy: ClockPolicy): readonly CaseClock[] =>
  clocksOf(doc, policy).filter(({ kind }) => depth === 'whole' || (depth === 'data' && kind === 'ico'));

/** Nobody accepted it in time, which every holder may know, or one of the clocks they see has run out. Nothing is late when it is closed. */
export const isOverdueFor = (doc: CaseDoc, me: Holder, policy: ClockPolicy, now: Instant): boolean =>
  doc.state.phase !== 'closed' &&
  (isLate(doc.state) || seenClocks(doc, me, policy).some((clock) => hasRunOut(clock, now)));
