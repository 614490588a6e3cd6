import type { Progress } from '../shared/drain';

/** Fluent Bit has its positions in a database, and records that wait as a file for each chunk. */
export const progress: Progress = {
  unit: 'chunks',
  functions: `positions() { stat -c '%n %s %y' "$STATE"/positions.db* 2> /dev/null; }
count_chunks() { set -- "$STATE"/buffers/*/*.flb; chunks=$#; [ -e "$1" ] || chunks=0; }`,
  count: 'count_chunks',
  seen: { condition: '[ -e "$STATE/positions.db" ]', otherwise: 'has no positions file' },
};
