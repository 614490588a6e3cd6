import { compose } from '../../pod/compose';
import { broken } from '../broken';
import type { ContractCheck } from '../subject';

const registry = 'registry.example/mirror';

/** All its images are fully qualified, and come from the registry that the settings have. */
export const imageSettings: ContractCheck = (subject) => [...unqualified(subject), ...elsewhere(subject)];

const unqualified: ContractCheck = ({ corners }) =>
  corners.flatMap(({ addition }) =>
    (addition.containers ?? []).flatMap(({ image }, at) => {
      const problem = image === undefined ? undefined : problemOf(image);
      return problem === undefined
        ? []
        : [broken('attachment/images', `containers[${at}].image`, `image "${image}" ${problem.message}`, problem.fix)];
    }),
  );

/** What a reference lacks: a registry, and a tag that does not move or a digest. */
function problemOf(image: string): { readonly message: string; readonly fix: string } | undefined {
  const [, name = '', tag, digest] = /^(.*?)(?::([^:/@]*))?(@.*)?$/.exec(image) ?? [];
  const [host = '', ...path] = name.split('/');
  const hasRegistry = path.length > 0 && /[.:]|^localhost$/.test(host);
  const isPinned = digest !== undefined || (tag !== undefined && tag !== '' && tag !== 'latest');
  if (hasRegistry && isPinned) return undefined;
  const lacks = [
    ...(hasRegistry ? [] : ['a registry']),
    ...(isPinned ? [] : [`a tag${tag === 'latest' ? ' other than latest' : ''} or digest`]),
  ];
  const hub = path.length > 0 ? 'docker.io/' : 'docker.io/library/';
  const version = isPinned ? `${tag === undefined ? '' : `:${tag}`}${digest ?? ''}` : ':<tag>';
  return { message: `must have ${lacks.join(' and ')}`, fix: `set "${hasRegistry ? '' : hub}${name}${version}"` };
}

const elsewhere: ContractCheck = ({ attachment, template, corners }) => {
  const { spec } = template;
  const own = new Set([...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ name }) => name));
  return corners.flatMap(({ context }) => {
    const { template: composed } = compose(template, [attachment], { ...context, images: { registry } });
    const all = [...(composed.spec?.initContainers ?? []), ...(composed.spec?.containers ?? [])];
    const others = all.filter(({ name, image = '' }) => !own.has(name) && !image.startsWith(`${registry}/`));
    return others.map(({ name, image }) => {
      const message = `images.registry in the settings does not apply to image "${image}" of container "${name}"`;
      const fix = `set it next to the container: { image: "${image}", container: { … } }`;
      return broken('attachment/images', 'containers', message, fix);
    });
  });
};
