// Reading and signing. Each press finds the person, the text and where they stand anew, decides, stores, and then shows.

import type { Agreement } from '../../domain/aup/agreement.ts';
import { mayRunCampaigns } from '../../domain/aup/campaign-duties.ts';
import { readSignForm } from '../../domain/aup/sign-form.ts';
import { asked, newSignatures, refused, signed } from '../../domain/aup/sign-life.ts';
import { answerersOf, toldOfRefusal } from '../../domain/aup/sign-rights.ts';
import { NOTHING_SIGNED, type Standing, signaturesOf as signedOf } from '../../domain/aup/sign-standing.ts';
import type { SignaturesDoc } from '../../domain/aup/signatures.ts';
import { nextOpen } from '../../domain/calendar/school-time.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate } from '../../domain/shared/time.ts';
import { changeDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { waitingFor } from './clause-questions.ts';
import { keptText, textByHash } from './kept-texts.ts';
import { maySee } from './outstanding.ts';
import { changesOf, copyOf, readingOf, standingWords } from './reading.ts';
import {
  type SignedText,
  type Signer,
  type SigningWorld,
  signaturesOf,
  signerNow,
  signingWorld,
  standingsOf,
} from './signing-school.ts';
import type { CopyData, MineData, ReadingData, SigningUseCases } from './signing-use-cases.ts';

const notYours = (): Result<never> =>
  refuse('agreement.not_yours', 'There is no agreement here for you to sign. Type aup to see yours.');
const SIGNED_ALREADY = 'You have signed this. If you want to take that back, speak to whoever keeps the agreements.';

type Input<K extends 'sign' | 'refuse' | 'askClause'> = Parameters<SigningUseCases[K]>[2];

/** The texts for this person, then everything they ever signed. A leaver, and somebody no list names, has none. */
export async function mine(deps: Deps, who: Who): Promise<Result<MineData>> {
  const world = await signingWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  if (signer === null) return ok({ agreements: [], signed: [], waiting: null, seesAll: false, runsCampaigns: false });
  const read = await signaturesOf(deps, who.school, who.person.id);
  if (!read.ok) return read;
  const { today, calendar } = world.value;
  const state = read.value?.state ?? NOTHING_SIGNED;
  const waiting = await waitingFor(deps, world.value, signer.person);
  if (!waiting.ok) return waiting;
  const all = await Promise.all(state.signatures.map(({ hash }) => textByHash(deps, who.school, hash)));
  return ok({
    agreements: standingsOf(world.value, signer, state).map(({ signedText: { text }, standing }) => ({
      ...{ key: text.key, title: text.title, version: text.version, owed: standing.state !== 'signed' },
      state: standingWords(text, standing, today, calendar.zone),
    })),
    signed: state.signatures
      .map(({ id, agreement, version, signedOn }, index) => {
        const found = all[index];
        const title = found?.ok === true ? (found.value?.title ?? agreement) : agreement;
        return { id, title, version, signedOn: formatDate(signedOn) };
      })
      .toReversed(),
    waiting: waiting.value?.length ?? null,
    seesAll: maySee(signer.person, world.value),
    runsCampaigns: mayRunCampaigns(signer.person, world.value),
  });
}

type Mine = {
  readonly world: SigningWorld;
  readonly signer: Signer;
  readonly signedText: SignedText;
  readonly doc: SignaturesDoc | null;
};

async function find(deps: Deps, who: Who, key: string): Promise<Result<Mine>> {
  const world = await signingWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  if (signer === null) return notYours();
  const read = await signaturesOf(deps, who.school, who.person.id);
  if (!read.ok) return read;
  const found = standingsOf(world.value, signer).find(({ signedText }) => signedText.text.key === key);
  return found === undefined
    ? notYours()
    : ok({ world: world.value, signer, signedText: found.signedText, doc: read.value });
}

export async function read(deps: Deps, who: Who, key: string, since = ''): Promise<Result<ReadingData>> {
  const found = await find(deps, who, key);
  return found.ok ? reading(deps, found.value, since) : found;
}

function standingIn({ world, signer, signedText }: Mine, doc: SignaturesDoc | null): Standing {
  const found = standingsOf(world, signer, doc?.state).find((each) => each.signedText === signedText);
  if (found === undefined) throw new Error('a text that was for this person is not any more');
  return found.standing;
}

async function reading(deps: Deps, mine: Mine, since: string): Promise<Result<ReadingData>> {
  const { world, signer, doc, signedText } = mine;
  const { text } = signedText;
  const state = doc?.state ?? NOTHING_SIGNED;
  const last = signedOf(text.key, state).at(-1);
  const before = await textByHash(deps, world.school, since === '' ? (last?.hash ?? '') : since);
  if (!before.ok) return before;
  const signedOn = since === '' ? (last?.signedOn ?? null) : null;
  return ok(
    readingOf({
      ...{ text, standing: standingIn(mine, doc), signed: state, person: signer.person, fields: world.policy.fields },
      ...{ changes: changesOf(text, before.value, signedOn), today: world.today, zone: world.calendar.zone },
    }),
  );
}

/** The text is kept first, so that no signature ever stands without its words. Signed already: nothing more is stored. */
export async function sign(deps: Deps, who: Who, key: string, input: Input<'sign'>): Promise<Result<CopyData>> {
  const found = await find(deps, who, key);
  if (!found.ok) return found;
  const { world, signedText } = found.value;
  const { text } = signedText;
  const kept = await keptText(deps, who.school, text);
  if (!kept.ok) return kept;
  const done = await change(deps, found.value, (doc) => {
    const standing = standingIn(found.value, doc);
    if (standing.state === 'signed' && input.hash === standing.signature.hash) return ok(doc);
    // A text that changed is told before what is wrong with answers to the one before.
    const read = readSignForm(text, world.policy.fields, input.inputs);
    if (!read.ok && input.hash === text.hash) return wrong(read.faults);
    const form = read.ok ? read.form : { name: '', fields: {}, boxes: [] };
    return signed(doc, text, { key: input.key, hash: input.hash, form, now: deps.clock.now(), today: world.today });
  });
  if (!done.ok) return done;
  const signature = signedOf(key, done.value.state).findLast(({ hash }) => hash === input.hash);
  if (signature === undefined) throw new Error('what was signed just now is not there');
  return ok(copyOf(signature, text, world.calendar.zone));
}

const wrong = (faults: Readonly<Record<string, string>>): Result<never> => {
  const [field = '', message = ''] = Object.entries(faults)[0] ?? [];
  return { ok: false, refusal: { code: 'agreement.form', message, field, fields: faults } };
};

export async function refuseToSign(
  deps: Deps,
  who: Who,
  key: string,
  input: Input<'refuse'>,
): Promise<Result<ReadingData>> {
  const found = await find(deps, who, key);
  if (!found.ok) return found;
  const { world, signer } = found.value;
  const tell = toldOfRefusal(world, signer.person.id).map(({ id }) => id);
  return answer(deps, found.value, input.hash, (doc, text, now) =>
    refused(doc, text, { ...input, now, tell }, nextOpen(world.calendar, now)),
  );
}

export async function askClause(
  deps: Deps,
  who: Who,
  key: string,
  input: Input<'askClause'>,
): Promise<Result<ReadingData>> {
  const found = await find(deps, who, key);
  if (!found.ok) return found;
  const { world, signer } = found.value;
  const tell = answerersOf(world, signer.person.id).map(({ id }) => id);
  return answer(deps, found.value, input.hash, (doc, text, now) =>
    asked(doc, text, { ...input, now, tell }, nextOpen(world.calendar, now)),
  );
}

/** A question and a refusal are about this very text too, so it is kept with them. */
async function answer(
  deps: Deps,
  mine: Mine,
  hash: string,
  step: (doc: SignaturesDoc, text: Agreement, now: number) => Result<SignaturesDoc>,
): Promise<Result<ReadingData>> {
  const { text } = mine.signedText;
  const done = await change(deps, mine, (doc) =>
    standingIn(mine, doc).state === 'signed' && hash === text.hash
      ? refuse('agreement.signed', SIGNED_ALREADY)
      : step(doc, text, deps.clock.now()),
  );
  return done.ok ? reading(deps, { ...mine, doc: done.value }, '') : done;
}

const change = (
  deps: Deps,
  { world, signer }: Mine,
  step: (doc: SignaturesDoc) => Result<SignaturesDoc>,
): Promise<Result<SignaturesDoc>> => {
  const fresh = newSignatures(world.school, signer.person.id);
  return changeDoc(deps, 'signatures', fresh.id, (doc) => step(doc ?? fresh));
};

/** Only of what this person signed; whoever has left has no account to ask with. */
export async function copy(deps: Deps, who: Who, id: string): Promise<Result<CopyData>> {
  const world = await signingWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  const doc = await signaturesOf(deps, who.school, who.person.id);
  if (!doc.ok) return doc;
  const signature = doc.value?.state.signatures.find((each) => each.id === id);
  if (signer === null || signature === undefined) return refuse('agreement.no_copy', NO_COPY);
  const text = await textByHash(deps, who.school, signature.hash);
  if (!text.ok) return text;
  return text.value === null
    ? refuse('agreement.no_copy', NO_COPY)
    : ok(copyOf(signature, text.value, world.value.calendar.zone));
}

const NO_COPY = 'There is no copy here for you. Type aup to see what you have signed.';
