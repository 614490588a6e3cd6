/** An event of a recording. */
export interface RecordedEvent {
  readonly container: string;
  readonly event: string;
  readonly at: number;
}

/** The event of a recorded line. */
export function parsed(line: string): RecordedEvent {
  const [at, container = '', event = ''] = line.split(' ');
  return { at: Number(at), container, event };
}
