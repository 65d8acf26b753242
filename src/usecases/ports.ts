// The few small interfaces through which the steps reach the world. Clock, ids, store, people and policy are all arguments.

import type { CampaignDoc } from '../domain/aup/campaign.ts';
import type { ClassListDoc } from '../domain/aup/class-list.ts';
import type { AgreementDoc } from '../domain/aup/kept-agreement.ts';
import type { VisitorBookDoc } from '../domain/aup/paper/visitor-book.ts';
import type { SignaturesDoc } from '../domain/aup/signatures.ts';
import type { SchoolCalendarDoc } from '../domain/calendar/school-calendar.ts';
import type { CaseDoc } from '../domain/casework/case.ts';
import type { ChannelWatchDoc } from '../domain/filtering/channel-watch.ts';
import type { FilterCheckDoc } from '../domain/filtering/check/filter-check.ts';
import type { FeedReaderDoc } from '../domain/filtering/feed-reader.ts';
import type { OverrideDoc, ProbeFinding } from '../domain/filtering/request/override.ts';
import type { SiteDoc } from '../domain/filtering/site/site.ts';
import type { LeaversDoc } from '../domain/leavers/leavers.ts';
import type { Directory, Person, PersonId } from '../domain/people/person.ts';
import type { RemindersDoc } from '../domain/reminders/reminders.ts';
import type { RoundDoc } from '../domain/reminders/round.ts';
import type { YearFiguresDoc } from '../domain/report/figures.ts';
import type { CertificateDoc } from '../domain/retention/certificate.ts';
import type { RetentionDoc } from '../domain/retention/retention.ts';
import type { ReviewDoc } from '../domain/review/review.ts';
import type { Policy } from '../domain/school/policy.ts';
import type { Doc, DocId } from '../domain/shared/document.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { AccessRequestDoc } from '../domain/subject-access/access-request.ts';

export type PersonDoc = Doc<'person', Person>;

/** How one person is reached on one platform. `address` is the platform's own business (a Slack user id, a conversation reference). */
export type AccountState = {
  readonly personId: PersonId;
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly userId: string;
  readonly address: Readonly<Record<string, unknown>> | null;
  /** Set when the platform said that this person cannot be reached there. */
  readonly unreachableSince?: Instant;
};
export type AccountDoc = Doc<'account', AccountState>;

export type PlatformName = 'slack' | 'teams' | 'console';

/** Small settings that must survive, e.g. `{ id: 'case-worker', state: {...} }`, and each person's own log of refused accesses. */
export type ActorLogDoc = Doc<'actor_log', { readonly personId: string }>;

export type DocByKind = {
  readonly case: CaseDoc;
  readonly person: PersonDoc;
  readonly account: AccountDoc;
  readonly actor_log: ActorLogDoc;
  readonly override: OverrideDoc;
  readonly site: SiteDoc;
  readonly filter_check: FilterCheckDoc;
  readonly feed_reader: FeedReaderDoc;
  readonly channel_watch: ChannelWatchDoc;
  readonly agreement: AgreementDoc;
  readonly signatures: SignaturesDoc;
  readonly review: ReviewDoc;
  readonly retention: RetentionDoc;
  readonly certificate: CertificateDoc;
  readonly reminders: RemindersDoc;
  readonly round: RoundDoc;
  readonly school_calendar: SchoolCalendarDoc;
  readonly year_figures: YearFiguresDoc;
  readonly leavers: LeaversDoc;
  readonly class_list: ClassListDoc;
  readonly campaign: CampaignDoc;
  readonly visitor_book: VisitorBookDoc;
  readonly access_request: AccessRequestDoc;
};
export type DocKind = keyof DocByKind;
export type AnyDoc = DocByKind[DocKind];

export type Header = {
  readonly kind: DocKind;
  readonly id: DocId;
  readonly school: string;
  readonly version: number;
  readonly dueAt: Instant | null;
};

export type CommitResult<K extends DocKind> =
  | { readonly ok: true; readonly doc: DocByKind[K] }
  /** `conflict`: somebody committed in between, read again. `unavailable`: disk full or failing, nothing was stored. */
  | { readonly ok: false; readonly why: 'conflict' | 'unavailable' };

export type DocRef = { readonly kind: DocKind; readonly id: DocId };

/** One commit of one document, as the ledger keeps it. `chain` is the link at which its history then ended. */
export type LedgerRow = {
  readonly n: number;
  readonly deed: 'commit' | 'heal' | 'destroy';
  readonly version: number;
  readonly chain: string;
  readonly sum: string;
  readonly mac: string;
};

/** Ed25519, both as base64url; the key is the raw 32 bytes. `fingerprint` is the key in eight groups of four signs, to be read out. */
export type Signature = { readonly key: string; readonly fingerprint: string; readonly signature: string };

export type Page = { readonly limit: number; readonly after?: string };

export type Store = {
  /** The document, or null. Throws StoreUnreadable for one that exists and cannot be read. */
  readonly read: <K extends DocKind>(kind: K, id: DocId) => Promise<DocByKind[K] | null>;
  /** Durable when it resolves with ok. Seals new history entries, keeps the HMAC of the terms, writes the ledger. Never throws for a full disk. */
  readonly commit: <K extends DocKind>(doc: DocByKind[K] & { readonly kind: K }) => Promise<CommitResult<K>>;
  /** Headers of the documents that carry every one of the terms (all of the kind when there are none), newest first. */
  readonly list: (
    kind: DocKind,
    terms: readonly string[],
    page: Page,
  ) => Promise<{ readonly headers: readonly Header[]; readonly next?: string }>;
  /** Headers whose dueAt has come, leased so that nobody else gets them for leaseMs. */
  readonly claimDue: (now: Instant, limit: number, leaseMs: number) => Promise<readonly Header[]>;
  /**
   * Destroys a document for good by destroying its key. The ledger keeps that it was done. `version`: only while it still stands at
   * that version. False when there was nothing to destroy.
   */
  readonly destroy: (ref: DocRef, version?: number) => Promise<boolean>;
  /** The ledger's lines about one document, oldest first, for whoever has to be shown that it stands as it was written. */
  readonly ledgerOf: (ref: DocRef) => Promise<readonly LedgerRow[]>;
  /** This server's signature under what leaves. The key can be known to everybody, and is the same as long as the key file is. */
  readonly sign: (bytes: Uint8Array) => Signature;
  /** The end of the ledger, to be kept outside the server: how many entries it has, and its last seal in signs to read aloud. */
  readonly anchor: () => Promise<{ readonly entries: number; readonly signs: string }>;
  /** The earliest dueAt of all, or null: when to wake next. */
  readonly nextDueAt: () => Promise<Instant | null>;
  readonly close: () => Promise<void>;
};

export type Clock = { readonly now: () => Instant };

/** Random parts. Tests hand in counters. */
export type Ids = {
  /** 256 random bits, URL-safe: what stands in an address that opens something. */
  readonly token: () => string;
  /** 128 random bits, URL-safe. */
  readonly docId: () => DocId;
  /** The letters (`ES` if none are given), a dash, and 8 unambiguous signs. */
  readonly reference: (letters?: string) => string;
};

export type People = {
  readonly directory: (school: string) => Promise<Directory>;
  readonly byId: (school: string, id: PersonId) => Promise<Person | null>;
};

/** A log of an allow-list of fields: codes, ids, counts. Never a story, a name, a category or an address. */
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields, error?: unknown) => void;
};
export type LogFields = Readonly<
  Partial<
    Record<
      | 'code'
      | 'platform'
      | 'route'
      | 'status'
      | 'ms'
      | 'count'
      | 'kind'
      | 'attempt'
      | 'docId'
      | 'school'
      | 'port'
      | 'file',
      string | number
    >
  >
>;

/** Where a school's private channel is. `near` is the account of somebody on that platform: its address says how the platform is reached. */
export type ChannelPlace = {
  readonly platform: PlatformName;
  readonly channelId: string;
  readonly near: AccountState | null;
};

/** Everybody in the school's private channel, asked of the platform and checked one by one (safety floor 10). */
export type ChannelRoster =
  | { readonly ok: true; readonly place: ChannelPlace; readonly people: readonly PersonId[] }
  /**
   * none: the pack names no channel, its platform is not mounted, or nobody is in it. not_private: it is open to others.
   * unfit: somebody in it may not see such cards. not_told: everybody may, but somebody has not been told of this one yet. unknown: it could not be read just now; it counts as unfit.
   */
  | { readonly ok: false; readonly why: 'none' | 'not_private' | 'unfit' | 'not_told' | 'unknown' };

export type Channels = {
  /** The channel for filter requests. */
  readonly roster: (school: string) => Promise<ChannelRoster>;
  /** The safeguarding channel, for one case: `sees` says of each member what this case is to them at this moment. */
  readonly safeguarding: (
    school: string,
    sees: (person: PersonId) => 'told' | 'not_told' | 'never',
  ) => Promise<ChannelRoster>;
};

/** Looks at the addresses through the school's filter: open only if every one of them is. Never throws. */
export type Probe = (school: string, addresses: readonly string[]) => Promise<ProbeFinding>;

/** A file made when it is fetched, and never before: the right to it is checked again at that moment. */
export type Download = { readonly name: string; readonly type: string; readonly body: string | Uint8Array };

/** One-time downloads: each link works once and for 60 seconds. Kept in memory alone. */
export type Downloads = {
  /** The whole address to open. */
  readonly offer: (make: () => Promise<Download | null>) => string;
  /** The file, or null for a link that is unknown, used, or too old. */
  readonly take: (token: string) => Promise<Download | null>;
};

/** Whether the wall clock jumped forward by more than a day while the server ran, and nobody has noted it on the rounds yet. */
export type TimeWatch = { readonly jumped: () => boolean; readonly noted: () => void };

export type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: People;
  readonly policy: (school: string) => Policy;
  readonly log: Log;
  /** Called after a commit that owes a message, so that the worker looks at once. */
  readonly wake: () => void;
  readonly channels: Channels;
  /** Null when this server cannot look through the school's filter. */
  readonly probe: Probe | null;
  readonly downloads: Downloads;
  /** The whole address of a feed with this token. */
  readonly feedAddress: (token: string) => string;
  /** Left out where the clock is not watched: in tests and commands, where it is moved by hand. */
  readonly timeWatch?: TimeWatch;
};
