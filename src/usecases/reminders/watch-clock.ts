// Notices when the wall clock jumps forward by more than a day while the server runs: a wrong date must not send a month of reminders
// or destroy what is not due. Time that passes while the machine is off or asleep passes on the steady clock too, and is no jump.

import { DAY_MS, type Instant, MINUTE_MS, type Milliseconds } from '../../domain/shared/instant.ts';
import type { Clock, TimeWatch } from '../ports.ts';

const JUMP_MS = DAY_MS;
/** How far the wall clock goes before the steady one is asked again. */
const LOOK_AFTER_MS = MINUTE_MS;

export type WatchedClock = {
  /** The wall clock. Whoever asks it what time it is makes it look, so nothing is decided on a jump that nobody has seen. */
  readonly clock: Clock;
  readonly timeWatch: TimeWatch;
  /** Called for a jump, and about once a minute for as long as it is not noted. */
  readonly whenJumped: (run: () => void) => void;
};

/** `steady` never jumps: milliseconds since some moment, such as the machine's start. */
export function watchClock(wall: Clock, steady: () => Milliseconds): WatchedClock {
  let last = { wall: wall.now(), steady: steady() };
  let jumped = false;
  let tell = (): void => undefined;
  const look = (now: Instant): void => {
    const then = steady();
    if (now - last.wall - (then - last.steady) > JUMP_MS) jumped = true;
    last = { wall: now, steady: then };
    if (jumped) tell();
  };
  return {
    clock: {
      now: () => {
        const now = wall.now();
        if (now - last.wall >= LOOK_AFTER_MS || now < last.wall) look(now);
        return now;
      },
    },
    timeWatch: {
      jumped: () => jumped,
      noted: () => {
        jumped = false;
      },
    },
    whenJumped: (run) => {
      tell = run;
    },
  };
}
