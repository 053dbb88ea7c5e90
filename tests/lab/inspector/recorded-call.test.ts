/** What a shell says about a recorded call: what was dropped and why, and who told whom what. */
import { describe, expect, it } from 'vitest';
import { mermaidSequence } from '../../../lab/trace/mermaid-sequence.ts';
import { replayReport } from '../../../lab/trace/replay-report.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { silentCall } from '../../unit/recorder/silent-call.ts';

const recordedCall = () => {
  const call = silentCall();
  call.begin('r1', { id: 'alice', name: 'Alice' });
  call.send({ type: 'login.succeeded', session: 9 });
  const trace = call.trace();
  // one event a second
  return { ...trace, steps: trace.steps.map((step, index) => ({ ...step, at: 1_000 * index })) };
};

describe('the report of a replay', () => {
  it('names each dropped event with its reason', () => {
    const trace = recordedCall();
    expect(replayReport('a.json', trace, replay(trace))).toContain(
      '  dropped event 10, login.succeeded: it belongs to another session (9, now 1)',
    );
  });
});

describe('the sequence diagram of recorded calls', () => {
  const lines = (count: number): string[] => {
    const recorded = replay(recordedCall());
    const phones = ['alice', 'bob;'].slice(0, count).map((name) => ({ name, replay: recorded }));
    return mermaidSequence(phones).split('\n');
  };

  it('says who told the chart what and whom it commanded, with times and waits', () => {
    const diagram = lines(1);
    expect(diagram[0]).toBe('sequenceDiagram');
    expect(diagram).toContain('  user1->>chart1: 1.000 s page.joinTapped');
    expect(diagram).toContainEqual(expect.stringMatching(/^ {2}chart1->>gateway: [\d.]+ s start loginRoom$/));
    expect(diagram).toContain('  Note over chart1: 1.000 s later');
  });

  it('crosses out what was dropped, with the reason', () => {
    expect(lines(1)).toContainEqual(
      expect.stringMatching(
        /gateway-xchart1: [\d.]+ s login.succeeded, dropped: it belongs to another session/,
      ),
    );
  });

  it('puts two phones beside each other with the server between them, and writes no sign that Mermaid would read', () => {
    const diagram = lines(2);
    const order = diagram.filter((line) => /^ {2}(box|participant)/.test(line));
    expect(order).toEqual(['  box alice', '  participant gateway as server', '  box bob#59;']);
    expect(diagram.filter((line) => line.includes('page.joinTapped'))).toEqual([
      '  user1->>chart1: 1.000 s page.joinTapped',
      '  user2->>chart2: 1.000 s page.joinTapped',
    ]);
  });
});
