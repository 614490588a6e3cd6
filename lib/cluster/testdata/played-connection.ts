import type { Connection } from '../connection/connection';

/** A connection of which a test plays some parts; of all others, nothing may be asked. */
export function playedConnection(played: Partial<Connection>): Connection {
  const refuse = () => {
    throw new Error('the test does not play this');
  };
  const nothing = { request: refuse, lines: refuse, resourceOf: refuse, resources: refuse, close: refuse };
  return { context: 'played', namespace: 'shop', ...nothing, ...played };
}
