// The same press arriving twice within a minute gets the first answer again. The store guards the effect; this guards what is seen,
// and an unnamed draft, which nothing but its card could tell from a second one.

import { type Instant, MINUTE_MS } from '../domain/shared/instant.ts';
import type { Clock } from '../usecases/ports.ts';
import type { PersonCall } from './handler.ts';
import type { Answer } from './turn.ts';

const KEPT_MS = MINUTE_MS;
const MOST_KEPT = 500;

export type Once = (call: PersonCall, answer: () => Promise<Answer>) => Promise<Answer>;

export function makeOnce(clock: Clock): Once {
  const given = new Map<string, { readonly at: Instant; readonly answer: Promise<Answer> }>();
  return (call, answer) => {
    const { actor, key, verb, target } = call;
    const press = JSON.stringify([actor.platform, actor.tenant, actor.userId, verb, target, key]);
    const before = given.get(press);
    if (before !== undefined && clock.now() - before.at < KEPT_MS) return before.answer;
    forgetOld();
    const first = answer();
    given.set(press, { at: clock.now(), answer: first });
    // What did not go through may be tried again by the very same press: Slack gives it the same id while the page stands.
    first.then(
      (done) => failedToSave(done) && given.delete(press),
      () => given.delete(press),
    );
    return first;
  };

  function forgetOld(): void {
    for (const [press, { at }] of given) {
      if (given.size < MOST_KEPT && clock.now() - at < KEPT_MS) return;
      given.delete(press);
    }
  }
}

const failedToSave = (answer: Answer): boolean =>
  answer.notKept === true ||
  answer.errors !== undefined ||
  (answer.say ?? []).some((view) => view.view === 'not_saved');
