import { extname } from 'node:path';
import { knownKinds } from '../../kubernetes/kinds';
import { own } from '../../values/own';
import { isKustomization } from '../kustomize/kustomize';
import type { ManifestInText } from './manifests';
import { isPart } from './maybe-patch';
import { standardInputName } from './sources';

/**
 * What a document is, as far as it tells itself: `loose` is a list or a text, which is an error among manifests, and `named`
 * an object in a file that is called a patch, and `part` what cannot be a whole object.
 */
export type DocumentKind =
  | 'manifest'
  | 'kustomization'
  | 'patch'
  | 'named'
  | 'part'
  | 'encrypted'
  | 'configuration'
  | 'loose'
  | 'other'
  | 'unreadable';

/**
 * Assertions of kuttl and Chainsaw, the fields that an object has to have: `01-assert.yaml`, `01-errors.yaml`,
 * `assert-web.yaml`, `chainsaw-step-01-assert-1.yaml`.
 */
const assertion = /(?:^|[-_])assert(?:[-_].*)?\.ya?ml$|^(?:chainsaw-step-)?\d+-errors?(?:[-_].*)?\.ya?ml$/;
const patchName = /(?:^|[-_.])patch[-_.]/i;

/**
 * Tells documents apart, without other files.
 * @param name that of the file, without folders
 */
export function kindOf(document: ManifestInText, name: string, hasDirective: boolean): DocumentKind {
  const { source, object } = document;
  if (isKustomization(name, object)) return 'kustomization';
  if (isEncrypted(document)) return 'encrypted';
  if (object === undefined) return isOtherText(document) ? 'other' : 'unreadable';
  if (isConfiguration(object)) return 'configuration';
  if (hasDirective || assertion.test(name)) return 'patch';
  if (isMapping(object) && !isManifest(object) && !hasPartsOfObject(object, source.name === standardInputName))
    return 'other';
  if (isPart(object)) return 'part';
  if (patchName.test(name)) return 'named';
  return isMapping(object) || hasManifests(object) ? 'manifest' : 'loose';
}

/** Whether a document is a manifest, unless other files say that it is something else. */
export function mayBeManifest(kind: DocumentKind): boolean {
  return kind === 'manifest' || kind === 'named' || kind === 'part' || kind === 'loose';
}

/** Whether something says what it is an object of. */
function isManifest(value: unknown): boolean {
  return typeof own(value, 'apiVersion') === 'string' && typeof own(value, 'kind') === 'string';
}

/**
 * Whether a mapping with `apiVersion` or `kind` only is an object without the other: settings of tools have one of them, too, some
 * with a `spec` for a kind of their own, but nobody pipes these.
 */
function hasPartsOfObject(value: object, isPiped: boolean): boolean {
  const has = (name: string) => own(value, name) !== undefined;
  if (!has('apiVersion') && !has('kind')) return false;
  return isPiped || has('metadata') || (has('spec') && kinds.has(own(value, 'kind')));
}

/** The names of kinds that are known. */
const kinds: ReadonlySet<unknown> = new Set(knownKinds.map(({ kind }) => kind));

/** Configuration of Kubernetes' own programs, which no server takes: of kubectl (a kubeconfig), kubeadm, the kubelet, kind. */
function isConfiguration(object: unknown): boolean {
  const [apiVersion, kind] = [own(object, 'apiVersion'), own(object, 'kind')];
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  return configurationGroup.test(apiVersion) || (apiVersion === 'v1' && kind === 'Config');
}

const configurationGroup =
  /^(?:kubeadm\.k8s\.io|(?:kubelet|kubeproxy|kubescheduler|kubecontrollermanager|apiserver|client\.authentication|credentialprovider\.kubelet)\.(?:config\.)?k8s\.io|audit\.k8s\.io|kind\.x-k8s\.io)\//;

function hasManifests(value: unknown): boolean {
  return Array.isArray(value) && value.some(isManifest);
}

/** JSON with comments, or a template, for example: a manifest has an `apiVersion`. */
function isOtherText({ source }: ManifestInText): boolean {
  return source.isOther === true || (extname(source.name) === '.json' && !source.text.includes('"apiVersion"'));
}

/** In files, which are decrypted when they are applied, as by Flux. */
function isEncrypted({ source, object }: ManifestInText): boolean {
  if (source.name === standardInputName) return false;
  if (source.problem?.message === 'encrypted by git-crypt') return true;
  const sops = own(object, 'sops');
  return own(sops, 'mac') !== undefined || own(sops, 'lastmodified') !== undefined;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
