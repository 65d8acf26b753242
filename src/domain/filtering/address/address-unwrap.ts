// Mail and chat wrap links in an address of their own that leads to the real one. The real one is what is wanted.

const WRAPPERS: readonly { readonly host: RegExp; readonly path: RegExp; readonly keys: readonly string[] }[] = [
  { host: /(?:^|\.)safelinks\.protection\.outlook\.com$/u, path: /^\//u, keys: ['url'] },
  { host: /^statics\.teams\.cdn\.office\.(?:com|net)$/u, path: /safelinks/u, keys: ['url'] },
  { host: /^(?:www\.)?google\.(?:com|co\.uk)$/u, path: /^\/url$/u, keys: ['q', 'url'] },
  { host: /^slack-redir\.net$/u, path: /^\/link$/u, keys: ['url'] },
  { host: /^l\.facebook\.com$/u, path: /^\/l\.php$/u, keys: ['u'] },
];

/** The address it leads to, or null when it wraps none. */
export function unwrapped(url: URL): string | null {
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  const inner = wrapper?.keys.map((key) => url.searchParams.get(key) ?? '').find((value) => /^https?:/iu.test(value));
  return inner ?? null;
}
