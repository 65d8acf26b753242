// Campaigns in memory, for the conversation's tests: one that waits to be started.

import type { Agreement } from '../../src/domain/aup/agreement.ts';
import { ok, refuse } from '../../src/domain/shared/result.ts';
import type { CampaignPage, CampaignUseCases } from '../../src/usecases/aup/campaigns/campaign-use-cases.ts';

export type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

const TALLY = { all: 100, signed: 0, refused: 0, asked: 0, owed: 100, late: 0, waiting: 0 };

export const CAMPAIGN: CampaignPage = {
  ...{ id: 'campaign-demo-staff-0123456789ab-2027-09-07', title: 'Acceptable use agreement for staff' },
  ...{ version: '2026-09', why: 'yearly', stage: 'to_start', startsOn: '2027-09-07', dueOn: '2027-09-21' },
  ...{ onPaper: false, counts: TALLY, cannotReach: 2, reason: '', held: false, changes: [] },
  groups: [
    { ...TALLY, group: 'Class teachers', all: 40, owed: 40 },
    { ...TALLY, group: 'Other staff', all: 60, owed: 60 },
  ],
  remindAfterDays: [7, 4, 3],
  chaseAfterDays: { custodian: 1, head: 7 },
  limits: { first: '2027-09-09', last: '2027-12-08' },
};

export const RUNNING: CampaignPage = {
  ...CAMPAIGN,
  ...{ stage: 'late', counts: { ...TALLY, signed: 70, owed: 20, late: 20, asked: 4, refused: 6 } },
  groups: [
    { ...TALLY, group: 'Class teachers', all: 40, signed: 30, owed: 10, late: 10 },
    { ...TALLY, group: 'Other staff', all: 60, signed: 40, owed: 10, late: 10 },
  ],
};

const TEXT: Agreement = {
  ...{ key: 'staff', audience: 'staff', version: '2026-09', title: 'Acceptable use agreement for staff', hash: 'h' },
  ...{ intro: ['Read this first.'], boxes: [], questions: [], signAgain: 'everybody' },
  parts: [{ title: 'Devices', clauses: [{ id: 'own-phone', text: 'My own phone stays away.' }] }],
};

export function makeFakeCampaigns(step: Step): CampaignUseCases {
  const down = refuse('store.unavailable', 'This was NOT saved.');
  const notYours = refuse('campaign.not_yours', 'There is nothing here for you.');
  return {
    list: step('campaigns.list', () =>
      ok({
        items: Array.from({ length: 10 }, (_, i) => (i === 0 ? CAMPAIGN : { ...RUNNING, id: `old-${i}` })),
        texts: [{ key: 'staff', title: 'Acceptable use agreement for staff', audience: 'staff' }],
        nextDay: '2026-11-25',
      }),
    ),
    open: step('campaigns.open', (_who, id) =>
      id === CAMPAIGN.id ? ok(CAMPAIGN) : id === 'late' ? ok({ ...RUNNING, id: 'late' }) : notYours,
    ),
    text: step('campaigns.text', () => ok({ agreement: TEXT, changes: ['New: clause 1.'] })),
    start: step(
      'campaigns.start',
      (_who, _id, { dueOn }) =>
        dueOn > CAMPAIGN.limits.last
          ? refuse('campaign.due_day', 'The last day has to be before Christmas.', 'due_on')
          : ok({ ...CAMPAIGN, stage: 'to_come' as const, dueOn }),
      down,
    ),
    cancel: step(
      'campaigns.cancel',
      (_who, _id, { reason }) => ok({ ...CAMPAIGN, stage: 'cancelled' as const, reason }),
      down,
    ),
    end: step('campaigns.end', () => ok({ ...RUNNING, stage: 'ended' as const }), down),
    byHand: step('campaigns.byHand', () => ok(CAMPAIGN), down),
    late: step('campaigns.late', () =>
      ok({
        title: TEXT.title,
        names: Array.from({ length: 33 }, (_, i) => ({ name: `Person ${i}`, dueOn: '2027-09-21' })),
      }),
    ),
    link: step('campaigns.link', () => ok('https://bot.example/d/secret-token')),
  };
}
