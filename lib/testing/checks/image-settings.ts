import { compose } from '../../pod/compose';
import { broken } from '../broken';
import type { ContractCheck } from '../subject';

const registry = 'registry.example/mirror';

/** All its images come from the registry that the settings have. */
export const imageSettings: ContractCheck = ({ attachment, template, corners }) => {
  const { spec } = template;
  const own = new Set([...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ name }) => name));
  return corners.flatMap(({ context }) => {
    const { template: composed } = compose(template, [attachment], { ...context, images: { registry } });
    const all = [...(composed.spec?.initContainers ?? []), ...(composed.spec?.containers ?? [])];
    const elsewhere = all.filter(({ name, image = '' }) => !own.has(name) && !image.startsWith(`${registry}/`));
    return elsewhere.map(({ name, image }) => {
      const message = `images.registry in the settings does not apply to image "${image}" of container "${name}"`;
      const fix = `set it next to the container: { image: "${image}", container: { … } }`;
      return broken('attachment/images', 'containers', message, fix);
    });
  });
};
