import type { YamlComment } from '../yaml';
import { commentLine } from './comment-lines';
import type { ImportedManifest } from './manifest';

/** Manifests without the license header of their files, and its lines for the top of the program. */
export interface WithoutHeader {
  readonly header: readonly string[];
  readonly manifests: readonly ImportedManifest[];
}

/** Takes the license header that the first manifest begins with, and where others begin with the same, theirs. */
export function withoutHeader(manifests: readonly ImportedManifest[]): WithoutHeader {
  const [first] = manifests;
  const texts = first === undefined ? [] : leading(first.comments).map(({ text }) => text);
  const length = texts.findLastIndex((text) => ofLicense.test(text)) + 1;
  if (length === 0 || !texts.some((text) => begins.test(text))) return { header: [], manifests };
  const header = texts.slice(0, length);
  return {
    header: header.map(commentLine),
    manifests: manifests.map((manifest) => {
      const own = leading(manifest.comments);
      const hasSame = header.every((text, at) => own[at]?.text === text);
      return hasSame ? { ...manifest, comments: manifest.comments.slice(length) } : manifest;
    }),
  };
}

const begins = /copyright|SPDX-License-Identifier|licensed under/i;
/** What the lines of usual licenses have, up to the last one. */
const ofLicense = /copyright|licen[sc]e|warrant|the software/i;

/** The comments above a manifest, which come first. */
function leading(comments: readonly YamlComment[]): readonly YamlComment[] {
  const end = comments.findIndex(({ steps, side }) => steps.length > 0 || side !== 'before');
  return end === -1 ? comments : comments.slice(0, end);
}
