// Every step of a campaign, bound to the world it works in.

import type { Deps } from '../../ports.ts';
import { campaignLink } from './campaign-file.ts';
import type { CampaignUseCases } from './campaign-use-cases.ts';
import {
  campaignText,
  cancelCampaign,
  endCampaign,
  lateNames,
  listCampaigns,
  openCampaign,
  startByHand,
  startCampaign,
} from './run-campaigns.ts';

export const makeCampaignUseCases = (deps: Deps): CampaignUseCases => ({
  list: (who) => listCampaigns(deps, who),
  open: (who, id) => openCampaign(deps, who, id),
  text: (who, id) => campaignText(deps, who, id),
  start: (who, id, input) => startCampaign(deps, who, id, input),
  cancel: (who, id, input) => cancelCampaign(deps, who, id, input),
  end: (who, id, input) => endCampaign(deps, who, id, input),
  byHand: (who, input) => startByHand(deps, who, input),
  late: (who, id) => lateNames(deps, who, id),
  link: (who, id, file) => campaignLink(deps, who, id, file),
});
