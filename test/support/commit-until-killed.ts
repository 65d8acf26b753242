// A child process for the kill -9 test: opens the store in the folder it is given and commits without end, one line on stdout for each
// acknowledged commit (`<id> <version>`), several documents at once.

import { writeSync } from 'node:fs';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';
import type { PersonDoc } from '../../src/usecases/ports.ts';
import { entry, personDoc, renamed, withEntry } from './sample-docs.ts';

const [folder, keyFile] = process.argv.slice(2);
if (folder === undefined || keyFile === undefined) throw new Error('usage: commit-until-killed <folder> <key file>');
const store = await openLowdbStore({ folder, keys: readKeyFile(keyFile), clock: { now: () => 0 } });

async function commitOn(name: string): Promise<never> {
  let doc: PersonDoc = personDoc(`${name}.${process.pid}`);
  for (let n = 1; ; n += 1) {
    const result = await store.commit<'person'>(renamed(withEntry(doc, entry('step')), `name ${doc.version + 1}`));
    if (!result.ok) throw new Error(result.why);
    // Synchronous: the line is out before anything else can happen.
    writeSync(1, `${result.doc.id} ${result.doc.version}\n`);
    doc = n % 10 === 0 ? personDoc(`${name}.${process.pid}.${n}`) : result.doc;
  }
}

await Promise.all(['p1', 'p2', 'p3', 'p4'].map(commitOn));
