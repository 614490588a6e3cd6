import type { VolumeProjection } from '../../kubernetes/generated/types';
import { boolean, type Check, type Checks, named, object, optional, string } from '../../values/check';
import { type Named, nameOf } from '../../values/named';

/** How a client checks a server's certificate, and which one it shows. */
export interface ClientTls {
  /** Where the certificate of the authority is that signed the server's. @default the authorities that the image knows */
  readonly ca?: CaSource | undefined;
  /** A Secret of type `kubernetes.io/tls` with the certificate that is shown to the server. @default none is shown */
  readonly certificate?: { readonly secretName: Named } | undefined;
  /** Whether the server's certificate and its name are checked. @default true */
  readonly verify?: boolean | undefined;
}

/** A key of a Secret or of a ConfigMap. */
export type CaSource =
  | {
      readonly secretName: Named;
      readonly configMapName?: undefined;
      /** @default 'ca.crt' */
      readonly key?: string | undefined;
    }
  | {
      readonly configMapName: Named;
      readonly secretName?: undefined;
      /** @default 'ca.crt' */
      readonly key?: string | undefined;
    };

const caFields = object({ secretName: optional(named), configMapName: optional(named), key: optional(string) });

const caSourceCheck: Check = (value) => {
  const { secretName, configMapName } = (value ?? {}) as Partial<Readonly<Record<string, unknown>>>;
  const isMissing = secretName === undefined && configMapName === undefined;
  return caFields(value) ?? (isMissing ? { path: '', message: ' must have secretName or configMapName' } : undefined);
};

/** The checks of a client's TLS options. */
export const clientTlsChecks = {
  ca: optional(caSourceCheck),
  certificate: optional(object({ secretName: named })),
  verify: optional(boolean),
} satisfies Checks<ClientTls>;

/** The sources of a projected volume that has the certificates as `ca.crt`, `tls.crt` and `tls.key` in a folder, or at its root. */
export function certificateSources({ ca, certificate }: ClientTls, folder?: string): readonly VolumeProjection[] {
  const item = (key: string, file: string) => ({ key, path: folder === undefined ? file : `${folder}/${file}` });
  return [
    ...(ca === undefined ? [] : [keySource(ca, 'ca.crt', folder === undefined ? 'ca.crt' : `${folder}/ca.crt`)]),
    ...(certificate === undefined
      ? []
      : [
          {
            secret: {
              name: nameOf(certificate.secretName),
              items: [item('tls.crt', 'tls.crt'), item('tls.key', 'tls.key')],
            },
          },
        ]),
  ];
}

/** The source of a projected volume that has a key of a Secret or a ConfigMap as a file. */
export function keySource(source: CaSource, defaultKey: string, path: string): VolumeProjection {
  const items = [{ key: source.key ?? defaultKey, path }];
  return source.secretName === undefined
    ? { configMap: { name: nameOf(source.configMapName), items } }
    : { secret: { name: nameOf(source.secretName), items } };
}
