// Campaigns as they are kept. One that cannot be read keeps nobody from signing; the store names it.

import { type CampaignDoc, campaignsTerm, liveCampaignsTerm } from '../../../domain/aup/campaign.ts';
import type { Deps } from '../../ports.ts';
import { orUnreadable } from '../../store-unreadable.ts';

const PAGE = 100;

/** Those that still decide who is asked: few, whatever the school has asked for over the years. */
export const liveCampaigns = (deps: Pick<Deps, 'store'>, school: string): Promise<readonly CampaignDoc[]> =>
  withTerm(deps, school, liveCampaignsTerm(school));

/** All there ever were, the newest first. */
export const allCampaigns = async (deps: Pick<Deps, 'store'>, school: string): Promise<readonly CampaignDoc[]> =>
  (await withTerm(deps, school, campaignsTerm(school))).toSorted((a, b) => b.state.preparedAt - a.state.preparedAt);

async function withTerm({ store }: Pick<Deps, 'store'>, school: string, term: string): Promise<readonly CampaignDoc[]> {
  const docs: CampaignDoc[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('campaign', [term], after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const { id } of page.headers) {
      const doc = await store.read('campaign', id).catch(orUnreadable);
      if (doc?.school === school) docs.push(doc);
    }
    after = page.next;
  } while (after !== undefined);
  return docs;
}
