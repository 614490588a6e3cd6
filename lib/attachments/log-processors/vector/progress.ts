import { env } from '../../../pod/env';
import type { Progress } from '../shared/drain';

/**
 * Positions in Vector's checkpoints are those up to which all is delivered. Where the end of each file is one of them, and
 * of no other file, nothing is left to wait for.
 */
export function progress(checkpoints: string): Progress {
  return {
    unit: 'files',
    functions: `files=unknown
positions() { cat "$CHECKPOINTS" 2> /dev/null; }
complete_lines() {
  size=$(stat -c %s "$1")
  [ "$size" -eq 0 ] || [ "$(tail -c 1 "$1" | wc -l)" -eq 1 ] || size=$((size - $(tail -n 1 "$1" | wc -c)))
  [ "$size" -eq 0 ] || echo "end $size"
}
count_files() {
  files=$({
    positions | grep -o '"position":[0-9]*' | sed 's/.*:/delivered /'
    for file in "$LOG_DIRECTORY"/$LOG_FILES "$STATE"/*"$UNFINISHED"; do
      [ ! -f "$file" ] || complete_lines "$file"
    done
  } | awk '$1 == "delivered" { left[$2]++; next } left[$2]-- <= 0 { files++ } END { printf "%d", files }')
}`,
    count: 'count_files',
    seen: { condition: '[ -s "$CHECKPOINTS" ]', otherwise: 'has no checkpoints' },
    env: env({ CHECKPOINTS: checkpoints }),
  };
}
