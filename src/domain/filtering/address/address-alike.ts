// Names that are made to look like others: foreign letters of the same shape, digits for letters, a known name put in front.
// Nobody is stopped by this; whoever decides is told to look twice.

import { getDomain } from 'tldts';
import unhomoglyph from 'unhomoglyph';
import type { AddressWarning } from './address.ts';

/** Sites that schools use every day, and that are therefore imitated. */
const WELL_KNOWN = [
  'bbc.co.uk',
  'bbc.com',
  'google.com',
  'google.co.uk',
  'youtube.com',
  'wikipedia.org',
  'gov.uk',
  'nhs.uk',
  'microsoft.com',
  'office.com',
  'apple.com',
  'amazon.co.uk',
  'amazon.com',
  'facebook.com',
  'instagram.com',
  'tiktok.com',
  'whatsapp.com',
  'snapchat.com',
  'discord.com',
  'netflix.com',
  'paypal.com',
  'roblox.com',
  'minecraft.net',
  'scratch.mit.edu',
  'slack.com',
  'khanacademy.org',
  'thenational.academy',
  'twinkl.co.uk',
  'kahoot.com',
  'quizlet.com',
  'theguardian.com',
  'vimeo.com',
  'nspcc.org.uk',
  'childline.org.uk',
  'ceop.police.uk',
  'britannica.com',
  'nationalgeographic.com',
  'canva.com',
  'dropbox.com',
] as const;

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Han', /\p{Script=Han}/u],
  ['Hiragana', /\p{Script=Hiragana}/u],
  ['Katakana', /\p{Script=Katakana}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Bopomofo', /\p{Script=Bopomofo}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['none', /[\p{Script=Common}\p{Script=Inherited}]/u],
];
/** Alphabets that honest names of these languages mix. */
const LIVE_TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Hangul'],
  ['Latin', 'Han', 'Bopomofo'],
];

const scriptOf = (sign: string): string => SCRIPTS.find(([, pattern]) => pattern.test(sign))?.[0] ?? 'other';

function isMixed(label: string): boolean {
  const scripts = [...new Set(Array.from(label).map(scriptOf))].filter((script) => script !== 'none');
  return scripts.length > 1 && !LIVE_TOGETHER.some((group) => scripts.every((script) => group.includes(script)));
}

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/** What the eye sees at a glance: rn and m, 0 and o, 1, i and l are the same. */
const glance = (text: string): string =>
  unhomoglyph(withoutMarks(text)).toLowerCase().replace(/[i1|]/gu, 'l').replace(/vv/gu, 'w');
const KNOWN = new Map(WELL_KNOWN.map((name) => [glance(name), name]));

/** The name in plain letters when every one of its foreign letters looks like one; null when some does not. */
function plainTwin(shown: string): string | null {
  const twin = Array.from(shown)
    .map((sign) => (/\p{ASCII}/u.test(sign) ? sign : withoutMarks(unhomoglyph(sign)).toLowerCase()))
    .join('');
  return /^[a-z0-9.-]+$/u.test(twin) && /(?!\p{Script=Latin})\p{L}/u.test(shown) ? twin : null;
}

const belongsTo = (host: string, name: string): boolean => host === name || host.endsWith(`.${name}`);

/** `shown` is the host in its own letters. */
export function alikeWarnings(host: string, shown: string): readonly AddressWarning[] {
  const of = lookAlikeOf(host, shown);
  if (of !== null) return [{ kind: 'look_alike', of }];
  return shown.split('.').some(isMixed) ? [{ kind: 'mixed_letters' }] : [];
}

function lookAlikeOf(host: string, shown: string): string | null {
  if (WELL_KNOWN.some((name) => belongsTo(host, name))) return null;
  const twin = plainTwin(shown);
  if (twin !== null) return twin;
  const labels = shown.split('.');
  const ends = labels.map((_label, index) => labels.slice(index).join('.'));
  const imitated = ends.map((end) => KNOWN.get(glance(end))).find((name) => name !== undefined);
  if (imitated !== undefined) return imitated;
  // bbc.co.uk.example.com belongs to example.com.
  const owner = getDomain(host) ?? host;
  return WELL_KNOWN.find((name) => host.startsWith(`${name}.`) && !belongsTo(owner, name)) ?? null;
}
