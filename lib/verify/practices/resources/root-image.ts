import { containerText } from '../../../anatomy/containers';
import { imageUser } from '../facts/image-user';
import type { Practice } from '../facts/practice';

/** The kubelet refuses to start a container that must not run as root if its image does, or if it cannot tell. */
export const rootImage: Practice = {
  code: 'practice/root-image',
  on: true,
  checkWorkload: (workload, report) => {
    const { securityContext: ofPod = {}, os } = workload.spec;
    if (os?.name === 'windows') return;
    for (const { container, field, name } of workload.containers) {
      const { runAsNonRoot, runAsUser } = container.securityContext ?? {};
      const isRequired = runAsNonRoot ?? ofPod.runAsNonRoot;
      if (isRequired !== true || (runAsUser ?? ofPod.runAsUser) !== undefined) continue;
      const { image = '' } = container;
      const user = imageUser(image);
      if (user === undefined) continue;
      const problem = user === 'root' ? 'runs as root' : `has user "${user}" without a number`;
      report(
        workload,
        workload.at(runAsNonRoot === true ? `${field}.securityContext.runAsNonRoot` : `${field}.image`),
        {
          value: runAsNonRoot ?? image,
          message: `image "${image}" of ${containerText(name)} ${problem}: the kubelet does not start it (CreateContainerConfigError)`,
          fix: 'set runAsUser to the number of a user of the image, or use an image that does not run as root',
        },
      );
    }
  },
};
