// Where each pupil of a class stands with each paper, by the same rules as for adults: a new version, another year, a new stage.

import type { SchoolCalendar } from '../../school/policy.ts';
import type { IsoDate } from '../../shared/instant.ts';
import type { Agreement } from '../agreement.ts';
import type { AgreementsPolicy } from '../agreements-policy.ts';
import type { CampaignState } from '../campaign.ts';
import type { ClassListState, PaperSigner, Pupil, PupilSignature } from '../class-list.ts';
import { isWaiting, isWanted, type Signed, type SigningFacts, type Standing, standingOf } from '../sign-standing.ts';
import { startsTogether } from './enters-ks2.ts';
import { type Sheet, sheetsOf } from './pupil-sheets.ts';

/** A text, since when the school has it, and what was in force before. */
export type PaperText = { readonly text: Agreement; readonly seenOn: IsoDate; readonly older: readonly Agreement[] };

export type PupilFacts = {
  readonly today: IsoDate;
  readonly zone: string;
  readonly calendar: Pick<SchoolCalendar, 'terms' | 'closures' | 'bankHolidays'>;
  readonly policy: Pick<AgreementsPolicy, 'yearlyOn' | 'daysToSign' | 'chaseAfterDays' | 'pupilSigners'>;
  /** Those that may still ask, as for adults. */
  readonly campaigns: readonly CampaignState[];
};

export type PupilStanding = {
  readonly pupil: Pupil;
  readonly text: Agreement;
  readonly signer: PaperSigner;
  /** Never `asked`: nobody asks on paper. */
  readonly standing: Standing;
};

type List = Pick<ClassListState, 'pupils' | 'signatures'>;

/** For each pupil of the list (hand in a counted class), each text and each who signs it. */
export const pupilStandings = (list: List, texts: readonly PaperText[], facts: PupilFacts): readonly PupilStanding[] =>
  sheetsOf(texts, facts.policy.pupilSigners).flatMap((sheet) => sheetStandings(list, sheet, facts));

export function sheetStandings(list: List, sheet: Sheet<PaperText>, facts: PupilFacts): readonly PupilStanding[] {
  const { text, signer } = sheet;
  // Most who have given nothing back owe it since the same day: days of school are counted once for all of them.
  const nothingBack = new Map<string, Standing>();
  const standing = (pupil: Pupil): Standing => {
    const signed = signedBy(list, pupil, sheet);
    const isNothing = signed.signatures.length + signed.refusals.length === 0;
    const theirs = factsOf(pupil, sheet, facts);
    const key = `${pupil.since} ${theirs.together ?? ''}`;
    const known = isNothing ? nothingBack.get(key) : undefined;
    const found = known ?? standingOf(text, signed, theirs);
    if (isNothing) nothingBack.set(key, found);
    return found;
  };
  return list.pupils
    .filter(({ audience }) => sheet.audiences.includes(audience))
    .map((pupil) => ({ pupil, text, signer, standing: standing(pupil) }));
}

function factsOf(pupil: Pupil, { text, seenOn, older }: PaperText, facts: PupilFacts): SigningFacts {
  const together = startsTogether(pupil, text, facts.calendar);
  return {
    ...{ today: facts.today, zone: facts.zone, calendar: facts.calendar, policy: facts.policy },
    ...{ person: { absences: [] }, joinedOn: pupil.since, textSeenOn: seenOn, older, campaigns: facts.campaigns },
    ...(together === null ? {} : { together }),
  };
}

/** What counts of the papers for one pupil and signer, in the shape the rules for adults read. */
function signedBy({ signatures }: List, { id }: Pupil, { signer, text }: Sheet<PaperText>): Signed {
  const theirs = signatures.filter(
    ({ pupil, signer: by, agreement, withdrawn }) =>
      pupil === id && by === signer && agreement === text.key && withdrawn === undefined,
  );
  return {
    signatures: theirs.filter(({ refused }) => refused !== true).map(asSignature),
    refusals: theirs
      .filter(({ refused }) => refused === true)
      .map(({ agreement, hash, at }) => ({ agreement, hash, at, reason: '' })),
    questions: [],
  };
}

const asSignature = (paper: PupilSignature): Signed['signatures'][number] => ({
  ...{ id: paper.sheet, agreement: paper.agreement, version: paper.version, hash: paper.hash, at: paper.at },
  ...{ signedOn: paper.signedOn, name: '', fields: {}, boxes: paper.boxes, method: 'paper' },
  paper: { tickedBy: paper.tickedBy, keptAt: paper.keptAt },
});

export type SheetStandings = {
  readonly text: Agreement;
  readonly signer: PaperSigner;
  readonly standings: readonly PupilStanding[];
};

/** By text and who signs it. */
export function bySheet(standings: readonly PupilStanding[]): readonly SheetStandings[] {
  const sheets = new Map<string, SheetStandings & { readonly standings: PupilStanding[] }>();
  for (const each of standings) {
    const { text, signer } = each;
    const key = `${text.key} ${signer}`;
    const sheet = sheets.get(key) ?? { text, signer, standings: [] };
    sheet.standings.push(each);
    sheets.set(key, sheet);
  }
  return [...sheets.values()];
}

export { isWaiting };

export type SheetCount = {
  readonly text: Agreement;
  readonly signer: PaperSigner;
  readonly all: number;
  readonly signed: number;
  readonly refused: number;
  /** Asked for, and not back. */
  readonly owed: number;
  /** Nobody asks for them before a campaign is started. */
  readonly waiting: number;
};

/** How many papers are back, by text and who signs. For whoever counts: it names nobody. */
export const countStandings = (standings: readonly PupilStanding[]): readonly SheetCount[] =>
  bySheet(standings).map(({ text, signer, standings: all }) => {
    const count = (holds: (standing: Standing) => boolean): number => all.filter((one) => holds(one.standing)).length;
    return {
      ...{ text, signer, all: all.length },
      signed: count(({ state }) => state === 'signed'),
      refused: count(({ state }) => state === 'refused'),
      ...{ owed: count(isWanted), waiting: count(isWaiting) },
    };
  });
