// Every step about agreements, as the conversation calls them.

import type { CampaignUseCases } from './campaigns/campaign-use-cases.ts';
import type { PaperUseCases } from './paper/paper-use-cases.ts';
import type { SigningUseCases } from './signing-use-cases.ts';

export type AupUseCases = SigningUseCases & { readonly campaigns: CampaignUseCases; readonly papers: PaperUseCases };
