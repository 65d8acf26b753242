// What leavers ask of people, as a source of duties for the daily round.

import { leaverDuties } from '../../domain/leavers/leaver-duties.ts';
import { maySeeLeavers } from '../../domain/leavers/leaver-rights.ts';
import { LEAVER_TEXTS } from '../../views/leaver-texts.ts';
import { askingOnly } from '../reminders/asking-only.ts';
import type { DutySource } from '../reminders/duty-source.ts';
import { leaverWorld } from './leaver-world.ts';

export const leaverDutySource: DutySource = {
  ...askingOnly(
    async (deps, school, today) => {
      const world = await leaverWorld(deps, school, today);
      // A store that cannot be read now is read again at the next round; the round itself says so.
      if (!world.ok) throw new Error('the leavers cannot be read');
      return leaverDuties(world.value.open, world.value);
    },
    (person, { deps, school }) => maySeeLeavers(person, deps.policy(school).agreements),
  ),
  action: () => ({
    ...{ verb: 'leavers', target: '', label: LEAVER_TEXTS.buttons.list },
    ...{ style: 'primary', withInputs: false },
  }),
  why: () => LEAVER_TEXTS.why,
};
