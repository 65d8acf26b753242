// One campaign in words: numbers first, the bar after them, so that a screen reader says what the bar shows.

import type { GroupTally, Tally } from '../../domain/aup/campaign-progress.ts';
import { formatDate } from '../../domain/shared/time.ts';
import type { CampaignItem, CampaignPage, CampaignStage } from '../../usecases/aup/campaigns/campaign-use-cases.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import type { Fact, Section } from '../../views/fields.ts';
import { textBar } from '../../views/text-bar.ts';

const T = CAMPAIGN_TEXTS;

export const itemLines = ({ why, stage, startsOn, dueOn }: CampaignItem): readonly string[] => [
  `${T.why[why]}. ${T.stage[stage]}`,
  T.list.days(formatDate(startsOn), formatDate(dueOn)),
];

export const stateLine = ({ title, version, why, stage }: CampaignItem): string =>
  `${T.list.item(title, version)}. ${T.why[why]}. ${T.stage[stage]}`;

export const isAhead = (stage: CampaignStage): boolean => stage === 'to_start' || stage === 'to_come';

export const sectionsOf = (page: CampaignPage): readonly Section[] => [
  isAhead(page.stage) ? preview(page) : progress(page),
  whenSection(page),
  {
    title: T.page.what,
    facts: [{ label: T.page.version, value: page.version }],
    lines: [T.page.changed(page.changes.length)],
  },
  ...(page.reason === '' ? [] : [{ title: T.page.reason, facts: [], lines: [page.reason] }]),
];

/** Who will be asked, on paper how many papers are still to come. */
export const askedLine = ({ counts, onPaper }: CampaignPage): string =>
  onPaper ? T.page.papers(counts.owed) : T.page.willBeAsked(counts.owed);

const preview = (page: CampaignPage): Section => ({
  title: T.page.who,
  facts: page.groups
    .filter(({ all }) => all > 0)
    .map(({ group, owed, all }) => ({
      label: group,
      value: page.onPaper ? T.page.missing(owed, all) : T.page.asks(owed, all),
    })),
  lines: [askedLine(page), ...reachLines(page)],
});

const progress = (page: CampaignPage): Section => ({
  title: T.page.who,
  facts: countFacts(page.counts),
  lines: [
    barLine(page.counts),
    ...(page.groups.length > 1 ? page.groups.slice(0, MOST_GROUPS).map((tally) => groupLine(tally)) : []),
    ...(page.cannotReach === 0 ? [] : reachLines(page)),
  ],
});

/** More classes than this stand in the file. */
const MOST_GROUPS = 40;

const barLine = ({ signed, all }: Tally): string => T.page.bar(T.page.count(signed, all), textBar(signed, all));
const groupLine = (tally: GroupTally): string => T.page.group(tally.group, barLine(tally));

/** What nobody is, is not told. */
const countFacts = (counts: Tally): readonly Fact[] =>
  [
    { label: T.page.signed, value: counts.signed, always: true },
    { label: T.page.owed, value: counts.owed + counts.waiting, always: true },
    { label: T.page.late, value: counts.late, always: false },
    { label: T.page.asked, value: counts.asked, always: false },
    { label: T.page.refused, value: counts.refused, always: false },
  ]
    .filter(({ value, always }) => always || value > 0)
    .map(({ label, value }) => ({ label, value: String(value) }));

const reachLines = ({ cannotReach, onPaper }: CampaignPage): readonly string[] => {
  if (onPaper) return [T.page.onPaper];
  return [cannotReach === 0 ? T.page.nobodyUnreached : T.page.cannotReachLine(cannotReach)];
};

function whenSection({ startsOn, dueOn, onPaper, remindAfterDays, chaseAfterDays }: CampaignPage): Section {
  const chased = T.page.chased(chaseAfterDays.custodian, chaseAfterDays.head);
  return {
    title: T.page.when,
    facts: [
      { label: T.page.first, value: formatDate(startsOn) },
      { label: T.page.last, value: formatDate(dueOn) },
      ...(onPaper ? [] : [{ label: T.page.reminders, value: T.page.spacing(remindAfterDays) }]),
      ...(onPaper ? [] : [{ label: T.page.chase, value: chased }]),
    ],
    lines: [],
  };
}
