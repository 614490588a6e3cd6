import { at } from '../snapshot/read';
import { eventEvidence, eventWith, type PodCheck } from './pod-view';

/** A Pod whose network or sandbox cannot be set up. */
export const sandbox: PodCheck = (view) => {
  const isStarted = view.containers.some(({ status }) => at(status, 'state', 'running') !== undefined);
  const event = eventWith(view, 'FailedCreatePodSandBox') ?? eventWith(view, 'NetworkNotReady');
  if (isStarted || event === undefined) return undefined;
  const [, runtimeClass] = /RuntimeClass(?:\.node\.k8s\.io)? "([^"]+)" not found/i.exec(event.message) ?? [];
  const handler = /no runtime for "([^"]+)" is configured/.exec(event.message)?.[1];
  const detail = view.quote(
    event.message.replace(/^Failed to create pod sandbox: (?:rpc error: code = \w+ desc = )?/, ''),
  );
  const isOfRuntime = runtimeClass !== undefined || handler !== undefined;
  return {
    cause: 'sandbox',
    text:
      runtimeClass === undefined
        ? `the sandbox cannot be created: ${detail}`
        : `RuntimeClass "${runtimeClass}" does not exist`,
    field: isOfRuntime ? 'spec.runtimeClassName' : '',
    evidence: eventEvidence(event),
    since: event.first,
    fix: isOfRuntime
      ? 'set a runtimeClassName that the node supports'
      : 'check the network plugin and the runtime of the node',
  };
};
