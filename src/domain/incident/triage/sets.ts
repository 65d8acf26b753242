// The lists of advice that several rows share.

import type { AdviceKey } from '../advice.ts';
import { accidental, anyDevice, notSelfReport } from './conditions.ts';
import { type Entry, only } from './row.ts';

type AdviceList = readonly Entry<AdviceKey>[];

export const IMAGE_SET: AdviceList = [
  'do_not_view',
  'do_not_copy_share_save',
  'do_not_delete',
  'no_attachments',
  'need_to_know',
  'tell_dsl_in_person',
  only('secure_device', anyDevice),
  only('self_report_ok', accidental),
  only('support_available', accidental),
];

export const DISCLOSURE_SET: AdviceList = [
  'do_not_promise_confidentiality',
  'do_not_investigate',
  'record_own_words',
  'tell_dsl_in_person',
];

/** A self-reporter is not told to keep it from himself or herself. */
export const STAFF_SET: AdviceList = [
  only('do_not_alert_subject', notSelfReport),
  'do_not_investigate',
  'need_to_know',
  'keep_evidence',
];
