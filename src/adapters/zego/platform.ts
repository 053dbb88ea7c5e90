/** What the vendor builds use of Alipay's `my`; answers are parsed from unknown, for phones differ. */
export interface Platform {
  connectSocket(options: { url: string; multiple: true }): unknown;
  request(options: RequestOptions): unknown;
  onNetworkStatusChange(listener: (status: unknown) => void): void;
  offNetworkStatusChange(listener: (status: unknown) => void): void;
  getNetworkType(options: { success(result: unknown): void; fail(error: unknown): void }): unknown;
  getStorageSync(options: { key: string }): unknown;
  setStorageSync(options: { key: string; data: unknown }): unknown;
  getSystemInfoSync(): unknown;
  arrayBufferToBase64(buffer: ArrayBuffer): string;
  base64ToArrayBuffer(text: string): ArrayBuffer;
  readonly SDKVersion?: unknown;
}

export interface RequestOptions {
  readonly url: string;
  readonly data: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  success(response: unknown): void;
  fail(error: unknown): void;
}
