// Speaks to the server. An answer that does not come is not an error of the person's: what they typed stays where it is.

const PATIENCE_MS = 30_000;

export async function loadState() {
  const answer = await fetch('/console/state');
  if (!answer.ok) throw new Error(`state ${answer.status}`);
  return answer.json();
}

/** The Answer, or null when none came. */
export async function post(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Live updates from `since` on. The browser reconnects by itself and says where it stopped. */
export function listen(since, onMessage, onLine) {
  const source = new EventSource(`/console/events?since=${since}`);
  source.addEventListener('open', () => onLine(true));
  source.addEventListener('message', (event) => onMessage(JSON.parse(event.data)));
  source.addEventListener('error', () => onLine(false, source.readyState === EventSource.CLOSED));
}
