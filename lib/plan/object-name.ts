/** What names an object. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  /** The name, or what a server is to begin one with. */
  readonly name: string;
}
