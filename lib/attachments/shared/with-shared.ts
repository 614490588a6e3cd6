import { addition as additionCheck } from '../../pod/addition-checks';
import type { Addition, AttachmentOptions } from '../../pod/attachment';
import { overrideContainer } from '../../pod/override';

/**
 * Applies the options that all attachments share to the container that is named after the attachment, or else to the first
 * one.
 */
export function withShared(
  addition: Addition,
  name: string,
  { container, startsBefore, startsAfter }: AttachmentOptions,
): Addition {
  // What is not an addition is reported where it is used.
  if (addition instanceof Promise || additionCheck(addition) !== undefined) return addition;
  const { containers = [] } = addition;
  const main = Math.max(
    0,
    containers.findIndex((added) => added.container.name === name),
  );
  return {
    ...addition,
    ...(addition.containers !== undefined && {
      containers: containers.map((added, at) =>
        at !== main
          ? added
          : {
              ...added,
              container: overrideContainer(added.container, container),
              ...(startsBefore !== undefined && { startsBefore }),
              ...(startsAfter !== undefined && { startsAfter }),
            },
      ),
    }),
  };
}
