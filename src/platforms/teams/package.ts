// Makes the app package that an administrator uploads to Teams: the manifest with the school's own ids, and two icons.

import { readFile, writeFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { z } from 'zod';

export type TeamsPackage = {
  /** The app registration's id; the Teams app and its bot both carry it. */
  readonly appId: string;
  /** https address of this server. */
  readonly publicUrl: string;
  readonly schoolName: string;
  readonly outFile: string;
  /** What the school says about itself and about privacy; the public address where left out. */
  readonly websiteUrl?: string;
  readonly privacyUrl?: string;
  readonly termsOfUseUrl?: string;
};

const ROOT = new URL('../../../', import.meta.url);

const ManifestSchema = z.looseObject({
  developer: z.looseObject({}),
  name: z.looseObject({}),
  bots: z.array(z.looseObject({})).length(1),
});

/** Throws for an id or an address that Teams would refuse: nobody should find out at the upload. */
export async function packageTeams(options: TeamsPackage): Promise<void> {
  const [manifest, color, outline] = await Promise.all([
    readFile(new URL('manifest.json', ROOT), 'utf8'),
    readFile(new URL('deploy/teams/color.png', ROOT)),
    readFile(new URL('deploy/teams/outline.png', ROOT)),
  ]);
  const filled = JSON.stringify(fillManifest(JSON.parse(manifest), options), null, 2);
  const zip = zipSync({
    'manifest.json': new TextEncoder().encode(filled),
    'color.png': color,
    'outline.png': outline,
  });
  await writeFile(options.outFile, zip);
}

export function fillManifest(template: unknown, options: Omit<TeamsPackage, 'outFile'>): object {
  const manifest = ManifestSchema.parse(template);
  const appId = z.guid('MicrosoftAppId must be the id of the app registration, like 1a2b3c4d-…').parse(options.appId);
  const url = httpsUrl(options.publicUrl);
  const school = options.schoolName.trim();
  return {
    ...manifest,
    id: appId,
    developer: {
      ...manifest.developer,
      // Teams allows 32 signs here and 100 in the full name.
      name: school.slice(0, 32).trim(),
      websiteUrl: options.websiteUrl ?? url.origin,
      privacyUrl: options.privacyUrl ?? url.origin,
      termsOfUseUrl: options.termsOfUseUrl ?? url.origin,
    },
    name: { ...manifest.name, full: `E-safety: ${school}`.slice(0, 100).trim() },
    bots: manifest.bots.map((bot) => ({ ...bot, botId: appId })),
    // Whose consent a team's owner gives; Teams asks for a `resource` beside the id and does nothing with it.
    webApplicationInfo: { id: appId, resource: url.origin },
    validDomains: [url.host],
  };
}

function httpsUrl(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') throw new Error('ESAFETY_PUBLIC_URL must be an https address: Teams takes no other');
  return url;
}
