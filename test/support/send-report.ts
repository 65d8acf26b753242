// Sends a report through the real steps, page by page as a person would, with the given answers.

import type { Answers } from '../../src/domain/incident/answers.ts';
import type { ReceiptData } from '../../src/usecases/results.ts';
import type { TestSchool } from './school.ts';

/** A pupil with signs of harm from bullying: the safeguarding team alone, immediate (TR23 with TR21). */
export const HARMED_PUPIL: Answers = {
  danger: 'no',
  adult_concern: 'no',
  naming: 'named',
  first_choice: 'unkind',
  category: 'cyberbullying',
  victim: 'pupil',
  age_band: '13-17',
  instigator: 'pupil',
  image: 'none',
  ticks: ['harm_signs'],
  story: 'She does not want to come to school any more.',
};

let presses = 0;

export async function sendReport(
  school: TestSchool,
  reporterId: string,
  answers: Answers = HARMED_PUPIL,
  untick: readonly string[] = [],
): Promise<ReceiptData> {
  const who = await school.who(reporterId);
  presses += 1;
  const saved = await school.useCases.saveDraft(who, null, {
    school: school.policy.key,
    answers,
    page: 'review',
    key: `next-${presses}`,
  });
  if (!saved.ok) throw new Error(saved.refusal.code);
  const named = saved.value.doc.state.reporter.kind === 'person' ? who : null;
  const sent = await school.useCases.submitReport(named, saved.value.doc.id, { untick, key: `send-${presses}` });
  if (!sent.ok) throw new Error(`${sent.refusal.code}: ${sent.refusal.message}`);
  return sent.value;
}
