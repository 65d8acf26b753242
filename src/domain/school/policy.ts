// A school's policy pack once it is read and checked: who it is, when it works, whom to phone, how it routes.

import type { AgreementsPolicy } from '../aup/agreements-policy.ts';
import type { BankDivision } from '../calendar/bank-division.ts';
import type { OverridesPolicy } from '../filtering/overrides-policy.ts';
import type { RoutingPolicy } from '../incident/routing.ts';
import type { Person, PersonId } from '../people/person.ts';
import type { RetentionPolicy } from '../retention/retention-policy.ts';
import type { ReviewsPolicy } from '../review/reviews-policy.ts';
import type { ClockTime, Weekday } from '../shared/clock-time.ts';
import type { IsoDate } from '../shared/instant.ts';
import type { Contact } from './contact.ts';
import type { ComplaintsPolicy, ParentsPolicy, RecordsPolicy, SanctionsPolicy } from './records-policy.ts';

export type SchoolCalendar = {
  /** IANA, e.g. `Europe/London`. */
  readonly zone: string;
  readonly days: Readonly<Partial<Record<Weekday, { readonly opens: ClockTime; readonly closes: ClockTime }>>>;
  readonly terms: readonly { readonly name: string; readonly from: IsoDate; readonly to: IsoDate }[];
  /** Half-terms, INSET days, bank holidays inside a term. */
  readonly closures: readonly { readonly name: string; readonly from: IsoDate; readonly to: IsoDate }[];
  readonly lessons: readonly { readonly name: string; readonly from: ClockTime; readonly to: ClockTime }[];
  /** Whose bank holidays are closures, each by its rule; absent when the pack says that its calendar lists them itself. */
  readonly bankHolidays?: BankDivision;
};

export type Policy = {
  /** File name without ending; what `facts.profile` says. */
  readonly key: string;
  readonly name: string;
  readonly demo: boolean;
  readonly nation: 'england' | 'wales' | 'scotland' | 'northern_ireland';
  readonly phase: 'primary' | 'secondary' | 'all_through' | 'special';
  readonly calendar: SchoolCalendar;
  readonly contacts: readonly Contact[];
  readonly routing: RoutingPolicy;
  /** Demo packs only; people of real schools come from the staff import. */
  readonly people: readonly Person[];
  /** Demo packs only: one console column per person, in this order. */
  readonly columns: readonly PersonId[];
  readonly tenants: { readonly slack: readonly string[]; readonly teams: readonly string[] };
  /** Minutes and similar numbers the pack may set within the floor. */
  readonly clocks: {
    readonly acceptImmediateMinutes: number;
    readonly acceptSameDaySchoolHours: number;
    readonly retellAfterMinutes: number;
    readonly draftDays: number;
  };
  readonly records: RecordsPolicy;
  readonly sanctions: SanctionsPolicy;
  readonly parents: ParentsPolicy;
  readonly complaints: ComplaintsPolicy;
  /** Where the safeguarding team also sees new reports come in, if the school has such a channel. Never in place of the messages to people. */
  readonly safeguardingChannel: { readonly slack: string | null; readonly teams: string | null };
  /** The school's own words for whoever reports while it is shut, after the bot's own. */
  readonly outOfHours?: string;
  readonly overrides: OverridesPolicy;
  readonly agreements: AgreementsPolicy;
  readonly reviews: ReviewsPolicy;
  readonly retention: RetentionPolicy;
};
