import { broken } from '../broken';
import type { ContractCheck } from '../subject';

/** A container mounts each volume and each set of config files that it brings. */
export const volumes: ContractCheck = ({ situations }) =>
  situations.flatMap(({ addition, composition }) => {
    const { spec } = composition.template;
    const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
    const used = new Set(
      containers.flatMap(({ volumeMounts = [], volumeDevices = [] }) =>
        [...volumeMounts, ...volumeDevices].map(({ name }) => name),
      ),
    );
    const brought = [
      ...(addition.volumes ?? []).map(({ name }, at) => ({ field: `volumes[${at}]`, name })),
      ...(addition.config ?? []).map(({ volume: name }, at) => ({ field: `config[${at}]`, name })),
    ];
    return brought
      .filter(({ name }) => !used.has(name))
      .map(({ field, name }) =>
        broken(
          'attachment/unused-volume',
          field,
          `no container mounts volume "${name}"`,
          `add { name: "${name}", mountPath: "/…" } to volumeMounts, or remove the volume`,
        ),
      );
  });
