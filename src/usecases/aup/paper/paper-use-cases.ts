// Every step about what is signed on paper, as the conversation calls them. Rights are checked in each of them, from stored facts.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import type { PaperSigner } from '../../../domain/aup/class-list.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { Option } from '../../../views/fields.ts';
import type { Who } from '../../who.ts';

type Inputs = Readonly<Record<string, string>>;
type Saving = { readonly key: string; readonly hash: string; readonly inputs: Inputs };
type TakingBack = { readonly key: string; readonly reason: string };

/** What of it this person may see at all. */
export type PaperWays = { readonly classes: boolean; readonly adults: boolean };

export type SheetLine = {
  readonly agreement: string;
  readonly signer: PaperSigner;
  readonly hash: string;
  readonly title: string;
  readonly all: number;
  readonly signed: number;
  readonly refused: number;
  /** Nobody asks for these yet. */
  readonly waiting: number;
};

export type ClassesData = {
  readonly classes: readonly { readonly list: DocId; readonly name: string; readonly sheets: readonly SheetLine[] }[];
  /** More stand on the page after this one. */
  readonly more: boolean;
  /** Can look for a class by its name. */
  readonly all: boolean;
};

export type SheetRef = { readonly list: DocId; readonly agreement: string; readonly signer: PaperSigner };

export type SheetData = SheetRef & {
  readonly className: string;
  readonly text: Agreement;
  readonly page: number;
  readonly pages: number;
  /** Those of this page whose paper is not back. */
  readonly open: readonly Option[];
  readonly all: number;
  readonly signed: number;
  readonly refused: number;
  /** Nobody asks for these yet: the campaign is not started. They can be ticked all the same. */
  readonly waiting: number;
  /** Where the last paper of this class is kept. */
  readonly keptAt: string;
};

export type BackData = {
  readonly className: string;
  readonly title: string;
  readonly page: number;
  readonly pages: number;
  readonly papers: readonly {
    readonly sheet: string;
    readonly pupil: string;
    readonly name: string;
    readonly words: string;
  }[];
};

export type OnePaper = {
  readonly className: string;
  readonly title: string;
  readonly name: string;
  readonly words: string;
};

export type AdultSheetData = {
  readonly text: Agreement;
  readonly page: number;
  readonly pages: number;
  readonly open: readonly Option[];
};

export type VisitLine = {
  readonly book: DocId;
  readonly id: string;
  readonly name: string;
  readonly words: string;
};

export type VisitorsData = {
  /** What visitors sign; null where the school has no such text. */
  readonly text: Agreement | null;
  readonly today: readonly VisitLine[];
  readonly coming: readonly VisitLine[];
  readonly keptAt: string;
};

export type PaperUseCases = {
  readonly paperWays: (who: Who) => Promise<Result<PaperWays>>;
  readonly classes: (who: Who, input: { readonly find: string; readonly page: number }) => Promise<Result<ClassesData>>;
  /** A link that works once, to a table of what is not back: of one class, or (empty) of every class that this person keeps. */
  readonly notBackLink: (who: Who, list: DocId | '') => Promise<Result<string>>;
  /** That names of pupils were shown is on record first. */
  readonly sheet: (who: Who, ref: SheetRef, page: number) => Promise<Result<SheetData>>;
  /** `hash` is of the text that stood on the sheet: another one is refused (`agreement.changed`). Gives how many were saved. */
  readonly tickPupils: (who: Who, ref: SheetRef, input: Saving) => Promise<Result<number>>;
  readonly papersBack: (who: Who, ref: SheetRef, page: number) => Promise<Result<BackData>>;
  /** Whose it is and what it says, before it is taken back. That the name was shown is on record first. */
  readonly onePaper: (
    who: Who,
    ref: SheetRef,
    paper: { readonly sheet: string; readonly pupil: string },
  ) => Promise<Result<OnePaper>>;
  readonly takeBackPaper: (
    who: Who,
    ref: SheetRef,
    paper: { readonly sheet: string; readonly pupil: string },
    input: TakingBack,
  ) => Promise<Result<'taken_back'>>;
  /** Staff and governors who have not signed, without the person who asks. */
  readonly adultSheets: (who: Who) => Promise<Result<readonly Agreement[]>>;
  readonly adultSheet: (who: Who, agreement: string, page: number) => Promise<Result<AdultSheetData>>;
  readonly tickAdults: (who: Who, agreement: string, input: Saving) => Promise<Result<number>>;
  readonly visitors: (who: Who) => Promise<Result<VisitorsData>>;
  readonly recordVisitor: (who: Who, input: Saving) => Promise<Result<'recorded'>>;
  readonly takeBackVisitor: (who: Who, book: DocId, visit: string, input: TakingBack) => Promise<Result<'taken_back'>>;
};
