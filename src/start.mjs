// `npm start`: checks the version of Node before it touches TypeScript.

import { preflight } from './preflight.mjs';

if (preflight(import.meta.url)) {
  const { run } = await import('./start.ts');
  await run();
}
