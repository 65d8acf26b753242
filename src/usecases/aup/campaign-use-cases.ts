// Steps about campaigns and class lists, as the conversation calls them. Rights are checked in each of them, from stored facts, at the press.

import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Who } from '../use-cases.ts';

type Press = { readonly key: string };
type Inputs = Readonly<Record<string, string>>;

export type Progress = {
  readonly campaign: DocId;
  readonly title: string;
  readonly phase: string;
  readonly asked: number;
  readonly signed: number;
  readonly refused: number;
  readonly unreachable: number;
  readonly dueOn: string;
  /** By group: staff, governors, a class. Text bars are drawn by the conversation. */
  readonly groups: readonly { readonly name: string; readonly signed: number; readonly asked: number }[];
  /** Names, for those entitled only; empty otherwise. */
  readonly outstanding: readonly string[];
  readonly cannotReach: readonly string[];
  readonly can: { readonly start: boolean; readonly cancel: boolean; readonly csv: boolean };
};

export type ClassSheet = {
  readonly id: DocId;
  readonly name: string;
  readonly title: string;
  /** Who signs here, and for each pupil whether it came back. */
  readonly signer: 'pupil' | 'parent';
  readonly pupils: readonly {
    readonly id: string;
    readonly name: string;
    readonly signed: boolean;
    readonly refused: boolean;
  }[];
  readonly pages: number;
  readonly page: number;
};

export type CampaignUseCases = {
  readonly campaigns: (who: Who) => Promise<Result<readonly Progress[]>>;
  readonly campaign: (who: Who, id: DocId) => Promise<Result<Progress>>;
  /** Prepares one by hand: an agreement's key and the last day to sign. */
  readonly prepare: (who: Who, input: Press & { readonly inputs: Inputs }) => Promise<Result<Progress>>;
  readonly start: (who: Who, id: DocId, input: Press) => Promise<Result<Progress>>;
  readonly cancel: (who: Who, id: DocId, input: Press) => Promise<Result<Progress>>;
  /** One-time link: who has not signed (X20), as CSV for IT and the custodian. */
  readonly gateLink: (who: Who, agreement: string) => Promise<Result<string>>;

  readonly classes: (
    who: Who,
  ) => Promise<Result<readonly { readonly id: DocId; readonly name: string; readonly line: string }[]>>;
  readonly sheet: (
    who: Who,
    id: DocId,
    agreement: string,
    signer: 'pupil' | 'parent',
    page: number,
  ) => Promise<Result<ClassSheet>>;
  readonly tick: (
    who: Who,
    id: DocId,
    input: Press & {
      readonly agreement: string;
      readonly signer: 'pupil' | 'parent';
      readonly page: number;
      readonly inputs: Inputs;
    },
  ) => Promise<Result<ClassSheet>>;
  /** Paper of an adult without an account here: a visitor, a governor. */
  readonly paper: (who: Who, input: Press & { readonly inputs: Inputs }) => Promise<Result<'noted'>>;
};
