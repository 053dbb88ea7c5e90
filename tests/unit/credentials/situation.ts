/** A credentials server's answer, the typed-in equivalent, and how the tests look at failures. */
import { CallFailure } from '../../../src/adapters/call-failure.ts';

export const canary = 'canary-secret';

export const answer = {
  appId: 1234567890,
  server: 'wss://webliveroom.example.com/ws',
  userId: 'ann',
  userName: 'Ann',
  token: `04${canary}`,
  mrtc: {
    bizName: 'biz',
    subBiz: 'sub',
    serverUrl: 'mrtc.example.com',
    userId: 'ann_1',
    signature: `${canary}==`,
  },
};

export const typedIn = {
  appId: '1234567890',
  server: answer.server,
  userId: 'ann',
  userName: 'Ann',
  token: answer.token,
  bizName: 'biz',
  subBiz: 'sub',
  serverUrl: 'mrtc.example.com',
  mrtcUserId: 'ann_1',
  signature: answer.mrtc.signature,
};

export function errorOf(failure: unknown) {
  return failure instanceof CallFailure ? failure.error : failure;
}
