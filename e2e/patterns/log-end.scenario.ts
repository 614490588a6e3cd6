import { fluentBit, http } from '../../lib';
import { scenario } from './harness';
import { endStories } from './log-end';

const stories = endStories({
  program: 'fluent-bit',
  container: 'fluent-bit',
  make: ({ host, port }, options) => fluentBit({ outputs: [http({ host, port })], ...options }),
});

for (const [title, story] of Object.entries(stories)) scenario(title, { programs: ['fluent-bit', 'busybox'] }, story);
