import { event } from '../objects';

/** An object, and events about it. */

export const withEvents = (
  about: object,
  ...all: readonly (readonly [reason: string, message: string, more?: object])[]
) => [about, ...all.map(([reason, message, more]) => event(about, reason, message, more))];

/** What an event has that is about a container. */

export const inContainer = (name: string, about: object) => {
  const { kind, metadata } = about as { kind: string; metadata: object };
  return { involvedObject: { kind, ...metadata, fieldPath: `spec.containers{${name}}` } };
};
