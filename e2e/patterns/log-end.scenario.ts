import { fluentBit, http } from '../../lib';
import { scenario } from './harness';
import { endStories } from './log-end';

const programs = ['fluent-bit', 'busybox'] as const;
const stories = endStories({
  container: 'fluent-bit',
  make: ({ host, port }, options) => fluentBit({ outputs: [http({ host, port })], ...options }),
});

scenario('a Job of a second delivers all lines, and a last one without a newline', { programs }, stories.shortJob);
scenario('a Job delivers a record that waits for more lines', { programs }, stories.openRecord);
scenario('a Pod delivers a burst of lines on SIGTERM, and a new file', { programs }, stories.burst);
scenario('a Pod delivers to a receiver that takes a second for each request', { programs }, stories.slowReceiver);
scenario('a Pod ends within the drain timeout where the receiver is down', { programs }, stories.receiverDown);
scenario('lines that wait for the receiver come after a kill of the log processor', { programs }, stories.killed);
