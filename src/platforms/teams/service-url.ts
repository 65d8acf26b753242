// The hosts that our bearer token may be sent to, for an inbound request and again for every stored address.

const MICROSOFT = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** `extra`: loopback hosts of a test. Plain http is only ever allowed to loopback. */
export function serviceUrlRule(local: boolean, extra: readonly string[] = []): (url: string) => boolean {
  const allowed = local ? LOOPBACK : [...MICROSOFT, ...extra];
  return (text) => {
    const url = URL.parse(text);
    if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
      return false;
    if (!allowed.includes(url.hostname)) return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  };
}
