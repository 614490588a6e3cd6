import { fluentBit, http } from '../../lib';
import { scenarios } from './harness';
import { endStories } from './log-end';

const programs = ['fluent-bit', 'busybox'] as const;
const stories = endStories({
  container: 'fluent-bit',
  make: ({ host, port }, options) => fluentBit({ outputs: [http({ host, port })], ...options }),
});

scenarios(
  { programs },
  {
    'a Job of a second delivers all lines, and a last one without a newline': stories.shortJob,
    'a Job delivers a record that waits for more lines': stories.openRecord,
    'a Pod delivers a burst of lines on SIGTERM, and a new file': stories.burst,
    'a Pod delivers to a receiver that takes a second for each request': stories.slowReceiver,
    'a Pod ends within the drain timeout where the receiver is down': stories.receiverDown,
    'lines that wait for the receiver come after a kill of the log processor': stories.killed,
  },
  3,
);
