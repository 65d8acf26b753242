// The clocks of a case as a holder reads them: what, by when, and whether it is done.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { type CaseClock, hasRunOut } from '../../../domain/casework/clock/case-clock.ts';
import { seenClocks } from '../../../domain/casework/clock/seen-clocks.ts';
import type { Contact } from '../../../domain/school/contact.ts';
import type { Policy } from '../../../domain/school/policy.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Section } from '../../../views/fields.ts';

/** One section or none; `open` while something is still to be done. */
export type Clocks = { readonly sections: readonly Section[]; readonly open: boolean };

/** What is still to be done stands first. */
export function clocksFor(doc: CaseDoc, me: Holder, policy: Policy, now: Instant): Clocks {
  const seen = seenClocks(doc, me, policy);
  const open = seen.filter(({ stoppedAt }) => stoppedAt === undefined);
  const shown = [...open, ...seen.filter(({ stoppedAt }) => stoppedAt !== undefined)];
  const facts = shown.map((clock) => ({ label: labelOf(clock, policy.contacts), value: stateOf(clock, policy, now) }));
  return { sections: facts.length === 0 ? [] : [{ title: 'By when', facts, lines: [] }], open: open.length > 0 };
}

const LABELS: Readonly<Record<CaseClock['kind'], string>> = {
  accept: 'Accept the case',
  la_copy: 'A copy to an outside body',
  lado: 'Tell the designated officer (LADO)',
  ico: "Tell the Information Commissioner's Office (ICO), or decide not to",
  platform_followup: 'Look whether the site or app has acted',
  custody: 'Something is held',
};

const labelOf = ({ kind, about }: CaseClock, contacts: readonly Contact[]): string => {
  const to = kind === 'la_copy' ? contacts.find(({ key }) => key === about)?.name : undefined;
  return to === undefined ? LABELS[kind] : `A copy to ${to}`;
};

function stateOf(clock: CaseClock, { calendar: { zone } }: Policy, now: Instant): string {
  const { startedAt, dueAt, stoppedAt } = clock;
  if (stoppedAt !== undefined) {
    const late = dueAt !== null && stoppedAt > dueAt ? `, after the time (${formatMomentOnRecord(dueAt, zone)})` : '';
    return `Done ${formatMomentOnRecord(stoppedAt, zone)}${late}`;
  }
  if (dueAt === null) return `Since ${formatMomentOnRecord(startedAt, zone)}`;
  const by = formatMomentOnRecord(dueAt, zone);
  return hasRunOut(clock, now) ? `Was due ${by}. Not written down as done` : `By ${by}`;
}
