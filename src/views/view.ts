// The closed union of everything the bot can say.

import type { ChatView } from './chat-views.ts';
import type { PrivateView } from './private-views.ts';

export type View = ChatView | PrivateView;
export type ViewName = View['view'];

/** Every view has one template of this name in cards/. */
export const CHAT_VIEW_NAMES = [
  'case_alert',
  'case_line',
  'report_status',
  'override_card',
  'override_line',
  'site_card',
  'reminder_bundle',
  'report_start',
  'not_saved',
  'welcome',
  'help',
  'guest_help',
  'no_files',
  'notice',
  'home',
] as const satisfies readonly ChatView['view'][];

export const PRIVATE_VIEW_NAMES = [
  'form_page',
  'form_review',
  'receipt',
  'my_reports',
  'case_list',
  'case_file',
  'item_list',
  'record_file',
  'message',
] as const satisfies readonly PrivateView['view'][];

export const VIEW_NAMES = [...CHAT_VIEW_NAMES, ...PRIVATE_VIEW_NAMES] as const;
