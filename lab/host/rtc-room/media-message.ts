/**
 * What the two ends of a picture say to each other. Ids are unique for good: a publisher is one `publish()`, a viewer one
 * `view()`, and a connection one attempt between the two, so that whatever comes late is known to be late.
 */
export type MediaMessage =
  | { readonly type: 'live'; readonly stream: string; readonly publisher: string }
  | { readonly type: 'gone'; readonly publisher: string }
  | { readonly type: 'want'; readonly stream: string; readonly viewer: string }
  /** the viewer has closed this connection; `null`: it has ended, and wants none of anybody */
  | { readonly type: 'bye'; readonly viewer: string; readonly connection: string | null }
  | (Description & { readonly type: 'offer' })
  | (Description & { readonly type: 'answer' });

interface Description {
  readonly publisher: string;
  readonly viewer: string;
  readonly connection: string;
  readonly sdp: string;
}
