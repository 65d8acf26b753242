// Every source of duties, in the order in which they stand in a bundle.

import { signDutySource } from '../aup/sign-duty-source.ts';
import { caseDutySource } from '../casework/case-duty-source.ts';
import { patternDutySource } from '../casework/patterns.ts';
import { coverDutySource } from '../cover/cover-duty-source.ts';
import { leaverDutySource } from '../leavers/leaver-duty-source.ts';
import { anchorDutySource } from '../reviews/anchor.ts';
import { reviewDutySource } from '../reviews/review-duty-source.ts';
import type { DutySource } from './duty-source.ts';

export const DUTY_SOURCES: readonly DutySource[] = [
  caseDutySource,
  patternDutySource,
  coverDutySource,
  signDutySource,
  reviewDutySource,
  leaverDutySource,
  anchorDutySource,
];
