// Every source of duties, in the order in which they stand in a bundle.

import { campaignDutySource } from '../aup/campaigns/campaign-duty-source.ts';
import { paperDutySource } from '../aup/paper/paper-duty-source.ts';
import { signDutySource } from '../aup/sign-duty-source.ts';
import { caseDutySource } from '../casework/clock/case-duty-source.ts';
import { patternDutySource } from '../casework/finding/patterns.ts';
import { taskDutySource } from '../casework/record/task-duty-source.ts';
import { coverDutySource } from '../cover/cover-duty-source.ts';
import { leaverDutySource } from '../leavers/leaver-duty-source.ts';
import { retentionDutySource } from '../retention/retention-duty-source.ts';
import { anchorDutySource } from '../reviews/anchor.ts';
import { reviewDutySource } from '../reviews/review-duty-source.ts';
import { accessDutySource } from '../subject-access/access-duty-source.ts';
import type { DutySource } from './duty-source.ts';

export const DUTY_SOURCES: readonly DutySource[] = [
  caseDutySource,
  patternDutySource,
  taskDutySource,
  coverDutySource,
  signDutySource,
  campaignDutySource,
  paperDutySource,
  reviewDutySource,
  leaverDutySource,
  retentionDutySource,
  accessDutySource,
  anchorDutySource,
];
