/** How long Fluent Bit may take to send what it has read when it stops, in seconds. */
export const graceSeconds = 5;

/** How often Fluent Bit looks for new files, in seconds. */
export const refreshSeconds = 1;

/** How many seconds without progress prove that all is read: a new file is found, read, and cut into records by then. */
export function idleSeconds({ flushSeconds }: { readonly flushSeconds: number }): number {
  return refreshSeconds + flushSeconds + 2;
}
