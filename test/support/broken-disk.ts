// Takes the data folder away from a running program and gives it back, as a disk that drops out would.

import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Nothing can be read or written until the returned function is called. */
export function takeDiskAway(folder: string): () => void {
  const away = `${folder}.away`;
  renameSync(folder, away);
  // A file where the folder was: not missing documents, which would look like an empty store, but a fault.
  writeFileSync(folder, '');
  return () => {
    rmSync(folder);
    renameSync(away, folder);
  };
}
