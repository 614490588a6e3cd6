import { broken } from '../broken';
import { addedContainers, type ContractCheck } from '../subject';

/** Each container runs as a user that is not root, with a read-only root file system. */
export const containerSecurity: ContractCheck = (subject) =>
  addedContainers(subject).flatMap(({ added: { container }, field }) => {
    const { runAsUser, readOnlyRootFilesystem } = container.securityContext ?? {};
    const at = `${field}.container.securityContext`;
    const user = `must be the numeric user of container "${container.name}", other than 0, got ${runAsUser}`;
    const root = `container "${container.name}" writes to its image's file system`;
    return [
      ...(runAsUser === undefined || runAsUser === 0
        ? [broken('attachment/user', `${at}.runAsUser`, user, 'set the user of the image, or 65532')]
        : []),
      ...(readOnlyRootFilesystem === false
        ? [
            broken(
              'attachment/read-only-root',
              `${at}.readOnlyRootFilesystem`,
              root,
              'remove it, and mount an emptyDir where the program writes',
            ),
          ]
        : []),
    ];
  });
