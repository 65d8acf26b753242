// A locked copy of one case: what is needed, a passphrase twice, then a link that works once. What was typed as a passphrase is never
// shown again, not even where it could not be taken.

import type { Refusal } from '../../domain/shared/result.ts';
import { COPY_TEXTS } from '../../views/copy-texts.ts';
import type { FormPage } from '../../views/private-views.ts';
import { REDACT_TEXTS } from '../../views/redact-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { plain, primary, submits } from '../buttons.ts';
import { refused } from '../failure.ts';
import type { Handler, PersonCall } from '../handler.ts';
import { message, notice } from '../message.ts';
import type { Typed } from '../questions.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { shows, type Verb } from '../verb.ts';
import { lockQuestions } from './lock-questions.ts';

const T = COPY_TEXTS;
export const REDACTED = 'redacted';

/** Which copy it is goes from page to page in the button. */
const isRedacted = (call: PersonCall): boolean => call.target.page === REDACTED;
const sameCopy = (call: PersonCall): string =>
  encodeTarget({ id: call.target.id, page: isRedacted(call) ? REDACTED : '' });

const page = (call: PersonCall, errors: Typed): FormPage => ({
  view: 'form_page',
  title: T.title,
  progress: isRedacted(call) ? T.namesOut : '',
  warnings: [],
  intro: T.intro,
  questions: lockQuestions(call, errors),
  numbers: [],
  actions: [
    submits(primary('case.copy.make', sameCopy(call), T.buttons.make)),
    ...(isRedacted(call) ? [] : [plain('case.redact', call.target.id, REDACT_TEXTS.buttons.start)]),
    plain('case.open', call.target.id, CHAT_TEXTS.buttons.toCase),
  ],
});

export const showCopy: Handler = async (call, deps) => {
  const form = await deps.useCases.casework.copies.copyForm(call.who, call.target.id);
  if (!form.ok) return refused(form.refusal, call, deps, false);
  return { show: page(call, {}) };
};

export const makeCopy: Handler = async (call, deps) => {
  const { copy = '', passphrase = '', again = '', recipient = '' } = call.inputs;
  const variant = isRedacted(call) ? REDACTED : 'whole';
  const input = { copy, passphrase, again, recipient, variant };
  const link = await deps.useCases.casework.copies.copyLink(call.who, call.target.id, input);
  if (!link.ok) return onPage(link.refusal, call) ?? refused(link.refusal, call, deps, false);
  const lines = [T.ready.line, T.ready[link.value.copy], T.ready.fingerprint(link.value.fingerprint)];
  const actions = [
    plain('case.copy', sameCopy(call), T.buttons.another),
    plain('case.open', call.target.id, CHAT_TEXTS.buttons.toCase),
  ];
  return {
    show: {
      ...message(T.ready.title, link.value.copy === 'bundle' ? lines : lines.slice(0, 2), { tone: 'good', actions }),
      links: [{ label: T.ready.link, url: link.value.url }],
    },
    say: [notice(T.ready.title, [T.ready.said], actions)],
    sayInstead: true,
  };
};

function onPage({ field, message: fault }: Refusal, call: PersonCall): Answer | null {
  if (field === undefined) return null;
  const errors = { [field]: fault };
  return { show: page(call, errors), errors };
}

export const COPY_VERBS: Readonly<Record<string, Verb>> = {
  'case.copy': shows(showCopy),
  'case.copy.make': shows(makeCopy),
};
