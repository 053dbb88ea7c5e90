/**
 * Which addresses may be asked for credentials: HTTPS, as `my.request` demands, or plain HTTP to this very machine,
 * which is how the lab is reached. Bare JS contexts have no `URL`, so the shape is checked here. A user name in the
 * address is refused: it is a secret in the wrong place, and makes `http://localhost@elsewhere` look local.
 */
const https = /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?][^\s#]*)?$/i;
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?(?:[/?][^\s#]*)?$/i;

export function isHttpsUrl(url: string): boolean {
  return https.test(url) || loopback.test(url);
}
