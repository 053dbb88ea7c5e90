/** Runs one page of the mini-program against a `my` of its own: no rendering, only data and what was asked of `my`. */
import { vi } from 'vitest';

type Handler = (this: unknown, ...args: unknown[]) => unknown;

export interface FakeMy {
  readonly storage: Map<string, unknown>;
  readonly navigations: string[];
  readonly toasts: { content: string; type: string }[];
  readonly titles: string[];
  language: string;
  navigationFails: boolean;
}

/** @param stored what the storage holds under `callchart.settings` */
export function installMy(stored?: unknown): FakeMy {
  const fake: FakeMy = {
    storage: new Map(stored === undefined ? [] : [['callchart.settings', stored]]),
    navigations: [],
    toasts: [],
    titles: [],
    language: 'zh-Hans',
    navigationFails: false,
  };
  vi.stubGlobal('my', {
    env: {},
    getSystemInfoSync: () => ({ language: fake.language }),
    getStorageSync: ({ key }: { key: string }) => ({ data: fake.storage.get(key) ?? null }),
    setStorageSync: ({ key, data }: { key: string; data: unknown }) => {
      fake.storage.set(key, data);
      return { success: true };
    },
    setNavigationBar: ({ title }: { title: string }) => fake.titles.push(title),
    showToast: (toast: { content: string; type: string }) => fake.toasts.push(toast),
    navigateTo: ({ url, fail }: { url: string; fail: () => void }) => {
      fake.navigations.push(url);
      if (fake.navigationFails) fail();
    },
  });
  return fake;
}

export interface TestPage {
  readonly data: Record<string, unknown>;
  /** every patch given to setData */
  readonly patches: Record<string, unknown>[];
  call(handler: string, ...args: unknown[]): unknown;
  has(handler: string): boolean;
}

/** Loads the page's module anew, and takes it through `onLoad` and `onShow`. */
export async function openPage(load: () => Promise<unknown>, query: unknown = {}): Promise<TestPage> {
  let options: Record<string, unknown> = {};
  vi.stubGlobal('Page', (given: Record<string, unknown>) => (options = given));
  vi.resetModules();
  await load();
  const patches: Record<string, unknown>[] = [];
  const data = structuredClone(typeof options.data === 'function' ? options.data() : options.data);
  const instance: Record<string, unknown> = {
    ...options,
    data,
    setData(patch: Record<string, unknown>) {
      patches.push(patch);
      for (const [path, value] of Object.entries(patch)) setPath(data, path.split('.'), value);
    },
  };
  const call = (handler: string, ...args: unknown[]): unknown => {
    const method = instance[handler] as Handler | undefined;
    if (typeof method !== 'function') throw new Error(`the page has no ${handler}`);
    return method.call(instance, ...args);
  };
  call('onLoad', query);
  if ('onShow' in instance) call('onShow');
  return { data, patches, call, has: (handler) => typeof instance[handler] === 'function' };
}

function setPath(target: Record<string, unknown>, [head, ...rest]: string[], value: unknown): void {
  if (head === undefined) return;
  if (rest.length === 0) target[head] = value;
  else setPath(target[head] as Record<string, unknown>, rest, value);
}

export const input = (value: string, field = ''): unknown => ({
  detail: { value },
  currentTarget: { dataset: { field } },
});
