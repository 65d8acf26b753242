// Builders for tests of filter requests: a small school with a half-term, a request for one lesson, and steps that must succeed.
// Everybody and everything here is invented.

import type { WebAddress } from '../../src/domain/filtering/address/address.ts';
import type { FilteringSchool } from '../../src/domain/filtering/filtering-school.ts';
import type { OverridesPolicy } from '../../src/domain/filtering/overrides-policy.ts';
import { approve } from '../../src/domain/filtering/request/approve.ts';
import { confirmOpen } from '../../src/domain/filtering/request/confirm.ts';
import { newDraft } from '../../src/domain/filtering/request/new-request.ts';
import type { OverrideDoc, OverrideRequest } from '../../src/domain/filtering/request/override.ts';
import { sendRequest } from '../../src/domain/filtering/request/send.ts';
import type { Person, PersonId } from '../../src/domain/people/person.ts';
import type { Role } from '../../src/domain/people/role.ts';
import type { SchoolCalendar } from '../../src/domain/school/policy.ts';
import { HOUR_MS, type Instant } from '../../src/domain/shared/instant.ts';
import type { Result } from '../../src/domain/shared/result.ts';
import { instantAt } from '../../src/domain/shared/time.ts';

export const ZONE = 'Europe/London';
export const at = (date: string, time: string): Instant => instantAt(date, time, ZONE);

/** Tue 24 Nov 2026, 09:00 in London: a school day. The lesson asked for is 10:00 to 11:00. */
export const NINE = at('2026-11-24', '09:00');
export const LESSON = { from: NINE + HOUR_MS, until: NINE + 2 * HOUR_MS };

export const person = (id: PersonId, name: string, roles: readonly Role[], over: Partial<Person> = {}): Person => ({
  id,
  name,
  email: '',
  roles,
  classes: [],
  absences: [],
  closeTo: [],
  ...over,
});

export const TESS = 'p_tess';
export const CORA = 'p_cora';
export const HANA = 'p_hana';
export const DEV = 'p_dev';
export const DORA = 'p_dora';
export const IVAN = 'p_ivan';
export const PIA = 'p_pia';

export const PEOPLE: readonly Person[] = [
  person(TESS, 'Tess Teacher', ['class_teacher']),
  person(CORA, 'Cora Coordinator', ['esafety_coordinator']),
  person(HANA, 'Hana Head', ['headteacher']),
  person(DEV, 'Dev Deputy', ['deputy_head']),
  person(DORA, 'Dora Lead', ['dsl']),
  person(IVAN, 'Ivan Technician', ['network_manager']),
  person(PIA, 'Pia Provider', ['it_provider']),
];

const day = { opens: '08:30', closes: '16:00' };
export const CALENDAR: SchoolCalendar = {
  zone: ZONE,
  days: { mon: day, tue: day, wed: day, thu: day, fri: day },
  terms: [{ name: 'Year', from: '2026-09-01', to: '2027-07-20' }],
  closures: [
    { name: 'Half-term', from: '2026-10-26', to: '2026-10-30' },
    { name: 'Easter', from: '2027-03-26', to: '2027-03-29' },
  ],
  lessons: [{ name: 'Lesson 2', from: '10:00', to: '11:00' }],
};

export const POLICY: OverridesPolicy = {
  approvers: { kind: 'roles', roles: ['esafety_coordinator', 'headteacher'] },
  approvals: 1,
  excludedRoles: [],
  channel: { slack: null, teams: null },
  channelRoles: [],
  it: ['network_manager'],
  longest: { kind: 'school_day' },
  answerWithinMinutes: 20,
  remindBeforeMinutes: 10,
  putBackWithinMinutes: 30,
  endConfirmTo: [],
  never: { categories: [], hosts: [] },
  enforcement: 'task',
  probe: null,
};

export const PROBE: NonNullable<OverridesPolicy['probe']> = {
  proxy: 'http://127.0.0.1:3128',
  blocked: { statuses: [403], hosts: [] },
};

export type SchoolOver = {
  readonly overrides?: Partial<OverridesPolicy>;
  readonly people?: readonly Person[];
  readonly channelPeople?: readonly PersonId[] | null;
};

export const aSchool = ({
  overrides = {},
  people = PEOPLE,
  channelPeople = null,
}: SchoolOver = {}): FilteringSchool => ({
  overrides: { ...POLICY, ...overrides },
  calendar: CALENDAR,
  directory: { people },
  channelPeople,
});

/** The same people with one of them changed. */
export const withPerson = (id: PersonId, over: Partial<Person>): readonly Person[] =>
  PEOPLE.map((p) => (p.id === id ? { ...p, ...over } : p));

export const address = (host: string, path = '/'): WebAddress => ({
  host,
  hostShown: host,
  port: null,
  path,
  end: '',
  warnings: [],
});

export const aRequest = (over: Partial<OverrideRequest> = {}): OverrideRequest => ({
  addresses: [address('clips.example', '/volcano')],
  category: 'video',
  purpose: 'video',
  group: '7B Geography',
  wanted: LESSON,
  lesson: 'Lesson 2',
  riskChecked: true,
  supervisor: 'Tess Teacher',
  note: '',
  ...over,
});

export const aDraftRequest = (now = NINE): OverrideDoc =>
  newDraft(
    {
      id: 'override-1',
      ref: 'FR-7K3QF9XB',
      school: 'demo',
      requester: TESS,
      answers: { addresses: 'clips.example/volcano' },
      page: 'site',
      draftDays: 7,
      key: 'k-draft',
    },
    now,
  );

/** The value, or the test fails with the refusal. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

export const asked = (school = aSchool(), over: Partial<OverrideRequest> = {}, now = NINE): OverrideDoc =>
  must(sendRequest(aDraftRequest(now), { request: aRequest(over), recurring: false, key: 'k-send' }, school, now));

export const approved = (school = aSchool(), over: Partial<OverrideRequest> = {}, now = NINE): OverrideDoc =>
  must(approve(asked(school, over, now), CORA, { until: null, reason: '', key: 'k-yes' }, school, now));

/** Open from the beginning of the lesson. */
export const open = (school = aSchool(), over: Partial<OverrideRequest> = {}, now = NINE): OverrideDoc => {
  const doc = approved(school, over, now);
  const from = doc.state.period?.from ?? now;
  return must(confirmOpen(doc, IVAN, { ticket: '', key: 'k-open' }, school, from));
};

/** Messages that are owed and not settled, as `slot to` or `line to`, with `+` for a new message. */
export const owed = (doc: OverrideDoc): readonly string[] =>
  doc.outbox
    .filter((item) => item.settled === undefined)
    .map((item) =>
      item.kind === 'override_card'
        ? `${item.params.slot}${item.params.fresh === true ? '+' : ''} ${item.to}`
        : `${item.params.line} ${item.to}`,
    );

/** Everything that is owed has gone out, and stands at the person's own place. */
export const delivered = (doc: OverrideDoc) =>
  doc.outbox
    .filter((item) => item.settled === undefined)
    .map((item) => ({
      id: item.id,
      how: 'sent' as const,
      code: 'console',
      message: { route: `console:${item.to}`, reference: `m-${item.id}` },
    }));
