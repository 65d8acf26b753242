// What a person sees in the Agents Playground, kept as pictures where somebody wants to look at them.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaygroundPersona } from '../clients/playground/index.ts';
import type { Teller } from './stories.ts';

/** As wide as a card is on a phone. The window itself stays: at another size the Playground would draw the cards anew, empty. */
const PHONE = '.ac-adaptiveCard { width: 290px !important; min-width: 0 !important; }';

/** Set SCREENSHOTS to a folder to look at what a person sees, on a computer and on a phone. */
export async function look(who: PlaygroundPersona, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await who.screenshot(join(folder, `${name}.png`));
  const narrow = await who.page.addStyleTag({ content: PHONE });
  await who.screenshot(join(folder, `${name}-phone.png`));
  await narrow.evaluate((style) => style.parentNode?.removeChild(style));
}

/** Looks at every page before it is left. */
export function tellerOf(who: PlaygroundPersona, name: string): Teller {
  let page = 0;
  return {
    choose: async (question, option) => {
      for (const each of [option].flat()) await who.choose(question, each);
    },
    fill: who.type,
    press: async (label) => {
      page += 1;
      await look(who, `${name}-${page}`);
      await who.turns(label);
    },
  };
}
