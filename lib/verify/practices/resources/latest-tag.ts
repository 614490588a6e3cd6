import { hasDigest, imageTag } from '../facts/image-reference';
import type { Practice } from '../facts/practice';

/** With `latest`, or without a tag, the running version is unknown, and a rollback is not possible. */
export const latestTag: Practice = {
  code: 'practice/latest-tag',
  on: false,
  checkWorkload: (workload, report) => {
    for (const { container, field, name } of workload.containers) {
      const image = container.image ?? '';
      if (image === '' || hasDigest(image) || isBuiltLater(image)) continue;
      const tag = imageTag(image);
      if (tag !== undefined && tag !== 'latest') continue;
      report(workload, workload.at(`${field}.image`), {
        value: image,
        message: `image of container "${name}" has ${tag === undefined ? 'no tag' : 'the tag latest'}: each start can run another version`,
        fix: 'set a version tag or a digest',
      });
    }
  },
};

/** Whether a tool builds the image from its source, and sets what it has built: `ko://example.com/shop/cmd/web`. */
function isBuiltLater(image: string): boolean {
  return image.startsWith('ko://');
}
