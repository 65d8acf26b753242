// A report that the filter is open, begun from the request that was not blocked again (TR48). What is known is filled in; whether
// anybody is in danger is asked first, as in every report.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { fullAddress } from '../../../domain/filtering/address/address-words.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { Answers } from '../../../domain/incident/answers.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { formatMoment, formatTime, isoDateOf } from '../../../domain/shared/time.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { startReport } from '../../reporting/report-draft.ts';
import type { Who } from '../../who.ts';
import { schoolForPress } from '../school-now.ts';
import { openFor, refusalRecorded } from './access.ts';

/** Length of the form's line for addresses. */
const ADDRESS_LENGTH = 500;

export async function reportNotPutBack(deps: Deps, who: Who, id: DocId): Promise<Result<CaseDoc>> {
  const read = await readDoc(deps, 'override', id);
  if (!read.ok) return read;
  const school = read.value === null ? null : await schoolForPress(deps, read.value);
  const found = openFor(read.value, who, school, deps.clock.now());
  if (!found.ok) return refusalRecorded(deps, who, id, found);
  if (found.value.state.period === undefined) {
    return refuse('override.never_open', 'Nothing was opened for this request. Start a new report instead.');
  }
  const started = await startReport(deps, who, undefined);
  if (!started.ok) return started;
  const { state } = started.value;
  return ok({ ...started.value, state: { ...state, answers: answersFrom(deps, found.value) } });
}

function answersFrom(deps: Deps, { school, state }: OverrideDoc): Answers {
  const { zone } = deps.policy(school).calendar;
  const { endedEarly, stoppedAsIllegal, period, request, ref } = state;
  const moments = [endedEarly?.at, stoppedAsIllegal?.at, period?.until].filter((at) => at !== undefined);
  const over = Math.min(...moments);
  const addresses = (request?.addresses ?? []).map(fullAddress).join(' ');
  return {
    first_choice: 'seen',
    category: 'filter_failure',
    story: `A site was opened in the filter for ${request?.group ?? 'a class'} (filter request ${ref}). It was to be blocked again on ${formatMoment(over, zone)}, and pupils may still reach it.`,
    web_address: addresses.length <= ADDRESS_LENGTH ? addresses : `${addresses.slice(0, ADDRESS_LENGTH - 1)}…`,
    when_date: isoDateOf(over, zone),
    when_time: formatTime(over, zone),
  };
}
