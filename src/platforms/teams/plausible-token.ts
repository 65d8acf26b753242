// Turns away at the door what cannot be a token of the Bot Framework, before the SDK spends time and log lines on it.

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/** True for "Bearer <three parts>" whose header names an asymmetric algorithm. Says nothing about the signature. */
export function isPlausibleToken(authorization: string): boolean {
  const match = /^Bearer ([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.exec(authorization);
  if (match?.[1] === undefined || authorization.length > 16_384) return false;
  try {
    const header: unknown = JSON.parse(Buffer.from(match[1], 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'alg' in header && ALGORITHMS.includes(String(header.alg));
  } catch {
    return false;
  }
}
