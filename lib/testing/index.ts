/**
 * Tests for attachments of your own. Import them from `cdk8s-pods/testing`.
 * @module testing
 */

export { type AttachmentMaker, checkAttachment } from './check-attachment';
export type { CheckAttachmentOptions, OnlyFor } from './options';
