// The whole program as main.ts composes it, on a free port and a folder of its own, with the demo school.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config/load-settings.ts';
import { type App, type Seams, startApp } from '../../src/main.ts';
import type { LogFields } from '../../src/usecases/ports.ts';

export type TestApp = App & {
  readonly url: string;
  readonly folder: string;
  /** Every log line there was, as text. */
  readonly logged: readonly string[];
  /** Stops it and starts it again on the same folder. */
  readonly restart: () => Promise<TestApp>;
  readonly dispose: () => Promise<void>;
};

const opened = new Set<TestApp>();

export async function openApp(environment: Record<string, string> = {}, seams: Seams = {}): Promise<TestApp> {
  return openAt(mkdtempSync(join(tmpdir(), 'esafety-app-')), environment, seams);
}

async function openAt(folder: string, environment: Record<string, string>, seams: Seams): Promise<TestApp> {
  const loaded = loadSettings({ ESAFETY_DATA: folder, PORT: '0', ...environment });
  if (!loaded.ok) throw new Error(loaded.faults.map((f) => `${f.path}: ${f.message}`).join('\n'));
  const logged: string[] = [];
  const keep = (event: string, fields?: LogFields, error?: unknown): void => {
    logged.push(JSON.stringify([event, fields ?? {}, error === undefined ? null : String(error)]));
  };
  const app = await startApp(loaded.settings, { ...seams, log: { info: keep, warn: keep, error: keep } });
  const test: TestApp = {
    ...app,
    url: `http://127.0.0.1:${app.port}`,
    folder,
    logged,
    restart: async () => {
      opened.delete(test);
      await app.stop();
      return openAt(folder, environment, seams);
    },
    dispose: async () => {
      opened.delete(test);
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  opened.add(test);
  return test;
}

/** `afterEach(closeApps)`. */
export async function closeApps(): Promise<void> {
  for (const app of [...opened]) await app.dispose();
}
