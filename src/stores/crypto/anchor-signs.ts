// The ledger's head in sixteen signs that can be read aloud and written on paper: 80 bits of it, in letters and digits that nobody mixes
// up. Whoever reads them back may write O for 0, and I or L for 1.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const SIGNS = 16;

/** Of a seal as the ledger has it. */
export function anchorSigns(mac: string): string {
  const bytes = Buffer.from(mac, 'base64url');
  let signs = '';
  for (let at = 0; at < SIGNS; at += 1) signs += ALPHABET[fiveBits(bytes, at * 5)] ?? '';
  return signs;
}

const fiveBits = (bytes: Buffer, from: number): number => {
  const two = ((bytes[from >> 3] ?? 0) << 8) | (bytes[(from >> 3) + 1] ?? 0);
  return (two >> (11 - (from & 7))) & 31;
};

/** "7K3Q 9FXB 2M4T 8WNP" */
export const grouped = (signs: string): string => (signs.match(/.{1,4}/g) ?? []).join(' ');

/** As somebody typed them, or null when they are no sixteen signs. */
export function readSigns(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs) ? signs : null;
}
