// Agreements in memory, for the conversation's tests: one text that is owed, one that is signed, one question that waits.

import { hashOf } from '../../src/config/parse-agreement.ts';
import type { Agreement } from '../../src/domain/aup/agreement.ts';
import { ok, type Result, refuse } from '../../src/domain/shared/result.ts';
import type { AupUseCases } from '../../src/usecases/aup/aup-use-cases.ts';
import type { CopyData, ReadingData } from '../../src/usecases/aup/signing-use-cases.ts';
import { makeFakeCampaigns, type Step } from './fake-campaigns.ts';
import { makeFakePapers } from './fake-papers.ts';

const sealed = (text: Omit<Agreement, 'hash'>): Agreement => ({ ...text, hash: hashOf(text) });

export const STAFF_TEXT = sealed({
  ...{ key: 'staff', audience: 'staff', version: '2026-09', title: 'Acceptable use agreement for staff' },
  intro: ['Read this first.'],
  parts: [
    {
      title: 'Devices',
      clauses: [
        { id: 'own-phone', text: 'My own phone stays away.' },
        { id: 'lost', text: 'I report a lost device.' },
      ],
    },
  ],
  boxes: [{ id: 'photos', label: 'Pictures of me may be shown.', required: true }],
  questions: [
    {
      ...{ id: 'phone', text: 'Where is your phone?', right: 'away', clause: 'own-phone' },
      options: [
        { value: 'pocket', label: 'In my pocket.' },
        { value: 'away', label: 'Away.' },
      ],
    },
  ],
  signAgain: 'everybody',
});

export const STAFF_NEXT = sealed({ ...STAFF_TEXT, version: '2027-01', intro: ['Read this first, please.'] });

export const READING: ReadingData = {
  agreement: STAFF_TEXT,
  state: 'To sign by Fri 27 Nov',
  changes: null,
  asked: [],
  canSign: true,
  fields: [{ id: 'job_title', label: 'Your job title or role', required: true, value: '' }],
  signature: null,
};

export const COPY: CopyData = {
  ...{ id: 's1', agreement: STAFF_TEXT, signedOn: 'Tue 24 Nov 2026', boxes: ['Ticked: Pictures of me may be shown.'] },
  receipt: [{ label: 'Name', value: 'secret name' }],
};

export type AupWorld = { current: Agreement; refusal: Result<never> | null };

export function makeFakeAup(step: Step): { readonly aup: AupUseCases; readonly aupWorld: AupWorld } {
  const aupWorld: AupWorld = { current: STAFF_TEXT, refusal: null };
  const down = refuse('store.unavailable', 'This was NOT saved.');
  const notYours = refuse('agreement.not_yours', 'There is no agreement here for you to sign.');
  const reading = (key: string, since?: string): Result<ReadingData> =>
    key === 'staff'
      ? ok({
          ...READING,
          agreement: aupWorld.current,
          changes: since === undefined ? null : { heading: 'Changed while you were reading', lines: ['New: please.'] },
        })
      : notYours;
  const same = (hash: string): boolean => hash === aupWorld.current.hash;
  const changed = refuse('agreement.changed', 'The text was changed while you were reading.');
  const done = <T>(hash: string, value: T): Result<T> => aupWorld.refusal ?? (same(hash) ? ok(value) : changed);
  const aup: AupUseCases = {
    mine: step('aup.mine', () =>
      ok({
        agreements: [
          { key: 'staff', title: STAFF_TEXT.title, version: '2026-09', state: READING.state, owed: true },
          { key: 'governor', title: 'For governors', version: '2026-09', state: 'Signed Mon 7 Sep 2026', owed: false },
        ],
        signed: [{ id: 's1', title: 'For governors', version: '2026-09', signedOn: 'Mon 7 Sep 2026' }],
        waiting: 1,
        seesAll: true,
        runsCampaigns: true,
      }),
    ),
    read: step('aup.read', (_who, key, since) => reading(key, since)),
    sign: step('aup.sign', (_who, _key, { hash }) => done(hash, COPY), down),
    refuse: step('aup.refuse', (_who, _key, { hash }) => done(hash, READING), down),
    askClause: step('aup.askClause', (_who, _key, { hash }) => done(hash, READING), down),
    copy: step('aup.copy', (_who, id) => (id === 's1' ? ok(COPY) : notYours)),
    waiting: step('aup.waiting', () =>
      ok([
        {
          ...{ kind: 'question' as const, doc: 'signatures-demo-p_sol', id: 'q1', title: STAFF_TEXT.title },
          ...{ from: 'Sol Supply', when: 'Tue 24 Nov 2026, 10:00' },
        },
      ]),
    ),
    question: step('aup.question', (_who, doc, id) =>
      id === 'q1'
        ? ok({
            ...{ doc, id, title: STAFF_TEXT.title, from: 'Sol Supply', when: 'Tue 24 Nov 2026, 10:00' },
            ...{ clause: { id: 'lost', text: 'I report a lost device.', number: 2 }, text: 'secret question' },
          })
        : notYours,
    ),
    answerClause: step('aup.answerClause', () => ok('answered' as const), down),
    outstanding: step('aup.outstanding', () =>
      ok([
        {
          ...{ title: STAFF_TEXT.title, version: '2026-09', asked: 20, signed: 3, waiting: 0 },
          missing: Array.from({ length: 17 }, (_, i) => ({ name: `Person ${i}`, state: 'To sign by Fri 27 Nov 2026' })),
        },
      ]),
    ),
    outstandingLink: step('aup.outstandingLink', () => ok('https://bot.example/d/secret-token')),
    campaigns: makeFakeCampaigns(step),
    papers: makeFakePapers(step),
    refusal: step('aup.refusal', () =>
      ok({
        ...{ title: STAFF_TEXT.title, version: '2026-09', from: 'Sol Supply' },
        ...{ when: 'Tue 24 Nov 2026, 10:00', reason: 'secret reason' },
      }),
    ),
  };
  return { aup, aupWorld };
}
