// Looks for words that must stay on private pages everywhere they could have got to: chats, logs, the data folder, addresses, answers.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SlackStandIn } from '../clients/slack-stand-in/index.ts';
import type { TeamsWorld } from '../clients/teams-connector/index.ts';

/** A place where something could be read by somebody it was not meant for. */
export type Surface = { readonly where: string; readonly content: Buffer };

const surface = (where: string, content: string | Buffer): Surface => ({
  where,
  content: typeof content === 'string' ? Buffer.from(content) : content,
});

/** Where which word stands. Empty when nothing leaked. */
export function leaksIn(surfaces: readonly Surface[], words: readonly string[]): readonly string[] {
  const disguises = words.flatMap((word) => disguisesOf(word).map((disguise) => ({ word, disguise })));
  return surfaces.flatMap(({ where, content }) =>
    disguises.filter(({ disguise }) => content.includes(disguise)).map(({ word }) => `${where}: ${word}`),
  );
}

/** As it is, for a URL, in 16-bit signs, in hex, and the part of a base64 text that does not depend on what stands around it. */
function disguisesOf(word: string): readonly Buffer[] {
  const plain = Buffer.from(word);
  const base64 = [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), plain]);
    const start = before === 0 ? 0 : 4;
    return padded.toString('base64').slice(start, Math.floor(padded.length / 3) * 4);
  });
  const texts = [encodeURIComponent(word), word.replaceAll(' ', '+'), plain.toString('hex'), ...base64];
  return [plain, Buffer.from(word, 'utf16le'), ...texts.map((text) => Buffer.from(text))];
}

/** Every file with its name, and what is in it. */
export function folderSurfaces(folder: string): readonly Surface[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    return [surface(`file name ${name}`, name), surface(`file ${name}`, readFileSync(path))];
  });
}

/** What Slack keeps: messages, lines in channels, App Home. A window is private and is not here. */
export function slackSurfaces({ calls, sent }: SlackStandIn): readonly Surface[] {
  const windows = ['views.open', 'views.update'];
  const kept = calls().filter(({ method }) => !windows.includes(method));
  // The answer to a command stands in the channel it was typed in.
  const commands = sent.filter(({ delivery }) => delivery.kind === 'slash_commands');
  return [
    ...kept.map(({ method, args }) => surface(`Slack ${method}`, JSON.stringify(args))),
    ...commands.map(({ reply }) => surface('Slack command answer', JSON.stringify(reply.body))),
  ];
}

/** What Teams keeps, and every address that was asked for. The answer to a press is private and is not here. */
export function teamsSurfaces({ state }: TeamsWorld): readonly Surface[] {
  const posted = [...state.posts, ...state.messages.values()];
  return [
    ...posted.map(({ activity, conversationId }) => surface(`Teams ${conversationId}`, JSON.stringify(activity))),
    ...state.calls.map(({ method, path }) => surface('Teams address', `${method} ${path}`)),
  ];
}

export const logSurfaces = (logged: readonly string[]): readonly Surface[] =>
  logged.map((line) => surface('log line', line));

/** What the server tells whoever asks: health, counters, and its errors. `words` are put into everything a stranger can put them into. */
export async function httpSurfaces(url: string, words: readonly string[]): Promise<readonly Surface[]> {
  const word = words.join(' ');
  const asked: readonly (readonly [string, RequestInit])[] = [
    ['/healthz', {}],
    ['/readyz', {}],
    ['/metrics', {}],
    [`/${encodeURIComponent(word)}`, {}],
    [`/d/${encodeURIComponent(word)}`, {}],
    [`/?token=${encodeURIComponent(word)}`, {}],
    ...['/api/messages', '/slack/events', '/console/press', '/console/say'].flatMap(
      (path): readonly (readonly [string, RequestInit])[] => [
        [path, { method: 'POST', body: `{"text": "${word}`, headers: { 'content-type': 'application/json' } }],
        [
          path,
          { method: 'POST', body: `text=${word}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        ],
        [path, { method: 'POST', body: word.repeat(20_000), headers: { 'content-type': 'text/plain' } }],
        [path, { method: 'PUT', body: word }],
      ],
    ),
  ];
  const found: Surface[] = [];
  for (const [path, init] of asked) {
    const answer = await fetch(url + path, { ...init, redirect: 'manual' });
    const body = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
    found.push(surface(`answer to ${init.method ?? 'GET'} ${path.slice(0, 20)}`, body));
  }
  return found;
}
