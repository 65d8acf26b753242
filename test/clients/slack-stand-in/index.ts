// A Slack on loopback for tests: `const slack = await startSlackStandIn({ people: [{ id: 'U1' }] }); await slack.user('U1').command('report');`

export { blockFaults, viewFaults } from './check-blocks.ts';
export type { ChannelActs, ChannelSpec } from './conversations.ts';
export { contentOf, type Delivery, eventPayload, type Reply, signed } from './deliver.ts';
export type { SeenInput } from './inputs.ts';
export type { SeenMessage, SeenWindow, SlackPerson } from './person.ts';
export { type SlackStandIn, type StandInOptions, startSlackStandIn } from './stand-in.ts';
export { BOT_SCOPES, type Fault, type PersonSpec } from './world.ts';
