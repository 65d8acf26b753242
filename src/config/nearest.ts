// The known word somebody most probably meant, for kind error texts.

/** Levenshtein distance with one row of memory. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const letters = (word: string): string => word.split('').sort().join('');

/** Two letters the wrong way round count as one slip. */
const away = (wanted: string, candidate: string): number =>
  letters(wanted) === letters(candidate) ? Math.min(1, distance(wanted, candidate)) : distance(wanted, candidate);

/** Undefined when nothing is near enough to be a slip of the finger. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase().slice(0, 60);
  const ranked = known
    .map((candidate) => ({ candidate, slips: away(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips);
  const best = ranked[0];
  return best !== undefined && best.slips <= Math.max(1, Math.floor(wanted.length / 4)) ? best.candidate : undefined;
}
