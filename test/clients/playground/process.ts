// One Agents Playground process: one person's Teams, in a folder of its own, on a port that was free a moment ago.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';

export type Persona = { readonly aadObjectId: string; readonly name: string; readonly email: string };

export const PLAYGROUND_TENANT = '11111111-1111-4111-8111-111111111111';
export const BOT_NAME = 'Safety Bot';

export type PlaygroundProcess = {
  readonly url: string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

export async function startPlaygroundProcess(endpoint: string, persona: Persona): Promise<PlaygroundProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'esafety-playground-'));
  await writeFile(join(folder, '.m365agentsplayground.yml'), stringify(config(persona)));
  const root = dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'));
  const port = await freePort();
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, [join(root, 'cli.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // It takes another port when somebody was faster with ours, and says which.
    const url = await ready(child, () => /Listening on (\d+)/.exec(output)?.[1]);
    return { url, log: () => output, stop };
  } catch (error) {
    await stop();
    throw new Error(`the Agents Playground did not start: ${output}`, { cause: error });
  }
}

async function ready(child: ChildProcess, port: () => string | undefined): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const url = `http://localhost:${port() ?? 0}`;
    const answer =
      port() === undefined
        ? ''
        : await fetch(`${url}/_debug/ping`).then(
            (r) => r.text(),
            () => '',
          );
    if (answer === 'pong') return url;
    await wait(100);
  }
  throw new Error('it took longer than 30 s');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The schema wants exactly five other people; nobody here needs them. */
function config(persona: Persona): object {
  const person = ({ aadObjectId, name, email }: Persona): object => ({
    id: `29:${aadObjectId}`,
    name,
    userPrincipleName: email,
    aadObjectId,
    givenName: name.split(' ')[0],
    surname: name.split(' ').at(-1),
    email,
  });
  const others = [1, 2, 3, 4, 5].map((n) => ({
    aadObjectId: `00000000-0000-4000-8000-00000000000${n}`,
    name: `Other Person${n}`,
    email: `other${n}@demo.example`,
  }));
  return {
    version: '0.1.1',
    tenantId: PLAYGROUND_TENANT,
    bot: { id: '28:bot', name: BOT_NAME },
    currentUser: person(persona),
    users: others.map(person),
    personalChat: { id: `a:personal-${persona.aadObjectId}` },
    groupChat: { id: '19:groupchat@thread.v2', name: 'Staff group' },
    team: {
      id: '19:general@thread.tacv2',
      name: 'Staff team',
      aadGroupId: 'bbbbbbbb-0000-4000-8000-000000000031',
      channels: [{ id: '19:staffroom@thread.tacv2', name: 'Staffroom' }],
    },
  };
}
