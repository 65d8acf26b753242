// The buttons of a case file. Each room of the desk adds its own here, from what this holder may do now; the order is the order shown.

import type { CaseFileData } from '../../usecases/results.ts';
import type { Action } from '../../views/fields.ts';
import { COPY_TEXTS } from '../../views/copy-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary } from '../buttons.ts';

const T = CHAT_TEXTS.buttons;

type Buttons = (data: CaseFileData) => readonly Action[];

const accept: Buttons = ({ can, caseId }) =>
  can.acknowledge ? [primary('case.acknowledge', caseId, T.acknowledge)] : [];
const write: Buttons = ({ can, caseId }) => (can.note ? [plain('case.note', caseId, T.note)] : []);
const end: Buttons = ({ can, caseId }) => (can.close ? [plain('case.close', caseId, T.close)] : []);
const stepBack: Buttons = ({ can, caseId }) => (can.conflict ? [plain('case.conflict', caseId, T.conflict)] : []);

const copies: Buttons = ({ can, caseId }) =>
  can.copy === true ? [plain('case.copy', caseId, COPY_TEXTS.buttons.copy)] : [];

/** A room adds one line: people and sharing after `write`, files after them. */
const ROOMS: readonly Buttons[] = [accept, write, copies, end, stepBack];

export const caseButtons = (data: CaseFileData): readonly Action[] => ROOMS.flatMap((room) => room(data));
