import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('app.json says what camera and microphone are for, in words that Alipay shows to the user', () => {
  const { permission }: { permission: Record<string, { desc?: string }> } = JSON.parse(
    readFileSync('app.json', 'utf8'),
  );
  for (const scope of ['scope.camera', 'scope.record'])
    expect(permission[scope]?.desc).toMatch(/\p{Script=Han}{6}/u);
});
