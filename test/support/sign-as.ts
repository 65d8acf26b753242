// Somebody of a test school signs an agreement as it stands, with the right answers.

import type { Agreement } from '../../src/domain/aup/agreement.ts';
import { boxField, checkField, TICKED } from '../../src/domain/aup/sign-form.ts';
import type { TestSchool } from './school.ts';

let presses = 0;

/** What the form under this text wants to hear. */
export const rightAnswers = (text: Agreement): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(text.questions.map(({ id, right }) => [checkField(id), right])),
  ...Object.fromEntries(text.boxes.map(({ id }) => [boxField(id), TICKED])),
  ...{ job_title: 'Staff', name: 'Somebody' },
});

/** By the pack as it is now. */
export async function signAs(school: TestSchool, personId: string, key = 'staff'): Promise<void> {
  const text = school.deps.policy(school.policy.key).agreements.texts.find((each) => each.key === key);
  if (text === undefined) throw new Error(`no text ${key}`);
  presses += 1;
  const done = await school.useCases.aup.sign(await school.who(personId), key, {
    ...{ hash: text.hash, key: `sign-as ${presses}`, inputs: rightAnswers(text) },
  });
  if (!done.ok) throw new Error(`${personId} could not sign: ${done.refusal.code}`);
}

/** Everybody for whom the text for staff is. */
export async function staffOf(school: TestSchool): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { id } of (await school.deps.people.directory(school.policy.key)).people) {
    const mine = await school.useCases.aup.mine(await school.who(id));
    if (mine.ok && mine.value.agreements.some(({ key }) => key === 'staff')) ids.push(id);
  }
  return ids;
}
