// The questions of the short forms about filtering. Their ids are the names under which the steps get the answers.

import { CHECK_RESULTS } from '../../domain/filtering/check/filter-check.ts';
import type { Option, Question } from '../../views/fields.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import { choice, date, longText, optionsOf, shortText } from '../questions.ts';

const T = FILTER_TEXTS;

const YES_NO: readonly Option[] = optionsOf({ yes: T.options.yes, no: T.options.no, unsure: T.options.unsure });

const SEEN_BY: readonly Option[] = optionsOf(T.options.seenBy);
const ON_PURPOSE: readonly Option[] = optionsOf(T.options.onPurpose);

export const SITE_QUESTIONS: readonly Question[] = [
  longText('addresses', T.site.addresses, { help: T.site.addressesHelp }),
  choice('seen_by', T.site.seenBy, { help: T.site.seenByHelp, options: SEEN_BY }),
  choice('child', T.site.child, { help: T.site.childHelp, options: YES_NO }),
  choice('deliberate', T.site.deliberate, { help: T.site.deliberateHelp, options: ON_PURPOSE, required: false }),
  choice('legality', T.site.legality, { help: T.site.legalityHelp, options: YES_NO }),
  shortText('device', T.site.device, { required: false }),
  longText('note', T.site.note, { required: false, maxLength: 1000 }),
];

const RESULTS: readonly Option[] = CHECK_RESULTS.map((value) => ({ value, label: T.options.result[value] }));

export const CHECK_QUESTIONS: readonly Question[] = [
  choice('what', T.check.what, { options: optionsOf(T.options.what), value: 'filtering' }),
  date('date', T.check.date),
  shortText('device', T.check.device, { help: T.check.deviceHelp }),
  choice('where', T.check.where, { options: optionsOf(T.options.where), value: 'on_site' }),
  shortText('user_group', T.check.userGroup, { help: T.check.userGroupHelp }),
  longText('tested', T.check.tested, { help: T.check.testedHelp, maxLength: 1000 }),
  choice('result', T.check.result, { options: RESULTS }),
  longText('action', T.check.action, { help: T.check.actionHelp, required: false, maxLength: 1000 }),
  shortText('supervisor', T.check.supervisor),
];
