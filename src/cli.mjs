#!/usr/bin/env node
// `esafety`: checks the version of Node before it touches TypeScript.

import { preflight } from './preflight.mjs';

if (preflight(import.meta.url)) {
  const { main } = await import('./cli.ts');
  await main();
}
