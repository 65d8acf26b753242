// The code of a system error (`ENOSPC`, `ENOENT` …). By shape, not by class: an error may come from another realm of the same process.

export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
