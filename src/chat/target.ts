// The opaque part of a button: which document, which page, whether it carries no name. It never decides a right.

export type Target = {
  /** Empty while nothing is stored yet. */
  readonly id: string;
  readonly page: string;
  /** True for a report without a name: it is then asked for by its unguessable id alone. */
  readonly unnamed: boolean;
  /** Marks of the people whom the reporter was shown before sending. */
  readonly seen: readonly string[];
};

export function encodeTarget(target: { readonly id: string } & Partial<Target>): string {
  const parts = [target.id, target.page ?? '', target.unnamed === true ? 'a' : '', (target.seen ?? []).join('.')];
  return parts.join('~').replace(/~+$/, '');
}

export function decodeTarget(text: string): Target {
  const [id = '', page = '', unnamed = '', seen = ''] = text.split('~');
  return { id, page, unnamed: unnamed === 'a', seen: seen.split('.').filter((mark) => mark !== '') };
}

/** A short mark for a person id (FNV-1a), so that a button can say who was on the page without growing long. */
export function markOf(personId: string): string {
  let hash = 0x811c9dc5;
  for (const sign of personId) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
