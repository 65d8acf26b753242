// A new report is also owed to the safeguarding channel, where the pack names one. The messages to people go out beside it in any case.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { revise } from '../../../domain/casework/revise.ts';
import type { Policy } from '../../../domain/school/policy.ts';
import { TO_CHANNEL } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';

const hasAlerts = (doc: CaseDoc | null): boolean => doc?.outbox.some(({ kind }) => kind === 'case_alert') === true;

/** Only with the very first alerts: what comes later is for those who hold the case. */
export function alsoToChannel(before: CaseDoc | null, doc: CaseDoc, policy: Policy, now: Instant): CaseDoc {
  const { slack, teams } = policy.safeguardingChannel;
  if ((slack === null && teams === null) || hasAlerts(before) || !hasAlerts(doc)) return doc;
  return revise(doc, now, {
    messages: [{ id: `alert:${TO_CHANNEL}:1`, kind: 'case_alert', to: TO_CHANNEL, params: { attempt: 1 } }],
  });
}
