// Documents of the filtering kinds, drawn at random: every field filled, optional ones there or not. Nobody in them is real.

import fc from 'fast-check';
import { CAMPAIGN_ENDS, CAMPAIGN_PHASES, CAMPAIGN_WHYS, type CampaignDoc } from '../../src/domain/aup/campaign.ts';
import { type ClassListDoc, PUPIL_AUDIENCES } from '../../src/domain/aup/class-list.ts';
import type { VisitorBookDoc } from '../../src/domain/aup/paper/visitor-book.ts';
import { type SchoolCalendarDoc, SPAN_KINDS } from '../../src/domain/calendar/school-calendar.ts';
import type { WebAddress } from '../../src/domain/filtering/address/address.ts';
import type { ChannelWatchDoc } from '../../src/domain/filtering/channel-watch.ts';
import { CHECK_RESULTS, type FilterCheckDoc } from '../../src/domain/filtering/check/filter-check.ts';
import type { FeedReaderDoc } from '../../src/domain/filtering/feed-reader.ts';
import { FILTER_CATEGORIES } from '../../src/domain/filtering/filter-categories.ts';
import { PURPOSES } from '../../src/domain/filtering/purposes.ts';
import type { OverrideDoc, OverrideRequest } from '../../src/domain/filtering/request/override.ts';
import type { SiteDoc } from '../../src/domain/filtering/site/site.ts';
import { CATEGORIES, RISK_AREAS } from '../../src/domain/incident/facts.ts';
import { ACCOUNT_KINDS, KIT_ANSWERS, type LeaversDoc } from '../../src/domain/leavers/leavers.ts';
import type { YearFiguresDoc } from '../../src/domain/report/figures.ts';
import type { TermStatus } from '../../src/domain/report/status-figures.ts';
import type { CertificateDoc } from '../../src/domain/retention/certificate.ts';
import type { RetentionDoc } from '../../src/domain/retention/retention.ts';
import { RETENTION_CLASSES } from '../../src/domain/retention/retention-policy.ts';
import type { Doc, HistoryEntry, OutboxItem } from '../../src/domain/shared/document.ts';
import { ACCESS_KINDS, ACCESS_STEPS, type AccessRequestDoc } from '../../src/domain/subject-access/access-request.ts';

const at = fc.integer({ min: 0, max: 4_000_000_000_000 });
const who = fc.constantFrom('p_ada', 'p_ben', 'p_cy', 'p-0f3a', 'Ünï 日本');
const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const named = <T>(one: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom('decide@slack:T1/U1', 'when', 'channel:teams:19:x@thread.tacv2'), one, { maxKeys: 3 });
const act = fc.record({ at, by: who });

const warning: fc.Arbitrary<WebAddress['warnings'][number]> = fc.oneof(
  fc.record({ kind: fc.constant('look_alike' as const), of: text }),
  fc.record({ kind: fc.constant('port' as const), port: fc.nat(65_535) }),
  fc.record({ kind: fc.constantFrom('user_info' as const, 'ip_address' as const, 'end_kept' as const) }),
);

const address: fc.Arbitrary<WebAddress> = fc.record({
  host: fc.domain(),
  hostShown: text,
  port: fc.option(fc.nat(65_535)),
  path: fc.webPath(),
  end: text,
  warnings: several(warning),
});

const period = fc.record({ from: at, until: at });

const request: fc.Arbitrary<OverrideRequest> = fc.record({
  addresses: several(address),
  category: fc.constantFrom(...FILTER_CATEGORIES),
  purpose: fc.constantFrom(...PURPOSES),
  group: text,
  wanted: period,
  lesson: text,
  riskChecked: fc.boolean(),
  supervisor: text,
  note: text,
});

const entry: fc.Arbitrary<HistoryEntry> = fc.record({
  at,
  by: who,
  action: fc.constantFrom('request.asked', 'site.found', 'check.saved'),
  detail: fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(text, at, fc.boolean())),
});

const owed: fc.Arbitrary<OutboxItem> = fc.record(
  {
    id: text,
    kind: fc.constantFrom('override_card', 'override_line', 'site_card'),
    to: fc.oneof(who, fc.constant('channel')),
    params: fc.dictionary(fc.constantFrom('slot', 'n'), fc.oneof(text, at, fc.boolean())),
    notBefore: at,
    attempts: fc.nat(14),
    settled: fc.record({ at, how: fc.constantFrom('sent' as const, 'dropped' as const, 'dead' as const), code: text }),
  },
  { requiredKeys: ['id', 'kind', 'to', 'params', 'notBefore', 'attempts'] },
);

const doc = <K extends string, S>(kind: K, state: fc.Arbitrary<S>): fc.Arbitrary<Doc<K, S>> =>
  fc.record({
    kind: fc.constant(kind),
    id: fc.uuid(),
    school: fc.constantFrom('demo', 'other'),
    version: fc.constant(0),
    state,
    history: several(entry),
    outbox: several(owed),
    dueAt: fc.option(at),
    terms: several(fc.constantFrom('ref:FR-7K3QF9XB', 'asked:p_ada', 'host:maps.example')),
  });

const override: fc.Arbitrary<OverrideDoc> = doc(
  'override',
  fc.record(
    {
      ref: text,
      phase: fc.constantFrom(
        'draft' as const,
        'asked' as const,
        'open' as const,
        'closed' as const,
        'proposed' as const,
      ),
      requester: who,
      createdAt: at,
      touchedAt: at,
      askedAt: at,
      answers: named(text),
      page: text,
      request: fc.option(request),
      asked: several(
        fc.record({ personId: who, roles: fc.subarray(['dsl' as const, 'headteacher' as const]), rung: fc.nat(9), at }),
      ),
      rung: fc.nat(9),
      inChannel: fc.boolean(),
      approvals: several(fc.record({ by: who, at, until: at })),
      decision: fc.record({
        what: fc.constantFrom('approved' as const, 'refused' as const),
        by: several(who),
        at,
        reason: text,
      }),
      questions: several(fc.record({ id: text, by: who, at, text })),
      period,
      itPeople: several(who),
      openedLive: fc.record({ at, by: fc.constantFrom('feed' as const, 'probe' as const, 'p_ada') }),
      endedEarly: act,
      stoppedAsIllegal: act,
      closedConfirmed: act,
      escalatedAt: at,
      ticket: text,
      probes: several(
        fc.record({
          at,
          wanted: fc.constantFrom('open' as const, 'closed' as const),
          found: fc.constantFrom('open' as const, 'closed' as const, 'unknown' as const),
        }),
      ),
      timers: fc.record({ lapse: at, end: at, probe: at }, { requiredKeys: [] }),
      messages: named(text),
      pressesSeen: several(text),
    },
    {
      requiredKeys: [
        ...([
          'ref',
          'phase',
          'requester',
          'createdAt',
          'touchedAt',
          'answers',
          'page',
          'request',
          'asked',
          'rung',
        ] as const),
        ...(['inChannel', 'approvals', 'questions', 'itPeople', 'ticket', 'probes', 'timers', 'messages'] as const),
        'pressesSeen',
      ],
    },
  ),
);

const site: fc.Arbitrary<SiteDoc> = doc(
  'site',
  fc.record(
    {
      ref: text,
      phase: fc.constantFrom('found' as const, 'blocked' as const, 'left_open' as const),
      finder: who,
      foundAt: at,
      addresses: several(address),
      seenBy: fc.constantFrom('me', 'pupil', 'class', 'nobody'),
      device: text,
      note: text,
      told: several(who),
      itPeople: several(who),
      blocked: act,
      decision: fc.record({ at, by: who, reason: text }),
      ticket: text,
      escalatedAt: at,
      timers: fc.record({ chase: at, escalate: at }, { requiredKeys: [] }),
      messages: named(text),
      pressesSeen: several(text),
    },
    {
      requiredKeys: [
        ...(['ref', 'phase', 'finder', 'foundAt', 'addresses', 'seenBy', 'device', 'note', 'told'] as const),
        ...(['itPeople', 'ticket', 'timers', 'messages', 'pressesSeen'] as const),
      ],
    },
  ),
);

const filterCheck: fc.Arbitrary<FilterCheckDoc> = doc(
  'filter_check',
  fc.record({
    ref: text,
    what: fc.constantFrom('filtering' as const, 'monitoring' as const, 'both' as const),
    date: fc.constantFrom('2026-11-24', '2027-02-28'),
    checker: who,
    device: text,
    where: fc.constantFrom('on_site' as const, 'off_site' as const),
    userGroup: text,
    tested: text,
    result: fc.constantFrom(...CHECK_RESULTS),
    action: text,
    supervisor: text,
    recordedAt: at,
    pressesSeen: several(text),
  }),
);

const feedReader: fc.Arbitrary<FeedReaderDoc> = doc(
  'feed_reader',
  fc.record({ name: text, createdAt: at, lastReadAt: at, revokedAt: at }, { requiredKeys: ['name', 'createdAt'] }),
);

const channelWatch: fc.Arbitrary<ChannelWatchDoc> = doc(
  'channel_watch',
  fc.record({ unfitToldAt: at, why: fc.constantFrom('unfit', 'unknown') }, { requiredKeys: [] }),
);

const day = fc.constantFrom('2026-09-02', '2026-10-26', '2027-02-28', '2028-02-29');
const clockTime = fc.constantFrom('00:00', '08:30', '16:30', '24:00');

const schoolCalendar: fc.Arbitrary<SchoolCalendarDoc> = doc(
  'school_calendar',
  fc.record({
    spans: several(fc.record({ kind: fc.constantFrom(...SPAN_KINDS), name: text, from: day, to: day })),
    hours: fc.option(
      fc.dictionary(fc.constantFrom('mon', 'wed', 'sun'), fc.record({ opens: clockTime, closes: clockTime })),
    ),
    lessons: fc.option(several(fc.record({ name: text, from: clockTime, to: clockTime }))),
  }),
);

const campaign: fc.Arbitrary<CampaignDoc> = doc(
  'campaign',
  fc.record(
    {
      ...{ agreement: text, audience: fc.constantFrom('staff' as const, 'pupil_ks2' as const), version: text },
      ...{ hash: text, why: fc.constantFrom(...CAMPAIGN_WHYS), phase: fc.constantFrom(...CAMPAIGN_PHASES) },
      ...{ preparedAt: at, countsFrom: fc.oneof(day, fc.constant('')), startsOn: day, dueOn: day },
      ...{ startedAt: at, startedBy: who, runsFrom: day, endedAt: at, endedWhy: fc.constantFrom(...CAMPAIGN_ENDS) },
      ...{ cancelReason: text, retired: fc.boolean(), pressesSeen: several(text) },
    },
    {
      requiredKeys: [
        ...(['agreement', 'audience', 'version', 'hash', 'why', 'phase', 'preparedAt'] as const),
        ...(['countsFrom', 'startsOn', 'dueOn', 'pressesSeen'] as const),
      ],
    },
  ),
);

const termStatus: fc.Arbitrary<TermStatus> = fc.record({
  reviewsDone: several(text),
  checks: fc.record({ done: fc.nat(9), notInOrder: fc.nat(9) }),
  purposes: several(fc.record({ purpose: fc.constantFrom(...PURPOSES), count: fc.nat(9) })),
  categories: several(fc.record({ category: fc.constantFrom(...FILTER_CATEGORIES), count: fc.nat(9) })),
  openFor: fc.option(at),
  standing: fc.option(
    fc.record({
      on: fc.constant('2027-01-04'),
      signing: several(
        fc.record({ title: text, asked: fc.nat(99), signed: fc.nat(9), overdue: fc.nat(9), refused: fc.nat(9) }),
      ),
      reviews: fc.record({
        overdue: several(text),
        next: several(fc.record({ title: text, on: fc.constant('2027-02-01') })),
      }),
    }),
  ),
});

const yearFigures: fc.Arbitrary<YearFiguresDoc> = doc(
  'year_figures',
  fc.record({
    year: fc.constantFrom(2025, 2026),
    terms: several(
      fc.record({
        name: text,
        from: fc.constant('2026-08-01'),
        until: fc.constant('2026-12-19'),
        reports: several(
          fc.record({ kind: fc.constantFrom(...CATEGORIES), area: fc.constantFrom(...RISK_AREAS), count: fc.nat(99) }),
        ),
        adults: fc.nat(9),
        accepted: fc.record({ inTime: fc.nat(99), late: fc.nat(9), count: fc.nat(99), median: fc.option(at) }),
        closed: fc.record({ count: fc.nat(99), median: fc.option(at) }),
        filter: fc.record({ approved: fc.nat(9), refused: fc.nat(9), other: fc.nat(9), late: fc.nat(9) }),
        status: termStatus,
      }),
    ),
    whole: fc.option(
      fc.record({ grouping: several(fc.record({ name: text, categories: several(fc.constantFrom(...CATEGORIES)) })) }),
    ),
  }),
);

const signer = fc.constantFrom('pupil' as const, 'parent' as const);
const withdrawn = fc.record({ at, by: who, reason: text });

const classList: fc.Arbitrary<ClassListDoc> = doc(
  'class_list',
  fc.record({
    name: text,
    pupils: several(
      fc.record(
        {
          ...{ id: text, name: text, audience: fc.constantFrom(...PUPIL_AUDIENCES), since: day, leftOn: day },
          ...{ place: text, comesFrom: fc.record({ list: text, place: text }) },
        },
        { requiredKeys: ['id', 'name', 'audience', 'since', 'place'] },
      ),
    ),
    signatures: several(
      fc.record(
        {
          ...{ sheet: text, pupil: text, signer, agreement: text, version: text, hash: text, signedOn: day },
          ...{ keptAt: text, boxes: several(text), tickedBy: who, at, refused: fc.boolean(), withdrawn },
        },
        {
          requiredKeys: [
            ...(['sheet', 'pupil', 'signer', 'agreement', 'version', 'hash', 'signedOn', 'keptAt'] as const),
            ...(['boxes', 'tickedBy', 'at'] as const),
          ],
        },
      ),
    ),
    pressesSeen: several(text),
  }),
);

const visitorBook: fc.Arbitrary<VisitorBookDoc> = doc(
  'visitor_book',
  fc.record({
    visits: several(
      fc.record(
        {
          ...{ id: text, name: text, organisation: text, from: day, to: day, agreement: text, version: text },
          ...{ hash: text, signedOn: day, keptAt: text, recordedBy: who, at, withdrawn },
        },
        {
          requiredKeys: [
            ...(['id', 'name', 'organisation', 'from', 'to', 'agreement', 'version', 'hash'] as const),
            ...(['signedOn', 'keptAt', 'recordedBy', 'at'] as const),
          ],
        },
      ),
    ),
    pressesSeen: several(text),
  }),
);

const leavers: fc.Arbitrary<LeaversDoc> = doc(
  'leavers',
  fc.record({
    year: fc.constantFrom(2025, 2026),
    closed: several(
      fc.record({
        who: fc.constantFrom('person:p_ada', 'pupil:x-17'),
        leftOn: day,
        closedOn: day,
        what: several(fc.constantFrom(...ACCOUNT_KINDS)),
        kit: fc.constantFrom(...KIT_ANSWERS),
        by: who,
        at,
      }),
    ),
    pressesSeen: several(text),
  }),
);

const retentionClass = fc.constantFrom(...RETENTION_CLASSES);

const retention: fc.Arbitrary<RetentionDoc> = doc(
  'retention',
  fc.record(
    {
      scanned: fc.constantFrom('2026-11', '2027-01'),
      due: several(text),
      items: named(
        fc.record(
          {
            hold: fc.record({ by: who, at, reason: text }),
            keepUntil: day,
            birthYear: fc.integer({ min: 1980, max: 2050 }),
            proposal: fc.record({ by: who, at, why: text, version: fc.nat() }),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: ['due', 'items'] },
  ),
);

const certificate: fc.Arbitrary<CertificateDoc> = doc(
  'certificate',
  fc.record(
    {
      ...{ ref: text, about: text, retention: retentionClass, rule: text, dueOn: day, why: text, backupsEndOn: day },
      decidedBy: several(fc.record({ personId: who, name: text, at })),
      destroyedAt: at,
    },
    { requiredKeys: ['ref', 'about', 'retention', 'rule', 'dueOn', 'why', 'backupsEndOn', 'decidedBy'] },
  ),
);

const accessRequest: fc.Arbitrary<AccessRequestDoc> = doc(
  'access_request',
  fc.record({
    ...{ ref: text, asker: text, receivedOn: day, registeredBy: who, registeredAt: at, pressesSeen: several(text) },
    what: fc.constantFrom(...ACCESS_KINDS),
    about: fc.record({ name: text, personId: who }, { requiredKeys: ['name'] }),
    steps: several(fc.record({ step: fc.constantFrom(...ACCESS_STEPS), on: day, words: text, by: who, at })),
  }),
);

export const RANDOM_DOCS = {
  retention,
  certificate,
  override,
  site,
  filter_check: filterCheck,
  feed_reader: feedReader,
  channel_watch: channelWatch,
  school_calendar: schoolCalendar,
  year_figures: yearFigures,
  campaign,
  leavers,
  class_list: classList,
  visitor_book: visitorBook,
  access_request: accessRequest,
};
