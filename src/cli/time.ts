// `esafety time confirm`: somebody at the server says that its date is right, and what waited for that goes on.

import { z } from 'zod';
import { TIME_CONFIRM } from '../usecases/control-handlers.ts';
import { confirmTime, type TimeOutcome } from '../usecases/reminders/held-time.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';
import { findData } from './open-data.ts';
import { chooseSchool, onRecords } from './records.ts';

const outcome: z.ZodType<TimeOutcome> = z.enum(['confirmed', 'not_held', 'unavailable']);

export async function timeConfirm(io: Io, options: Options): Promise<ExitCode> {
  const data = findData(io);
  if (data === null) return EXIT.failed;
  const school = chooseSchool(io, data.settings.policies, options.school);
  if (school === null) return EXIT.usage;
  const done = await onRecords(io, data, {
    ...{ op: TIME_CONFIRM, request: { school: school.key }, answer: outcome },
    here: (deps) => confirmTime(deps, school.key, 'operator'),
  });
  if (done === null) return EXIT.failed;
  if (done === 'unavailable') {
    io.err('The records could not be written; is the disk full? Nothing was changed.\n');
    return EXIT.failed;
  }
  io.out(done === 'confirmed' ? CONFIRMED : NOT_HELD);
  return EXIT.done;
}

const CONFIRMED = 'Confirmed. Reminders go out again in school hours.\n';
const NOT_HELD = 'Nothing waits for this: the date was not in doubt.\n';
