import { describe, expect, it } from 'vitest';
import { EventLog } from '../../../lab/page/event-log.ts';

describe('the lab’s log', () => {
  it('keeps what follows from one event in its row', () => {
    const log = new EventLog(() => 7);
    log.add('chart', 'alice', 'login.succeeded', 'a → b');
    log.goOn('');
    log.goOn('c → d');
    expect(log.entries).toEqual([
      { id: 1, at: 7, source: 'chart', user: 'alice', what: 'login.succeeded', detail: 'a → b, c → d' },
    ]);
  });

  it('forgets the oldest', () => {
    const log = new EventLog(() => 0);
    for (let count = 0; count < 500; count += 1) log.add('server', '', String(count));
    expect(log.entries.length).toBeLessThan(500);
    expect(log.entries.at(-1)?.what).toBe('499');
  });
});
