// Names and numbers that mean this machine or the school's own network: no filter stands before them, so there is nothing to open.

const INSIDE_ENDINGS = [
  'localhost',
  'local',
  'lan',
  'internal',
  'intranet',
  'corp',
  'home',
  'private',
  'arpa',
  'localdomain',
];

export const isIp = (host: string): boolean => isIpV4(host) || host.startsWith('[');
export const isIpV4 = (host: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(host);

/** `host` as the standard writes it: lower case, numbers in full, IPv6 in brackets. */
export function isInside(host: string): boolean {
  if (isIpV4(host)) return isInsideV4(host.split('.').map(Number));
  if (host.startsWith('[')) return isInsideV6(groupsOf(host.slice(1, -1)));
  const last = host.split('.').at(-1) ?? '';
  return INSIDE_ENDINGS.includes(last);
}

/** Private, shared, link-local, loopback, test, multicast and reserved ranges of the registry for special purposes. */
function isInsideV4(bytes: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0] = bytes;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168 || (b === 0 && c === 0);
  return a === 198 && (b === 18 || b === 19);
}

function groupsOf(text: string): readonly number[] {
  const [head = '', tail] = text.split('::');
  const parse = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const first = parse(head);
  const last = tail === undefined ? [] : parse(tail);
  return [...first, ...Array<number>(Math.max(0, 8 - first.length - last.length)).fill(0), ...last];
}

const asV4 = (high = 0, low = 0): readonly number[] => [high >> 8, high & 255, low >> 8, low & 255];

function isInsideV6(groups: readonly number[]): boolean {
  const [first = 0, second = 0] = groups;
  // An old number in new clothes: mapped, translated (64:ff9b::) or tunnelled (2002:) counts as the old number.
  if (groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0xffff || groups[5] === 0))
    return isInsideV4(asV4(groups[6], groups[7]));
  if (first === 0x64 && second === 0xff9b) return isInsideV4(asV4(groups[6], groups[7]));
  if (first === 0x2002) return isInsideV4(asV4(groups[1], groups[2]));
  const isLocal = (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80;
  return isLocal || first >= 0xff00 || (first & 0xffc0) === 0xfec0;
}
