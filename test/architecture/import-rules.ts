// Holds a source tree against the table of rooms and walls, and says which import breaks which rule and why that rule is there.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { ROOMS, WALLS } from './rooms.ts';

/** `baseDir` holds a folder src. The answer is one line per breach, empty when all is well. */
export async function breachesOf(baseDir: string): Promise<readonly string[]> {
  const { output } = await cruise(['src'], {
    baseDir,
    parser: 'swc',
    // Type-only imports count: a type is knowledge too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default'],
    },
    moduleSystems: ['es6', 'cjs'],
    validate: true,
    ruleSet: { forbidden: forbidden() },
  });
  if (typeof output === 'string') throw new Error('expected a result, not a text');
  return [...describe(output), ...(await hiddenImports(baseDir))];
}

function forbidden(): IForbiddenRuleType[] {
  const rooms = ROOMS.map(({ room, sees, because }) => ({
    name: `${room} sees ${sees.length === 0 ? 'only itself' : sees.join(', ')}`,
    comment: because,
    severity: 'error' as const,
    from: { path: `^src/${room}` },
    to: { path: '^src/', pathNot: [room, ...sees].map((seen) => `^src/${seen}`) },
  }));
  return [
    ...rooms,
    {
      name: 'no cycles',
      comment: 'Two files that need each other are one idea in two places, and neither can be read first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every import is found',
      comment: 'An import that this check cannot follow is one that it cannot judge.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ];
}

function describe(result: ICruiseResult): readonly string[] {
  const reasons = new Map(forbidden().map((rule) => [rule.name, rule.comment]));
  return result.summary.violations.map(
    ({ from, to, rule }) => `${from} -> ${to}: ${rule.name}. ${reasons.get(rule.name) ?? ''}`,
  );
}

/** Packages by their name in the text, however they are loaded, and the other things that belong to one place only. */
async function hiddenImports(baseDir: string): Promise<readonly string[]> {
  const breaches: string[] = [];
  for (const file of await sourceFiles(baseDir)) {
    const text = await readFile(join(baseDir, file), 'utf8');
    for (const { packages, only, because } of WALLS) {
      const loaded = loading(packages).exec(text);
      if (loaded && !new RegExp(only).test(file)) breaches.push(`${file} -> ${loaded[1]}: only in ${only}. ${because}`);
    }
    if (/\bprocess\.env\b|['"](?:node:)?process['"]/.test(text) && !MAY_SEE_PROCESS.test(file))
      breaches.push(
        `${file} -> process.env: only in src/config. Settings are read once, and every fault is told at once.`,
      );
  }
  return breaches;
}

/** The command line writes to the terminal; it gets its settings from config like everybody else. */
const MAY_SEE_PROCESS = /^src\/config\//;

async function sourceFiles(baseDir: string): Promise<readonly string[]> {
  const entries = await readdir(join(baseDir, 'src'), { recursive: true });
  return entries.filter((file) => /\.(?:ts|mjs|js)$/.test(file)).map((file) => join('src', file));
}

/** `from 'x'`, `import 'x'`, `import('x')`, `require('x')`, `require.resolve('x')`, `createRequire(…)('x')`. */
function loading(packages: string): RegExp {
  return new RegExp(
    `(?:\\bfrom|\\bimport|\\bimport\\s*\\(|require\\(|resolve\\(|\\)\\()\\s*['"\`]((?:${packages})(?:/[^'"\`]*)?)['"\`]`,
  );
}
