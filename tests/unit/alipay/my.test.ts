/** The one way to the platform: whatever a function of it does, there is one answer, one failure, or silence. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  askPlatform,
  callPlatform,
  listenToPlatform,
  platformAnswer,
  platformValue,
  tryPlatform,
} from '../../../src/adapters/alipay/my.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

interface Callbacks {
  success(answer?: unknown): void;
  fail(reason?: unknown): void;
}

const asked = (confirm: unknown) => {
  const [answered, failed] = [vi.fn(), vi.fn()];
  stubMy(confirm === undefined ? {} : { confirm });
  const returned = askPlatform('confirm', { title: 't' }, answered, failed);
  return { answered, failed, returned };
};

const broken = (): never => {
  throw new Error('broken');
};

describe('a question to the platform', () => {
  it('takes its options along and returns what the function returns', () => {
    const confirm = vi.fn(() => 'task');
    const { returned } = asked(confirm);
    expect(confirm).toHaveBeenCalledWith(expect.objectContaining({ title: 't' }));
    expect(returned).toBe('task');
  });

  it('has one answer, whatever comes after it', () => {
    const { answered, failed } = asked(({ success, fail }: Callbacks) => {
      success('first');
      success('second');
      fail('third');
    });
    expect([answered.mock.calls, failed.mock.calls]).toEqual([[['first']], []]);
  });

  it('has one failure, whatever comes after it', () => {
    const { answered, failed } = asked(({ success, fail }: Callbacks) => {
      fail('first');
      success('second');
    });
    expect([answered.mock.calls, failed.mock.calls]).toEqual([[], [['first']]]);
  });

  it.each([
    ['is missing', undefined],
    ['is no function', 'confirm'],
    ['throws', broken],
  ])('has failed where the function %s', (_what, confirm) => {
    const { answered, failed } = asked(confirm);
    expect([answered.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1]);
  });

  it('has its answer where the function throws after giving it', () => {
    const { answered, failed } = asked(({ success }: Callbacks) => {
      success('done');
      broken();
    });
    expect([answered.mock.calls, failed.mock.calls]).toEqual([[['done']], []]);
  });

  it('has failed where the function returns a promise that rejects, and nobody else hears of that', async () => {
    const { answered, failed } = asked(() => Promise.reject(new Error('later')));
    await Promise.resolve();
    expect([answered.mock.calls.length, failed.mock.calls.length]).toEqual([0, 1]);
  });

  it('is not answered by a promise beside its callbacks', async () => {
    const { answered } = asked(() => Promise.resolve('promised'));
    await Promise.resolve();
    expect(answered).not.toHaveBeenCalled();
  });

  it('as a promise resolves to the answer, and to nothing for a failure', async () => {
    stubMy({ getSetting: ({ success }: Callbacks) => success('granted'), openSetting: broken });
    await expect(platformAnswer('getSetting')).resolves.toBe('granted');
    await expect(platformAnswer('openSetting')).resolves.toBeUndefined();
    await expect(platformAnswer('showAuthGuide')).resolves.toBeUndefined();
  });
});

describe('a function that answers in what it returns', () => {
  it('tells no answer from nothing to call', () => {
    stubMy({ setStorageSync: () => undefined, getStorageSync: broken });
    expect(tryPlatform('setStorageSync')).toEqual({ answer: undefined });
    expect(tryPlatform('getStorageSync')).toBeNull();
    expect(tryPlatform('removeStorageSync')).toBeNull();
    expect(callPlatform('getStorageSync')).toBeUndefined();
  });

  it('may return a promise that rejects, unheard', async () => {
    stubMy({ call: () => Promise.reject(new Error('later')) });
    callPlatform('call');
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
});

describe('news of the platform', () => {
  it('are heard until nobody listens any more, whether the platform forgets or not', () => {
    const listeners: ((event: unknown) => void)[] = [];
    stubMy({ onAppShow: (listener: () => void) => listeners.push(listener) });
    const heard = vi.fn();
    const stop = listenToPlatform('AppShow', heard);
    listeners.forEach((listener) => listener('shown'));
    stop();
    listeners.forEach((listener) => listener('again'));
    expect(heard.mock.calls).toEqual([['shown']]);
  });

  it('never come where the platform has none, and end without a word', () => {
    stubMy({ onAppHide: broken, offAppHide: broken });
    expect(() => listenToPlatform('AppHide', broken)()).not.toThrow();
    expect(() => listenToPlatform('AudioInterruptionEnd', broken)()).not.toThrow();
  });
});

it('a value of the platform that cannot be read is none', () => {
  stubMy(
    Object.defineProperty({}, 'env', {
      get: broken,
    }),
  );
  expect(platformValue('env')).toBeUndefined();
});
