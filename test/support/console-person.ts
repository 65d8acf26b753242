// A person in a console column without a browser: the same requests the page makes, the same cards it is given.

import { randomUUID } from 'node:crypto';
import { collect, findButton, findInput, textOf, valueFor } from '../clients/teams-connector/card-on-screen.ts';
import type { Teller } from '../journeys/stories.ts';
import type { TestApp } from './open-app.ts';

export type ConsolePersonClient = Teller & {
  readonly say: (text: string) => Promise<void>;
  readonly postFile: () => Promise<void>;
  /** A press by what stands on a button of the chat. */
  readonly pressOf: (verb: string, target: string) => Promise<void>;
  /** The private page that is open. */
  readonly text: () => string;
};

type Shown = { readonly card: unknown } | null;

export async function consolePerson(app: TestApp, person: string): Promise<ConsolePersonClient> {
  const page = await fetch(app.consoleUrl ?? '', { redirect: 'manual' });
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  let card: unknown = null;
  let filled: Record<string, string> = {};
  const post = async (what: string, body: object): Promise<void> => {
    const answer = await fetch(`${app.url}/console/${what}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify({ person, ...body }),
    });
    if (answer.status !== 200) throw new Error(`the console answered ${answer.status}`);
    const { show } = (await answer.json()) as { readonly show: Shown };
    if (show !== null) card = show.card;
    filled = {};
  };
  const press = (verb: string, target: string, inputs: object): Promise<void> =>
    post('press', { verb, target, inputs, key: randomUUID() });
  return {
    say: (text) => post('say', { text }),
    postFile: () => post('file', {}),
    choose: async (question, option) => {
      const input = findInput(card, question);
      filled[String(input.id)] = valueFor(input, typeof option === 'string' ? option : option.join('; '));
    },
    fill: async (question, text) => {
      filled[String(findInput(card, question).id)] = text;
    },
    press: async (label) => {
      const button = findButton(card, label);
      if (button === null) throw new Error(`no button "${label}" on:\n${textOf(card)}`);
      const { target, ...inputs } = collect(card, button, filled);
      await press(String(button.verb), String(target ?? ''), inputs);
    },
    pressOf: (verb, target) => press(verb, target, {}),
    text: () => textOf(card),
  };
}
