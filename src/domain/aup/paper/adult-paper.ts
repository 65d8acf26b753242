// Staff and governors who sign on paper: the office or the custodian ticks them off into their own records. Nobody ticks off themselves.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import type { Agreement } from '../agreement.ts';
import { shortHash, signatureTerms } from '../sign-life.ts';
import type { Signature, SignaturesDoc } from '../signatures.ts';
import type { PaperForm } from './paper-form.ts';

export type TickingOff = {
  readonly key: string;
  readonly now: Instant;
  readonly by: PersonId;
  readonly name: string;
  readonly form: Pick<PaperForm, 'boxes' | 'signedOn' | 'keptAt'>;
};

export function signedOnPaper(doc: SignaturesDoc, text: Agreement, input: TickingOff): SignaturesDoc {
  if (pressSeen(doc.state, input.key)) return doc;
  const { key: agreement, version, hash } = text;
  const { form, by, now } = input;
  const signature: Signature = {
    ...{ id: `s${doc.state.signatures.length + 1}`, agreement, version, hash, at: now, signedOn: form.signedOn },
    ...{ name: input.name, fields: {}, boxes: form.boxes, method: 'paper' },
    paper: { tickedBy: by, keptAt: form.keptAt },
  };
  const state = {
    ...doc.state,
    ...rememberPress(doc.state, input.key),
    signatures: [...doc.state.signatures, signature],
  };
  const detail = { agreement, version, hash: shortHash(hash), method: 'paper' };
  return {
    ...doc,
    ...{ state, terms: signatureTerms(doc.school, state) },
    history: [...doc.history, { at: now, by, action: 'signature.on_paper', detail }],
  };
}
