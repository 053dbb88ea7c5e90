/**
 * THE PLACE OF YOUR LOGIN. Whoever gets a token can call in that user's name, so the server must know who asks: put here
 * what your other services do, such as a session header, or Alipay's `my.getAuthCode` exchanged for a user on your server.
 */
import type { CredentialsRequest } from './handler.ts';

/** The user whose credentials are due, or null for nobody: then the answer is 401. @param userId as the phone has it; '' where it leaves that to you, who know the login */
export type WhoAsks = (request: CredentialsRequest, userId: string) => string | null;

/** Believes everybody who says who they are. For trying out only. */
export const whoeverTheySay: WhoAsks = (_request, userId) => userId || null;
