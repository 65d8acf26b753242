// The states in which a thing is kept. Nobody switches it on or off to find out.

export const STATES: Readonly<Record<string, string>> = {
  on: 'On',
  off: 'Off',
  flight: 'On, in flight mode',
  unknown: 'Not known',
};
