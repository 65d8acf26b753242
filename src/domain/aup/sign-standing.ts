// Where one person stands with one text: signed, still to sign and by when, a question open, or refused.
// A signature counts for exactly the text that was read (I15), and where the school signs each year, for one year.

import type { Instant, IsoDate } from '../shared/instant.ts';
import { addDays, isoDateOf } from '../shared/time.ts';
import type { Agreement } from './agreement.ts';
import type { AgreementsPolicy } from './agreements-policy.ts';
import type { CampaignState } from './campaign.ts';
import { anewFrom, askedBy, asksFor } from './campaign-asks.ts';
import { needsSigningAgain } from './needs-signing-again.ts';
import { cycleOf, type DayWorld, daysAfter, daysToSign, yearBegins } from './sign-days.ts';
import type { ClauseQuestion, Signature, SignatureRefusal, SignaturesState } from './signatures.ts';

export type SigningFacts = DayWorld & {
  readonly today: IsoDate;
  readonly zone: string;
  readonly policy: Pick<AgreementsPolicy, 'yearlyOn' | 'daysToSign' | 'chaseAfterDays'>;
  /** The day on which the school first had this text. */
  readonly textSeenOn: IsoDate;
  /** The day on which this person began here, if anybody knows it. */
  readonly joinedOn: IsoDate | null;
  /** Versions that were in force before this one, oldest first. */
  readonly older: readonly Agreement[];
  /** Those that may still ask: whoever signed before is asked again by one of them alone. Left out where nobody has to start one. */
  readonly campaigns?: readonly CampaignState[];
  /** Signs for the first time, together with others: asked by a campaign that starts on this day or later. */
  readonly together?: IsoDate;
};

export type WhyOwed = 'first' | 'ks2_start' | 'new_version' | 'yearly' | 'by_hand';

export type Owing = {
  readonly why: WhyOwed;
  /** Nobody asks yet: the campaign for it is not started. They may sign all the same. */
  readonly waits?: boolean;
  /** The day on which they signed last. */
  readonly signedOn?: IsoDate;
  readonly since: IsoDate;
  /** Nobody is reminded before: a text that came today can be looked at and put right for the rest of the day. */
  readonly firstOn: IsoDate;
  /** The last day to sign. */
  readonly dueOn: IsoDate;
  /** From this day whoever keeps the agreements is told. */
  readonly chasedOn: IsoDate;
};

export type Standing =
  | { readonly state: 'signed'; readonly signature: Signature }
  | ({ readonly state: 'owed' } & Owing)
  /** A question is open: nobody is reminded before it is answered. */
  | ({ readonly state: 'asked'; readonly question: ClauseQuestion } & Owing)
  | ({ readonly state: 'refused'; readonly refusal: SignatureRefusal } & Owing);

/** Asked for, and not signed. */
export const isWanted = (standing: Standing): standing is Extract<Standing, { readonly state: 'owed' }> =>
  standing.state === 'owed' && standing.waits !== true;

/** Nobody asks for it yet; it may be signed all the same. */
export const isWaiting = (standing: Standing): boolean => standing.state === 'owed' && standing.waits === true;

export type Signed = Pick<SignaturesState, 'signatures' | 'refusals' | 'questions'>;

export const NOTHING_SIGNED: Signed = { signatures: [], refusals: [], questions: [] };

export function standingOf(text: Agreement, signed: Signed, facts: SigningFacts): Standing {
  const begins = yearBegins(facts.policy, facts.today);
  const asking = (facts.campaigns ?? []).filter((campaign) => asksFor(campaign, text, facts.today));
  const cycle = latest(cycleOf(begins), anewFrom(asking, text, facts.today));
  const mine = signaturesOf(text.key, signed);
  const exact = mine.findLast(({ hash }) => hash === text.hash);
  const last = mine.at(-1);
  if (exact !== undefined && exact.signedOn >= cycle) return { state: 'signed', signature: exact };
  if (last !== undefined && last.signedOn >= cycle && !needsSigningAgain(last.hash, text, facts.older))
    return { state: 'signed', signature: last };
  const owing = owingOf(text, signed, { begins, asking }, facts);
  return heldOrOwed(text, signed, owing, last, cycle, facts);
}

/** In the order of the days on which they were signed; a sheet that is ticked off late does not come last. */
export const signaturesOf = (key: string, { signatures }: Pick<Signed, 'signatures'>): readonly Signature[] =>
  signatures.filter(({ agreement }) => agreement === key).toSorted((a, b) => compare(a.signedOn, b.signedOn));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** So many days are left after an answer, whatever the day was before. */
const DAYS_AFTER_ANSWER = 5;

type Asked = { readonly begins: IsoDate; readonly asking: readonly CampaignState[] };

function owingOf(text: Agreement, signed: Signed, { begins, asking }: Asked, facts: SigningFacts): Owing {
  const last = signaturesOf(text.key, signed).at(-1);
  const again = needsSigningAgain(last?.hash ?? null, text, facts.older);
  const isYearly = last !== undefined && last.signedOn < cycleOf(begins);
  const { together } = facts;
  const first: WhyOwed = together === undefined ? 'first' : 'ks2_start';
  const why: WhyOwed = last === undefined ? first : again ? 'new_version' : isYearly ? 'yearly' : 'by_hand';
  const theirs = asking.filter(({ runsFrom }) => together === undefined || (runsFrom ?? '') >= together);
  const campaign = why === 'first' ? undefined : askedBy(theirs, last?.signedOn ?? '', again);
  const since = latest(facts.textSeenOn, facts.joinedOn ?? '', campaign?.runsFrom ?? (isYearly ? begins : ''));
  const days = campaign === undefined ? facts.policy.daysToSign : daysOf(campaign, facts);
  const answeredOn = lastAnswer(text, signed, facts.zone);
  const dueOn = latest(
    daysAfter(since, days, facts),
    campaign?.dueOn ?? '',
    answeredOn === '' ? '' : daysAfter(answeredOn, DAYS_AFTER_ANSWER, facts),
  );
  // What a campaign asks for was looked at before it was started.
  const firstOn = campaign === undefined && since === facts.textSeenOn ? addDays(since, 1) : since;
  const chasedOn = daysAfter(dueOn, facts.policy.chaseAfterDays.custodian, facts);
  const waits = facts.campaigns !== undefined && why !== 'first' && campaign === undefined;
  return { why, waits, ...(last && { signedOn: last.signedOn }), since, firstOn, dueOn, chasedOn };
}

/** Whoever comes or is back later has as many days as the others had. */
const daysOf = ({ runsFrom, dueOn }: CampaignState, facts: SigningFacts): number =>
  daysToSign(runsFrom ?? dueOn, dueOn, facts);

const latest = (...days: readonly IsoDate[]): IsoDate => days.toSorted().at(-1) ?? '';

function lastAnswer({ key, hash }: Agreement, { questions }: Signed, zone: string): IsoDate {
  const answered = questions.filter((each) => each.agreement === key && each.hash === hash);
  return latest('', ...answered.flatMap(({ answer }) => (answer === undefined ? [] : [isoDateOf(answer.at, zone)])));
}

/** A refusal and a question hold for this text and this year; whichever came last is what stands. */
function heldOrOwed(
  { key, hash }: Agreement,
  { refusals, questions }: Signed,
  owing: Owing,
  last: Signature | undefined,
  cycle: IsoDate,
  { zone }: SigningFacts,
): Standing {
  const counts = (each: { readonly agreement: string; readonly hash: string; readonly at: Instant }): boolean =>
    each.agreement === key && each.hash === hash && each.at > (last?.at ?? 0) && isoDateOf(each.at, zone) >= cycle;
  const refusal = refusals.findLast(counts);
  const question = questions.findLast((each) => each.answer === undefined && counts(each));
  if (question !== undefined && question.at >= (refusal?.at ?? 0)) return { state: 'asked', question, ...owing };
  return refusal === undefined ? { state: 'owed', ...owing } : { state: 'refused', refusal, ...owing };
}
