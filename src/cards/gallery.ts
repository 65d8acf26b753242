// `npm run cards`: one page with every card at its usual and its longest, in both themes, beside what Slack makes of it.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fallbackText, isChatView } from '../views/fallback.ts';
import type { View } from '../views/view.ts';
import { cardBytes } from './fit-view.ts';
import { cardCss } from './gallery/card-css.ts';
import { hostConfig } from './gallery/host-config.ts';
import { renderCard } from './render-card.ts';
import { allSamples, type Sample } from './samples.ts';
import type { SlackHome, SlackMessage, SlackModal } from './slack-blocks.ts';
import { toSlackHome, toSlackMessage, toSlackModal } from './to-slack.ts';

/** Writes `index.html` into the folder (made when missing) and gives its path. The page needs no network. */
export async function writeGallery(folder: string): Promise<string> {
  const page = await readFile(new URL('gallery/page.html', import.meta.url), 'utf8');
  const renderer = await readFile(
    createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
    'utf8',
  );
  const data = {
    hostConfigs: { light: hostConfig('light'), dark: hostConfig('dark') },
    samples: allSamples().map(drawn),
  };
  const path = join(folder, 'index.html');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path,
    page
      .replace('/*CARD_CSS*/', cardCss)
      .replace('/*RENDERER*/', () => inScript(renderer))
      .replace('/*DATA*/', () => inScript(JSON.stringify(data))),
  );
  return path;
}

function drawn({ name, size, view }: Sample): Readonly<Record<string, unknown>> {
  const card = renderCard(view);
  return { name, size, card, bytes: cardBytes(card), slack: onSlack(view), fallback: fallbackText(view) };
}

/** As each view really goes to Slack: Home in App Home, what is private in a modal, the rest as a message. */
function onSlack(view: View): SlackModal | SlackMessage | SlackHome {
  if (!isChatView(view)) return toSlackModal(renderCard(view), { callbackId: 'sample', privateMetadata: '' }).view;
  return view.view === 'home' ? toSlackHome(renderCard(view)) : toSlackMessage(renderCard(view));
}

function inScript(text: string): string {
  return text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
