// store.json: the format of the folder and a check value for each key, so that a wrong key or a newer format stops the start before anything
// is read or written.

import { z } from 'zod';
import { keyedDigest, type StoreKeys } from '../crypto/store-keys.ts';
import { StoreFault } from '../store-fault.ts';
import type { Disk } from './disk.ts';
import { FORMAT } from './header.ts';
import { markerPath, tempPath } from './layout.ts';

const markerShape = z.object({
  format: z.int(),
  audit: z.string(),
  search: z.string(),
  wrapping: z.record(z.string(), z.string()),
});
type Marker = z.infer<typeof markerShape>;

export async function checkMarker(disk: Disk, folder: string, keys: StoreKeys): Promise<void> {
  const wanted = markerFor(keys);
  const bytes = await disk.read(markerPath(folder));
  if (bytes === null) {
    await refuseFolderWithoutMarker(disk, folder);
    await writeMarker(disk, folder, wanted);
    return;
  }
  const found = parseMarker(bytes);
  if (found.format > FORMAT) throw newerFormat();
  const wrong =
    found.audit !== wanted.audit ||
    found.search !== wanted.search ||
    Object.entries(found.wrapping).some(
      ([id, check]) => wanted.wrapping[id] !== undefined && wanted.wrapping[id] !== check,
    ) ||
    !Object.keys(found.wrapping).some((id) => wanted.wrapping[id] !== undefined);
  if (wrong) throw wrongKey();
  const merged = { ...found, wrapping: { ...found.wrapping, ...wanted.wrapping } };
  if (Object.keys(merged.wrapping).length > Object.keys(found.wrapping).length) await writeMarker(disk, folder, merged);
}

function markerFor(keys: StoreKeys): Marker {
  const check = (key: Buffer): string => keyedDigest(key, 'esafety/1/check').toString('base64url');
  return {
    format: FORMAT,
    audit: check(keys.audit),
    search: check(keys.search),
    wrapping: Object.fromEntries([...keys.wrapping].map(([id, key]) => [id, check(key)])),
  };
}

async function writeMarker(disk: Disk, folder: string, marker: Marker): Promise<void> {
  const temp = tempPath(markerPath(folder));
  await disk.create(temp, Buffer.from(`${JSON.stringify(marker)}\n`));
  await disk.rename(temp, markerPath(folder));
  await disk.syncFolder(folder);
}

async function refuseFolderWithoutMarker(disk: Disk, folder: string): Promise<void> {
  const names = await disk.list(folder);
  if (!names.includes('docs') && !names.includes('ledger')) return;
  throw new StoreFault(
    'store.marker_missing',
    'The data folder holds records, but its store.json is gone.',
    'Restore store.json from the backup of this folder. Do not start with an empty one.',
  );
}

function parseMarker(bytes: Buffer): Marker {
  try {
    return markerShape.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw new StoreFault(
      'store.marker_damaged',
      'store.json in the data folder is damaged.',
      'Restore store.json from the backup of this folder.',
      error,
    );
  }
}

const newerFormat = (): StoreFault =>
  new StoreFault(
    'store.newer_format',
    'This data folder was written by a newer version of the program.',
    'Start that version, or restore the backup that was made before the update.',
  );

const wrongKey = (): StoreFault =>
  new StoreFault(
    'store.wrong_key',
    'The key file does not belong to this data folder.',
    'Point ESAFETY_KEY_FILE at the key file this folder was made with. Nothing was changed.',
  );
