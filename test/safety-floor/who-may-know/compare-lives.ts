// What is wrong in a history: somebody got what they must not know, or could tell by anything that one report was made.

import type { History } from './history.ts';
import { type Life, live } from './live.ts';

/** All that somebody hears who was told before. And whoever made the report made it. */
const MOVED = '"line":"moved"';

/** What somebody who must not know could tell the two lives apart by. */
function differences(lived: Life, without: Life): readonly string[] {
  return lived.moments.flatMap((moment, at) => {
    const other = without.moments[at];
    return [...moment.unaware].flatMap((id) => {
      const reached = (life: Life['moments'][number] | undefined) =>
        (life?.payloads ?? [])
          .filter(({ to, how }) => to === id && (how !== 'figures' || moment.alwaysOut.has(id)))
          .map(({ how, text }) => `${how} ${text}`)
          .filter((text) => !text.includes(lived.secretRef) || !(text.startsWith('own') || text.includes(MOVED)));
      const [here, there] = [reached(moment), reached(other)];
      const first = here.findIndex((text, i) => text !== there[i]);
      if (first === -1 && here.length === there.length) return [];
      const i = first === -1 ? here.length : first;
      return [`moment ${at}, ${id}:\n    with it:    ${here[i]}\n    without it: ${there[i]}`];
    });
  });
}

export async function faultsOf(one: History): Promise<readonly string[]> {
  const lived = await live(one, { without: false });
  const without = await live(one, { without: true });
  return [...lived.faults, ...without.faults, ...differences(lived, without)];
}
