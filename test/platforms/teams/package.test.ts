// The app package must be taken by Teams as it is: checked with Microsoft's own schema.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { COMMANDS } from '../../../src/chat/commands.ts';
import { fillManifest, packageTeams } from '../../../src/platforms/teams/package.ts';

type Manifest = { [key: string]: unknown; bots: Record<string, unknown>[]; version: string };
type Utils = { readonly validateAgainstSchema: (manifest: unknown) => Promise<readonly string[]> };
const { AppManifestUtils }: { readonly AppManifestUtils: Utils } = createRequire(import.meta.url)(
  '@microsoft/app-manifest',
);
const ROOT = new URL('../../../', import.meta.url);
const SCHOOL = {
  appId: '22222222-2222-4222-8222-222222222222',
  publicUrl: 'https://esafety.hill.example:8443/base',
  schoolName: 'Hill Top Church of England Voluntary Aided Primary School',
};

const readManifest = async (): Promise<Manifest> =>
  JSON.parse(await readFile(new URL('manifest.json', ROOT), 'utf8')) as Manifest;

describe('the Teams app package', () => {
  let folder = '';
  let files: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'esafety-package-'));
    const outFile = join(folder, 'teams.zip');
    await packageTeams({ ...SCHOOL, outFile });
    files = unzipSync(await readFile(outFile));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('holds the manifest and the two icons at the top, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  it('has a manifest that Microsoft’s schema takes, with the school’s own ids and address', async () => {
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as Manifest;
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
    expect(manifest).toMatchObject({ id: SCHOOL.appId, validDomains: ['esafety.hill.example:8443'] });
    expect(manifest.bots[0]?.botId).toBe(SCHOOL.appId);
    expect(manifest).toMatchObject({ webApplicationInfo: { id: SCHOOL.appId } });
    expect(JSON.stringify(manifest)).not.toContain('00000000-');
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s as a square PNG of %d pixels with transparency', (name, size) => {
    const png = Buffer.from(files[name] ?? []);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[25]]).toEqual([size, size, 6]);
  });

  it('is not made for an address or an id that Teams would refuse', () => {
    expect(() =>
      fillManifest({ developer: {}, name: {}, bots: [{}] }, { ...SCHOOL, publicUrl: 'http://x.example' }),
    ).toThrow(/https/);
    expect(() => fillManifest({ developer: {}, name: {}, bots: [{}] }, { ...SCHOOL, appId: 'my-bot' })).toThrow(
      /MicrosoftAppId/,
    );
  });
});

describe('manifest.json', () => {
  it('is valid as it lies in the repository, and carries the version of the project', async () => {
    const manifest = await readManifest();
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
    const { version } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')) as { version: string };
    expect(manifest.version).toBe(version);
  });

  it('takes no files, reads no messages it is not named in, and gets slash commands privately', async () => {
    const manifest = await readManifest();
    expect(manifest.bots[0]).toMatchObject({ supportsFiles: false, supportsTargetedMessages: true });
    expect(JSON.stringify(manifest)).not.toMatch(/Message\.Read|ChatSettings|ReadWrite/);
  });

  it('may be added to private channels, and asks for nothing there but who is in them', async () => {
    const manifest = await readManifest();
    expect(manifest).toMatchObject({
      supportsChannelFeatures: 'tier1',
      bots: [{ scopes: expect.arrayContaining(['team']) }],
    });
    expect(manifest.authorization).toEqual({
      permissions: { resourceSpecific: [{ name: 'ChannelMember.Read.Group', type: 'Application' }] },
    });
    expect(manifest).toHaveProperty('webApplicationInfo.id');
  });

  it('offers only commands that there are, at most twelve in a list, and never one that shows cases to a channel', async () => {
    const names = COMMANDS.map(({ name }) => String(name));
    const [{ commandLists } = { commandLists: [] }] = (await readManifest()).bots;
    const lists = commandLists as readonly { scopes: string[]; commands: { title: string }[] }[];
    for (const { scopes, commands } of lists) {
      const titles = commands.map(({ title }) => title);
      expect(names).toEqual(expect.arrayContaining(titles));
      expect(titles.length).toBeLessThanOrEqual(12);
      if (scopes.includes('personal'))
        expect(titles).toEqual(expect.arrayContaining(['unblock', 'block', 'overrides']));
      else expect(titles).toEqual(['report', 'unblock', 'block', 'help']);
    }
  });

  it('is really checked: a trigger that does not exist is refused', async () => {
    const broken = await readManifest();
    broken.bots[0] = { ...broken.bots[0], commandLists: [{ scopes: ['team'], triggers: ['shout'], commands: [] }] };
    expect(await AppManifestUtils.validateAgainstSchema(broken)).not.toEqual([]);
  });
});
