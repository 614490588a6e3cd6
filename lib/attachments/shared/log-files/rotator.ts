import type { AddedContainer } from '../../../pod/attachment';
import { env } from '../../../pod/env';
import { images } from '../../../pod/images';
import { resources } from '../../../pod/resources';
import type { LogSource } from './log-source';
import { rotatorName } from './rotator-name';

/**
 * Looks every few seconds for files that are too large; copies such a file and empties it. The user's texts come in as
 * variables, so that none becomes part of the script. Without IFS, the glob expands and is not split at spaces. A copy
 * that fails is reported and the file emptied all the same; where that fails too, the container fails, visibly.
 */
const script = `set -eu
IFS=
trap 'exit 0' TERM INT
echo "rotating $LOG_DIRECTORY/$LOG_FILES beyond $MAX_BYTES bytes, keeping $KEEP"
while :; do
  for file in "$LOG_DIRECTORY"/$LOG_FILES; do
    [ -f "$file" ] && [ ! -L "$file" ] || continue
    [ "$(stat -c %s "$file")" -gt "$MAX_BYTES" ] || continue
    number=$KEEP
    while [ "$number" -gt 1 ]; do
      older=$((number - 1))
      [ ! -e "$file.$older" ] || mv -f "$file.$older" "$file.$number"
      number=$older
    done
    [ "$KEEP" -eq 0 ] || cp "$file" "$file.1" || echo "cannot copy $file" >&2
    : > "$file"
    echo "rotated $file"
  done
  sleep "$EVERY_SECONDS" &
  wait "$!"
done
`;

/** The container that rotates the files of another one by copying and emptying them. */
export function rotator(
  { directory, files, runAsUser, runAsGroup }: LogSource,
  writer: string,
  maxBytes: number,
  keep: number,
): AddedContainer {
  return {
    as: 'sidecar',
    drainSeconds: 2,
    container: {
      // Named after the writer: two log processors that would both rotate its files clash, and that is seen.
      name: rotatorName(writer),
      image: images.busybox,
      command: ['/bin/sh', '-c', script],
      env: env({ LOG_DIRECTORY: directory, LOG_FILES: files, MAX_BYTES: maxBytes, KEEP: keep, EVERY_SECONDS: 5 }),
      resources: resources({ cpu: '5m', memory: '16Mi' }),
      securityContext: {
        // Only the user of the writer, and root, can truncate its files.
        ...(runAsUser !== undefined && { runAsUser }),
        ...(runAsUser === 0 && { runAsNonRoot: false }),
        ...(runAsGroup !== undefined && { runAsGroup }),
      },
    },
  };
}
