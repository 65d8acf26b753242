// Types of preflight.mjs, which stays plain JavaScript so that an old Node can read it.

export function isNodeTooOld(version: string): boolean;
export function preflight(script: string): boolean;
