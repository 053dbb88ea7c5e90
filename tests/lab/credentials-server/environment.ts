import { canary } from './staging.ts';

/** The least that the server starts with. */
export const environment = {
  ZEGO_APP_ID: '1234567890',
  ZEGO_SERVER_SECRET: canary.serverSecret,
  MRTC_BIZ_NAME: 'biz',
  MRTC_SUB_BIZ: 'sub',
  MRTC_SERVER_URL: 'https://mrtc.example.invalid',
  MRTC_SIGNATURE: canary.signature,
} as const;
