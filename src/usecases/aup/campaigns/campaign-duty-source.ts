// Campaigns in the daily round: what has to be asked is prepared, and whoever keeps the agreements is asked to start it.

import { mayRunCampaigns, startDuties } from '../../../domain/aup/campaign-duties.ts';
import type { Duty } from '../../../domain/reminders/duty.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { CAMPAIGN_TEXTS } from '../../../views/campaign-texts.ts';
import type { Deps } from '../../ports.ts';
import type { DutySource } from '../../reminders/duty-source.ts';
import { liveCampaigns } from './campaign-store.ts';
import { prepareCampaigns } from './prepare-campaigns.ts';

export const campaignDutySource: DutySource = {
  beforeRound: prepareCampaigns,
  duties,
  dutiesOf: async (deps, school, today, personId) => {
    const person = await deps.people.byId(school, personId);
    const here = await schoolOn(deps, school, today);
    // Nobody else is ever asked.
    if (person === null || !mayRunCampaigns(person, here)) return [];
    return (await duties(deps, school, today)).filter(({ to }) => to === personId);
  },
  action: ({ about }) => ({
    ...{ verb: 'aup.campaign', target: about, label: CAMPAIGN_TEXTS.buttons.open },
    ...{ style: 'primary', withInputs: false },
  }),
  why: () => CAMPAIGN_TEXTS.duty.why,
};

async function schoolOn(deps: Deps, school: string, today: IsoDate) {
  const { agreements } = deps.policy(school);
  return { directory: await deps.people.directory(school), custodian: agreements.custodian, today };
}

async function duties(deps: Deps, school: string, today: IsoDate): Promise<readonly Duty[]> {
  const { agreements, calendar } = deps.policy(school);
  const here = await schoolOn(deps, school, today);
  const docs = await liveCampaigns(deps, school);
  return docs.flatMap((doc) => {
    const text = agreements.texts.find(({ key, hash }) => key === doc.state.agreement && hash === doc.state.hash);
    return text === undefined ? [] : startDuties(doc, text.title, here, agreements, calendar.zone);
  });
}
