/** Log posts leave the phone without the secret, however deep it is wrapped, and are JSON lines all the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTelemetry } from '../../../src/adapters/zego/telemetry.ts';

const secret = fc
  .string({ minLength: 24, maxLength: 80, unit: fc.constantFrom(...'abcdefXYZ0123456789+/=_-') })
  .map((text) => `04${text}`);

/** The secret in JSON in JSON …, in a URL, or joined to other text. */
const wrapped = (token: string): fc.Arbitrary<string> =>
  fc
    .record({
      depth: fc.integer({ min: 0, max: 4 }),
      name: fc.constantFrom('token', 'msg', 'params', 'data', 'signature', 'x'),
      how: fc.constantFrom('plain', 'url', 'joined', 'encoded', 'base64'),
      around: fc.string({ maxLength: 20 }),
    })
    .map(({ depth, name, how, around }) => {
      const texts = {
        plain: token,
        url: `wss://host/path?token=${token}&x=1`,
        joined: `${around}${token}${around}`,
        encoded: encodeURIComponent(token),
        base64: Buffer.from(`{"token":"${token}"}`).toString('base64'),
      };
      let value: unknown = { [name]: texts[how], around };
      for (let level = 0; level < depth; level += 1) value = { [name]: JSON.stringify(value) };
      return JSON.stringify(value);
    });

it('leaves no trace of a secret in a log post, and leaves JSON', () => {
  fc.assert(
    fc.property(
      secret.chain((token) =>
        fc.tuple(fc.constant(token), fc.array(wrapped(token), { minLength: 1, maxLength: 4 })),
      ),
      ([token, lines]) => {
        const telemetry = createTelemetry('redacted');
        telemetry.protect(token);
        const body = telemetry.allowed('https://log.example/httplog', lines.join('\n'));
        for (const form of [
          token,
          encodeURIComponent(token),
          Buffer.from(token).toString('base64').slice(2, -4),
        ])
          expect(body ?? '').not.toContain(form);
        for (const line of body?.split('\n') ?? []) expect(() => void JSON.parse(line)).not.toThrow();
      },
    ),
    { numRuns: 400, seed: 6 },
  );
});

it('lets nothing out that is not JSON, and nothing at all when it is off', () => {
  fc.assert(
    fc.property(fc.anything(), (body) => {
      const sent = createTelemetry('redacted').allowed('https://log.example', body);
      if (sent !== null) for (const line of sent.split('\n')) expect(typeof JSON.parse(line)).toBe('object');
      expect(createTelemetry('off').allowed('https://log.example', body)).toBeNull();
    }),
    { numRuns: 300, seed: 6 },
  );
});
