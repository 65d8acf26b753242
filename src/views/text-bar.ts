// A bar out of plain signs, for a card. What it shows stands beside it in words: a bar alone says nothing to a screen reader.

/** Both signs are equally wide in every font, so that two bars can be compared. */
const SIGNS = 10;

/** "■■■□□□□□□□" An end that is not quite reached, and a beginning that is, can be told. */
export function textBar(part: number, whole: number): string {
  const share = whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
  const full = share === 0 || share === 1 ? share * SIGNS : Math.min(SIGNS - 1, Math.max(1, Math.round(share * SIGNS)));
  return `${'■'.repeat(full)}${'□'.repeat(SIGNS - full)}`;
}
