/** Push and pull URLs of a stream, as `<rtc-room>` reads them. */

/**
 * The id of the stream: `rtmp://host/live/a?zgseq=1` → `a`. Host, path and query differ: between push and pull, and between
 * ZEGO's builds, whose path is `live` (npm) or the appID (Alipay).
 */
export const streamOf = (url: string): string => withoutQuery(url).replace(/^.*\//s, '');

/** The query carries secrets. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');
