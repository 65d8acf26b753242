// Taking names out of a copy, in memory: the longest text there can be, with many people.

import { ok } from '../../src/domain/shared/result.ts';
import type {
  RedactionPage,
  RedactionText,
  RedactionUseCases,
} from '../../src/usecases/casework/export/export-use-cases.ts';

type Step = <A extends readonly unknown[], R>(name: string, run: (...args: A) => R) => (...args: A) => Promise<R>;

const PAGE: RedactionPage = {
  ...{ ref: 'ES-7K3QF9XB', purpose: 'parent', begun: true, texts: 12, left: 3 },
  people: Array.from({ length: 140 }, (_, at) => ({
    ...{ key: `person:p_${at}`, name: `Person with a long name ${at}`, kept: at === 2 },
  })),
};
const TEXT: RedactionText = {
  ...{ ref: 'ES-7K3QF9XB', id: 'answer:story', index: 4, of: 12, left: 3, where: 'The report: What happened?' },
  text: '[Child A] wrote to [Child B]. '.repeat(170),
  replaced: Array.from({ length: 60 }, (_, at) => ({ was: `Wagtail ${at}`, label: 'Child A', times: at + 1 })),
  ...{ mark: '0123456789abcdef01234567', decided: null, reason: '' },
};

export const makeFakeRedaction = (step: Step): RedactionUseCases => ({
  page: step('redaction.page', () => ok(PAGE)),
  choose: step('redaction.choose', () => ok(PAGE)),
  text: step('redaction.text', () => ok(TEXT)),
  decide: step('redaction.decide', () => ok(TEXT)),
});
