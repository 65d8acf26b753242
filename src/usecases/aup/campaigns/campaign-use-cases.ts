// Every step of a campaign, as the conversation calls them: for whoever keeps the agreements and the head. Rights are checked in each.

import type { Agreement, Audience } from '../../../domain/aup/agreement.ts';
import type { CampaignWhy } from '../../../domain/aup/campaign.ts';
import type { DueLimits } from '../../../domain/aup/campaign-days.ts';
import type { GroupTally, Tally } from '../../../domain/aup/campaign-progress.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { Who } from '../../who.ts';

type Press = { readonly key: string };

/**
 * to_start: nobody has pressed the start. to_come: started, and its day has not come. late: running, and the last day is over.
 */
export type CampaignStage = 'to_start' | 'to_come' | 'running' | 'late' | 'ended' | 'superseded' | 'cancelled';

export type CampaignItem = {
  readonly id: DocId;
  readonly title: string;
  readonly version: string;
  readonly why: CampaignWhy;
  readonly stage: CampaignStage;
  /** The first day on which people are asked, and the last day to sign. */
  readonly startsOn: IsoDate;
  readonly dueOn: IsoDate;
};

export type CampaignPage = CampaignItem & {
  /** By pupils and parents, ticked off a class list. */
  readonly onPaper: boolean;
  /** Signatures that are wanted. Before the start: as they would stand on its first day. */
  readonly counts: Tally;
  readonly groups: readonly GroupTally[];
  /** Neither a chat nor an e-mail reaches them. */
  readonly cannotReach: number;
  /** Days between reminders, and after the last day until the custodian and then the head hear. */
  readonly remindAfterDays: readonly number[];
  readonly chaseAfterDays: { readonly custodian: number; readonly head: number };
  /** What is different from the version before, ready to read; empty for a first version. */
  readonly changes: readonly string[];
  readonly limits: DueLimits;
  /** Why it was cancelled. */
  readonly reason: string;
  /** The date of the server is in doubt: nothing can be started. */
  readonly held: boolean;
};

export type CampaignList = {
  readonly items: readonly CampaignItem[];
  /** Texts that can be asked for by hand. */
  readonly texts: readonly { readonly key: string; readonly title: string; readonly audience: Audience }[];
  /** The next day on which people could be asked. */
  readonly nextDay: IsoDate;
};

export type CampaignNames = {
  readonly title: string;
  readonly names: readonly { readonly name: string; readonly dueOn: IsoDate }[];
};

export type CampaignUseCases = {
  readonly list: (who: Who) => Promise<Result<CampaignList>>;
  readonly open: (who: Who, id: DocId) => Promise<Result<CampaignPage>>;
  /** Exactly what people will read, and what is different in it. */
  readonly text: (
    who: Who,
    id: DocId,
  ) => Promise<Result<{ readonly agreement: Agreement; readonly changes: readonly string[] }>>;
  /** Pressed before its first day, it takes effect then. Refused while the date is in doubt. */
  readonly start: (who: Who, id: DocId, input: Press & { readonly dueOn: string }) => Promise<Result<CampaignPage>>;
  readonly cancel: (who: Who, id: DocId, input: Press & { readonly reason: string }) => Promise<Result<CampaignPage>>;
  readonly end: (who: Who, id: DocId, input: Press) => Promise<Result<CampaignPage>>;
  /** Prepares one by hand. Where one of this text waits to be started or runs, that one is given back. */
  readonly byHand: (
    who: Who,
    input: Press & { readonly agreement: string; readonly startsOn: string },
  ) => Promise<Result<CampaignPage>>;
  /** Who has not signed although the last day is over. That names were shown is on record first. */
  readonly late: (who: Who, id: DocId) => Promise<Result<CampaignNames>>;
  /** A link that works once. The PDF holds counts alone; the table holds names. */
  readonly link: (who: Who, id: DocId, file: 'pdf' | 'csv') => Promise<Result<string>>;
};
