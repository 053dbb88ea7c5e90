/**
 * THE PLACE OF YOUR MRTC SIGNATURE. `<rtc-room>` wants one besides ZEGO's token, made from bizName, subBiz and a key that
 * Alipay hands out (ZEGO document 18243). Its rule is on a page of Alipay's that is not public (opendocs pre-open/0876cs), so
 * it cannot be implemented here: whoever is admitted to the page puts the rule into a function of this type and gives it
 * to the server in main.ts in place of `fixedSignature`. The key belongs on the server and nowhere else.
 */
export interface MrtcSignature {
  readonly signature: string;
  /** s, from now on; the phone asks for a new one before it mounts the component later than this */
  readonly signatureExpiresIn?: number;
}

/** @param userId the user id of `<rtc-room>`, not ZEGO's */
export type SignMrtc = (userId: string) => MrtcSignature;

/** The signature that somebody made by hand, for a try: the same for everybody, as long as Alipay takes it. */
export const fixedSignature =
  (signature: string): SignMrtc =>
  () => ({ signature });
