// The kinds of document as values. The type check fails here when ports.ts learns a new kind.

import type { DocKind } from '../usecases/ports.ts';

const KNOWN: Readonly<Record<DocKind, true>> = {
  case: true,
  person: true,
  account: true,
  actor_log: true,
  override: true,
  site: true,
  filter_check: true,
  feed_reader: true,
  channel_watch: true,
  agreement: true,
  signatures: true,
  campaign: true,
  review: true,
  reminders: true,
  retention: true,
  certificate: true,
  round: true,
  school_calendar: true,
  year_figures: true,
  leavers: true,
  class_list: true,
  visitor_book: true,
  access_request: true,
};

export const isDocKind = (text: string): text is DocKind => Object.hasOwn(KNOWN, text);
