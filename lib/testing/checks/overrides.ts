import { broken } from '../broken';
import { type ContractCheck, withTemplate } from '../subject';

const variable = { name: 'OVERRIDE_CHECK', value: 'set' };
const image = 'registry.example/override-check:1.0.0';

/** The option container overrides its container: env is merged by name, an image replaces its own. */
export const overrides: ContractCheck = ({ make, template, corners }) => {
  if (make === undefined) return [];
  const attachment = make({ container: { env: [variable], image } });
  return corners.flatMap(({ context, addition }) => {
    const { containers = [] } = attachment.build(withTemplate(context, template));
    if (containers.length === 0) return [];
    const index = Math.max(
      0,
      containers.findIndex(({ container }) => container.name === attachment.name),
    );
    const container = containers[index]?.container;
    const kept = addition.containers?.[index]?.container.env ?? [];
    const hasAll = [...kept, variable].every(
      ({ name }) => container?.env?.some((entry) => entry.name === name) === true,
    );
    if (hasAll && container?.image === image) return [];
    const message = 'the option container does not override its env and image';
    const fix = 'use overrideContainer(container, options.container)';
    return [broken('attachment/override', `containers[${index}].container`, message, fix)];
  });
};
