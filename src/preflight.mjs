// Plain JavaScript that any Node can read: says kindly when Node is too old to run the rest, which is TypeScript.

const NEEDED = [22, 18];

/** @param {string} version as in process.versions.node */
export function isNodeTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]);
}

/** True when the program may go on. Otherwise it has said why, and the exit code is set. */
export function preflight() {
  if (!isNodeTooOld(process.versions.node)) return true;
  console.error(
    `This is Node ${process.versions.node}; the e-safety bot needs Node ${NEEDED.join('.')} or newer.\n` +
      'A fitting one comes with the packages. Run it through npm: npm ci, then npm start (or npm run esafety -- COMMAND).',
  );
  process.exitCode = 3;
  return false;
}
