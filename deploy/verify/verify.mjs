#!/usr/bin/env node
// Checks a copy of a case that left an e-safety server, without that server and without anything to install: Node 18 or newer is enough.
//
//   node verify.mjs [folder] [--fingerprint "1a2b 3c4d …"]
//
// The folder is the unpacked copy; without it, the folder this file lies in. Exit code 0: everything fits. 1: something does not.

import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const CONTEXT = 'esafety-copy-1\n';
const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';

/** `files` maps names to bytes. Gives { faults, facts }: lines to read; no faults means that everything fits. */
export function checkCopy(files, expected = '') {
  const faults = [];
  const facts = [];
  const fault = (line) => faults.push(line);
  const json = (name) => {
    try {
      return JSON.parse(Buffer.from(files.get(name)).toString('utf8'));
    } catch {
      fault(`${name} is missing or damaged.`);
      return null;
    }
  };
  checkSignature(files, json, { fault, facts, expected });
  const manifest = json(MANIFEST);
  if (manifest !== null) checkFiles(files, manifest, fault);
  const audit = json('audit.json');
  if (audit !== null) guarded('audit.json', fault, () => checkHistory(audit, fault, facts));
  const copy = json('case.json');
  if (copy !== null && audit !== null && manifest !== null)
    guarded('case.json', fault, () => {
      if (copy.version !== audit.document.version || copy.reference !== manifest.reference)
        fault('case.json and audit.json are not of the same case at the same moment.');
      facts.push(`Reference ${copy.reference}, as it stood at version ${copy.version}.`);
      facts.push(`Made ${new Date(manifest.madeAt).toISOString()}.`);
    });
  return { faults, facts };
}

function guarded(name, fault, work) {
  try {
    work();
  } catch {
    fault(`${name} does not have the shape that it must have.`);
  }
}

function checkSignature(files, json, { fault, facts, expected }) {
  const signed = json(SIGNATURE);
  if (signed === null || !files.has(MANIFEST)) return;
  guarded(SIGNATURE, fault, () => {
    const bytes = decoded(signed.key);
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signed.key }, format: 'jwk' });
    const message = Buffer.concat([Buffer.from(CONTEXT), Buffer.from(files.get(MANIFEST))]);
    const spelt = `${JSON.stringify({ algorithm: 'Ed25519', key: signed.key, signature: signed.signature }, null, 2)}\n`;
    if (Buffer.from(files.get(SIGNATURE)).toString('utf8') !== spelt)
      fault('manifest.sig does not have the shape that it must have.');
    if (!verify(null, message, key, decoded(signed.signature))) fault('The signature does not belong to these files.');
    const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    facts.push(`Signed with the key whose fingerprint is ${fingerprint.match(/.{4}/g).join(' ')}`);
    const wanted = expected.replace(/\s/g, '').toLowerCase();
    if (wanted !== '' && wanted !== fingerprint) fault('The copy was signed with another key than you expected.');
  });
}

/** Only the one right spelling: another one of the same bytes is a change as well. */
function decoded(text) {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('not base64url');
  return bytes;
}

function checkFiles(files, manifest, fault) {
  guarded(MANIFEST, fault, () => {
    for (const [name, digest] of Object.entries(manifest.files)) {
      if (!files.has(name)) fault(`${name} is missing.`);
      else if (sha256(files.get(name)) !== digest) fault(`${name} was changed.`);
    }
    for (const name of files.keys())
      if (!(name in manifest.files) && name !== MANIFEST && name !== SIGNATURE)
        fault(`${name} does not belong to this copy.`);
  });
}

function checkHistory({ document, entries, ledger }, fault, facts) {
  let open = 0;
  entries.forEach(({ seq, salt, digest, chain, entry }, at) => {
    if (seq !== at || typeof chain !== 'string') fault(`Entry ${at} of the history is not where it belongs.`);
    if (entry === undefined) return;
    open += 1;
    if (sha256(`${salt}|${seq}|${canonical(entry)}`) !== digest)
      fault(`Entry ${at} of the history is not what was sealed.`);
  });
  const links = entries.map(({ chain }) => chain);
  if (new Set(links).size !== links.length) fault('Two entries of the history carry the same link.');
  let version = 0;
  let reached = -1;
  let line = 0;
  for (const row of ledger) {
    if (row.n <= line) fault(`Line ${row.n} of the ledger is not where it belongs.`);
    if (row.version !== version + 1) fault(`A line of the ledger is missing before version ${row.version}.`);
    const at = links.indexOf(row.chain);
    if (at < reached) fault(`The history went back at version ${row.version}.`);
    [line, version, reached] = [row.n, row.version, Math.max(at, reached)];
  }
  if (version !== document.version) fault('The ledger does not end where the case stands.');
  if (reached !== links.length - 1) fault('The history does not end where the ledger says.');
  facts.push(`${entries.length} entries in the history, ${open} of them open to read and each as it was sealed.`);
  facts.push(`${ledger.length} lines of the ledger, one for each time the case was written.`);
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64url');

/** One spelling for one value: keys sorted, no white space. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${pairs.join(',')}}`;
}

function main(args) {
  const at = args.indexOf('--fingerprint');
  const expected = at === -1 ? '' : (args[at + 1] ?? '');
  const folder =
    args.find((_, place) => at === -1 || (place !== at && place !== at + 1)) ?? dirname(fileURLToPath(import.meta.url));
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  const { faults, facts } = checkCopy(files, expected);
  for (const line of facts) console.log(line);
  if (faults.length === 0) {
    console.log('Everything fits. Compare the fingerprint with the one that you have from the school by another way.');
    return 0;
  }
  console.log('This copy is NOT as it left the server:');
  for (const line of faults) console.log(`  - ${line}`);
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
