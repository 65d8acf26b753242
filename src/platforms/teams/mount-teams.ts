// Puts the Teams platform together: token, gate, person, turn, answer. main.ts mounts what comes out of it.

import type { Route, RouteRequest, RouteResponse } from '../route.ts';
import { createBackground } from './background.ts';
import { createChannelKinds } from './channel-kind.ts';
import { type ChannelRosters, createChannelRosters } from './channel-roster.ts';
import { createConnector } from './connector.ts';
import { gate } from './gate.ts';
import { createHandleInstalled, isInstall } from './handle-installed.ts';
import { createHandleMessage } from './handle-message.ts';
import { createHandlePress } from './handle-press.ts';
import { createIdentify } from './identify.ts';
import { type Inbound, readInbound } from './inbound.ts';
import { isLoopbackRequest } from './loopback-request.ts';
import { createMessenger } from './messenger.ts';
import { createPendingAnswers } from './pending-answers.ts';
import { createPressInChannel, type Settled } from './press-in-channel.ts';
import { ACCEPTED, type Reply, refusal } from './reply.ts';
import type { Room } from './room.ts';
import { isRosterEvent } from './roster-event.ts';
import { createSdk } from './sdk.ts';
import { serviceUrlRule } from './service-url.ts';
import { type MountedTeams, type MountTeams, TEAMS_TIMING } from './settings.ts';
import { createSpeaker } from './speaker.ts';
import { createStanding } from './standing.ts';

/** A form page with its longest answers is far below this. */
const BODY_LIMIT = 256 * 1024;

export function mountTeams(options: MountTeams): MountedTeams {
  const { settings, log, seams = {} } = options;
  const timing = { ...TEAMS_TIMING, ...options.timing };
  const sdk = createSdk(settings, seams);
  const isServiceUrl = serviceUrlRule(settings.kind === 'local', seams.serviceHosts);
  const connector = createConnector({ token: sdk.token, isServiceUrl, ...timing });
  const background = createBackground(log);
  const room: Room = {
    converse: options.converse,
    identify: createIdentify(connector, createStanding(connector, options.clock, log)),
    speaker: createSpeaker(connector, log, timing),
    background,
    timing,
    numbers: options.numbers ?? [],
    log,
  };
  const rosters = createChannelRosters(connector, createChannelKinds(connector), options.clock, log);
  const answer = createAnswer(options, room, isServiceUrl, rosters);
  let stopping = false;

  const handle = async (req: RouteRequest, res: RouteResponse): Promise<void> => {
    const refused = (code: string): void => log.warn('teams.refused', { platform: 'teams', code });
    if (stopping) return write(res, refusal(503));
    if (settings.kind === 'local' && !isLoopbackRequest(req)) {
      refused('not_loopback');
      return write(res, refusal(403));
    }
    const { body } = req;
    if (!isActivity(body)) {
      refused('body');
      return write(res, refusal(400));
    }
    write(res, await sdk.receive(req.headers.authorization ?? '', body, answer, refused));
  };
  const route: Route = { method: 'POST', path: '/api/messages', body: 'json', limit: BODY_LIMIT, handle };
  return {
    routes: [route],
    handle,
    stop: async () => {
      stopping = true;
      await background.drained();
    },
    messenger: createMessenger(connector, rosters, tenantRule(options)),
  };
}

const tenantRule =
  ({ settings }: MountTeams) =>
  (tenantId: string): boolean =>
    settings.kind === 'local' || tenantId.toLowerCase() === settings.tenantId.toLowerCase();

type Handler = (inbound: Inbound, aadObjectId: string) => Promise<Reply>;

/** Runs once the token holds. Never throws: an error of ours becomes a bare 500. */
function createAnswer(
  { settings, log, clock }: MountTeams,
  room: Room,
  isServiceUrl: (url: string) => boolean,
  rosters: ChannelRosters,
): (activity: unknown) => Promise<Reply> {
  const tenantId = settings.kind === 'local' ? null : settings.tenantId;
  const pending = createPendingAnswers<Settled>();
  const pressInChannel = createPressInChannel(room, pending);
  const press = createHandlePress(room, pending, pressInChannel);
  const message = createHandleMessage(room, pressInChannel);
  const installed = createHandleInstalled(room, clock);

  const choose = (inbound: Inbound): Handler | Reply => {
    if (inbound.type === 'invoke') return inbound.name === 'adaptiveCard/action' ? press : refusal(501);
    if (inbound.type === 'message') return message;
    // Edits, deletions, reactions, typing and what happens in a team are none of our business.
    return isInstall(inbound) ? installed : ACCEPTED;
  };

  return async (activity) => {
    if (isRosterEvent(activity)) rosters.forget();
    const inbound = readInbound(activity);
    if (inbound === null) {
      log.warn('teams.refused', { platform: 'teams', code: 'form' });
      return refusal(400);
    }
    const refused = gate(inbound, { tenantId, isServiceUrl });
    if (refused !== null) {
      log.warn('teams.refused', { platform: 'teams', code: refused });
      return refusal(403);
    }
    rosters.hear(inbound);
    const chosen = choose(inbound);
    if (typeof chosen !== 'function') return chosen;
    const aadObjectId = inbound.from.aadObjectId;
    if (aadObjectId === undefined || aadObjectId === '') {
      log.warn('teams.refused', { platform: 'teams', code: 'no_person' });
      return refusal(403);
    }
    try {
      return await chosen(inbound, aadObjectId.toLowerCase());
    } catch (error) {
      log.error('teams.handler_failed', { platform: 'teams', kind: inbound.type }, error);
      return refusal(500);
    }
  };
}

const isActivity = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && 'type' in body && typeof body.type === 'string';

function write(res: RouteResponse, reply: Reply): void {
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  res.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  res.end(text);
}
