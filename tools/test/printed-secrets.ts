/** Tells secrets in printed text by their shape, and says where without repeating them. */
import { canarySignature } from '../../lab/credentials/lab-app.ts';

const shapes = [
  { what: 'a Token04', shape: /04[A-Za-z0-9+/]{80,}={0,2}/ },
  { what: 'a signature', shape: new RegExp(`${canarySignature}[0-9a-f]`) },
  { what: 'a stream URL parameter', shape: /[?&]zg(?:seq|did)=[0-9]/ },
] as const;

export const printedSecrets = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      shapes.filter(({ shape }) => shape.test(line)).map(({ what }) => `${what} in line ${index + 1}`),
    );
