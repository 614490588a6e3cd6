import type { AttachmentCase } from './attachment-case';
import { adapterCases } from './attachments/adapters';
import { ambassadorCases } from './attachments/ambassadors';
import { helperCases } from './attachments/helpers';
import { logProcessorCases } from './attachments/log-processors';
import { proxyCases } from './attachments/proxies';

/** All attachments. */
export const attachmentCases: readonly AttachmentCase[] = [
  ...proxyCases,
  ...adapterCases,
  ...logProcessorCases,
  ...ambassadorCases,
  ...helperCases,
];
