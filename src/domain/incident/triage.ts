// Triage: from the facts of a report to who is told, who is shut out, how fast, and which lines and outside help are shown.
// The rules are the table in triage/rows*.ts and the school's amendments; this file only puts their answers together.

import type { Role } from '../people/role.ts';
import type { Exclusion, TriageOutcome, Urgency } from './outcome.ts';
import { URGENCIES } from './outcome.ts';
import type { RoutingPolicy } from './routing.ts';
import { adviceOf, referralsOf } from './triage/advice-and-help.ts';
import { collectReasons, type Reasons } from './triage/because.ts';
import { depthByRole } from './triage/depth.ts';
import { firstPush, type Push } from './triage/first-push.ts';
import { accountableRoles } from './triage/in-charge.ts';
import { type Matched, matchedRows } from './triage/matched-rows.ts';
import { type AnyFacts, type Known, type Situation, situationOf } from './triage/situation.ts';
import { filledByPack, ROLE_ORDER, type StandIns, withStandIns } from './triage/stand-ins.ts';

/** `known.subjectRoles`: every role of the person the case is about, where that person is known by name. */
export function triage(facts: AnyFacts, routing: RoutingPolicy, known: Known = {}): TriageOutcome {
  const situation = situationOf(facts, routing, known);
  const matched = matchedRows(situation, routing);
  const reasons = collectReasons();
  const urgency = urgencyOf(matched, reasons);
  const shutOut = shutOutRoles(situation, matched);
  const pushes = firstPush(matched, situation);
  const wanted = ROLE_ORDER.filter((role) => pushes.some((push) => push.role === role));
  const standIns = withStandIns({
    wanted,
    isThere: (role) => !shutOut.has(role) && filledByPack(role, routing),
    isAway: (role) => urgency === 'immediate' && situation.away.has(role),
    seniorLeadersTogether: urgency === 'immediate' && situation.aboutChild && !situation.adultCase,
  });
  const notify = ROLE_ORDER.filter((role) => standIns.told.includes(role));
  for (const role of notify) reasons.add(role, rowsBehind(role, standIns, pushes));
  const accountable = accountableRoles(matched, standIns, notify);
  const { teamUnreachable } = standIns;
  return {
    notify,
    exclude: exclusionsOf(situation, shutOut, matched, reasons),
    urgency,
    advice: adviceOf({ situation, matched, urgency, wanted, shutOut, teamUnreachable }, reasons),
    referrals: referralsOf(matched, situation, reasons),
    rows: matched.map((m) => m.row.id),
    accountable,
    depth: depthByRole(notify, accountable, situation.childPicture),
    safeguarding: matched.some((m) => m.safeguarding),
    because: reasons.all(),
  };
}

/** The fastest of all rows. A report that no row hurries is for the next day. */
function urgencyOf(matched: readonly Matched[], reasons: Reasons): Urgency {
  const urgency = URGENCIES.find((u) => matched.some((m) => m.urgencies.includes(u))) ?? 'next_day';
  const rows = matched.filter((m) => m.urgencies.includes(urgency)).map((m) => m.row.id);
  reasons.add(urgency, rows.length > 0 ? rows : ['always']);
  return urgency;
}

/** Every role of a person who is out, and the roles the school keeps free for an appeal. */
const shutOutRoles = (situation: Situation, matched: readonly Matched[]): ReadonlySet<Role> =>
  new Set([...situation.subjectRoles, ...(situation.tiedRoles ?? []), ...matched.flatMap((m) => m.keepOut)]);

function exclusionsOf(
  situation: Situation,
  shutOut: ReadonlySet<Role>,
  matched: readonly Matched[],
  reasons: Reasons,
): readonly Exclusion[] {
  const { subject } = situation.facts;
  const someone = subject !== 'none' && situation.tiedRoles === null;
  const people: Exclusion[] = [
    ...(situation.selfReport ? ['reporter' as const] : []),
    ...(someone ? ['subject' as const] : []),
  ];
  const exclude = [...people, ...ROLE_ORDER.filter((role) => shutOut.has(role))];
  for (const entry of exclude) {
    const rows = matched.filter((m) => m.keepOut.some((role) => role === entry)).map((m) => m.row.id);
    reasons.add(entry, rows.length > 0 ? rows : [situation.tiedRoles === null ? 'subject' : 'TR36']);
  }
  return exclude;
}

const rowsBehind = (role: Role, standIns: StandIns, pushes: readonly Push[]): readonly string[] => {
  const wanted = standIns.standsFor.get(role) ?? [];
  const rows = pushes.filter((push) => wanted.includes(push.role)).map((push) => push.from.row.id);
  return wanted.includes(role) ? rows : [...rows, 'ladder'];
};
