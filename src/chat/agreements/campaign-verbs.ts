// Every button about campaigns, for the one table of verbs.

import { savesOnce, shows, type Verb } from '../verb.ts';
import { saveCancel, saveEnd, saveNew, saveStart, showCancel, showEnd, showNew, showStart } from './campaign-forms.ts';
import { linkTo, listCampaigns, showCampaign, showCampaignText, showLate } from './campaign-show.ts';

export const CAMPAIGN_VERBS: Readonly<Record<string, Verb>> = {
  'aup.campaigns': shows(listCampaigns),
  'aup.campaign': shows(showCampaign),
  'aup.campaign.text': shows(showCampaignText),
  'aup.campaign.start': shows(showStart),
  'aup.campaign.start.save': savesOnce(saveStart),
  'aup.campaign.cancel': shows(showCancel),
  'aup.campaign.cancel.save': savesOnce(saveCancel),
  'aup.campaign.end': shows(showEnd),
  'aup.campaign.end.save': savesOnce(saveEnd),
  'aup.campaign.new': shows(showNew),
  'aup.campaign.new.save': savesOnce(saveNew),
  'aup.campaign.late': shows(showLate),
  'aup.campaign.pdf': shows(linkTo('pdf')),
  'aup.campaign.csv': shows(linkTo('csv')),
};
