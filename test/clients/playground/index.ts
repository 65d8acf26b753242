// The Agents Playground as people: `const world = await startPlaygrounds(endpoint); const tess = await world.persona({…})`.
// The playground acts only as one person, so each person gets a process and a window of their own, all on the same bot.

import { launchBrowser } from '../../support/browser.ts';
import { openPersona, type PlaygroundPersona } from './persona.ts';
import type { Persona } from './process.ts';

export { PLAYGROUND_TENANT } from './process.ts';
export type { Persona, PlaygroundPersona };

export type Playgrounds = {
  readonly persona: (persona: Persona) => Promise<PlaygroundPersona>;
  readonly close: () => Promise<void>;
};

/** `endpoint`: where the bot listens, e.g. http://127.0.0.1:3978/api/messages, in local mode. */
export async function startPlaygrounds(endpoint: string): Promise<Playgrounds> {
  const browser = await launchBrowser();
  const open: PlaygroundPersona[] = [];
  return {
    persona: async (persona) => {
      const opened = await openPersona(browser, endpoint, persona);
      open.push(opened);
      return opened;
    },
    close: async () => {
      await Promise.all(open.map((each) => each.close()));
      await browser.close();
    },
  };
}
