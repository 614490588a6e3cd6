/** The name of the container that rotates the files of another one. */
export function rotatorName(writer: string): string {
  return `${writer.slice(0, 63 - '-log-rotator'.length).replace(/-+$/, '')}-log-rotator`;
}
