export { type AttachmentMaker, checkAttachment } from './check-attachment';
export type { CheckAttachmentOptions, OnlyFor } from './options';
