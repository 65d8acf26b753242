// Every button about agreements, for the one table of verbs.

import type { TypedWords } from '../typed-words.ts';
import { savesOnce, shows, type Verb } from '../verb.ts';
import { linkToOutstanding, showOutstanding } from './agreement-outstanding.ts';
import { makeShowSign, makeSign, saveAsk, saveRefusal, showAsk, showRefuse } from './agreement-sign.ts';
import { listWaiting, saveAnswer, showQuestion, showRefusal } from './agreement-waiting.ts';
import { listAgreements, readAgreement, showCopy, showCopyText } from './agreements.ts';
import { CAMPAIGN_VERBS } from './campaign-verbs.ts';
import { PAPER_VERBS } from './paper-verbs.ts';

export const agreementVerbs = (words: TypedWords): Readonly<Record<string, Verb>> => ({
  aup: shows(listAgreements),
  'aup.read': shows(readAgreement),
  'aup.sign': shows(makeShowSign(words)),
  'aup.sign.save': savesOnce(makeSign(words)),
  'aup.ask': shows(showAsk),
  'aup.ask.save': savesOnce(saveAsk),
  'aup.refuse': shows(showRefuse),
  'aup.refuse.save': savesOnce(saveRefusal),
  'aup.copy': shows(showCopy),
  'aup.text': shows(showCopyText),
  'aup.waiting': shows(listWaiting),
  'aup.question': shows(showQuestion),
  'aup.answer.save': savesOnce(saveAnswer),
  'aup.refusal': shows(showRefusal),
  'aup.outstanding': shows(showOutstanding),
  'aup.outstanding.file': shows(linkToOutstanding),
  ...CAMPAIGN_VERBS,
  ...PAPER_VERBS,
});
