/** ZEGO's npm build, as the lab's plain mini-program has it: the guide's own build is not on npm. */
import './globals.js';

export * from '../../tests/browser/fixtures/plain-app/sdk.js';
