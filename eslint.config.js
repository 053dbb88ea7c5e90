import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Names that a phone's bare JS context lacks or reserves. */
const absentOnPhones = [
  'AbortController',
  'structuredClone',
  'fetch',
  'window',
  'globalThis',
  'global',
  'self',
  'document',
  'navigator',
  'process',
  'Buffer',
  'queueMicrotask',
];

const forbid = (...patterns) => ['error', { patterns }];
const lab = {
  regex: '(^|/)(lab|tests|tools|examples)/',
  message: 'nothing shipped imports lab, tests, tools or examples',
};
const pages = { regex: '/pages/', message: 'adapters do not know pages' };

export default defineConfig(
  {
    ignores: ['dist', 'lib', '.cache', 'coverage', 'vendor', 'node_modules', 'examples/embedding/zego-sdk.*'],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      'no-console': 'off',
      'no-undef': 'off',
      // an actor may return a clean-up or nothing, as XState has it
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['machines/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid({
        regex: '^(?!xstate$|\\./[a-z-]+\\.ts$)',
        message: 'machines import xstate and each other, nothing else',
      }),
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'allow' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'machines/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...absentOnPhones,
        { name: 'my', message: 'the platform may throw: src/adapters/alipay/my.ts is the one way to it' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['src/adapters/alipay/my.ts'],
    rules: { 'no-restricted-globals': ['error', ...absentOnPhones] },
  },
  {
    files: ['src/**/*.ts', 'cli/**/*.ts'],
    rules: { 'no-restricted-imports': forbid(lab) },
  },
  {
    files: ['src/adapters/**/*.ts', 'src/texts/**/*.ts', 'src/settings/**/*.ts'],
    rules: { 'no-restricted-imports': forbid(lab, pages) },
  },
  {
    files: [
      'lab/gateway/**/*.ts',
      'lab/platform/**/*.ts',
      'lab/axml/**/*.ts',
      'lab/clock/**/*.ts',
      'lab/credentials/**/*.ts',
      'lab/said-and-sent/**/*.ts',
      'examples/credentials-server/core/**/*.ts',
    ],
    ignores: ['lab/gateway/node/**'],
    rules: {
      'no-restricted-imports': forbid({
        regex: '^node:|^ws$',
        message: 'this part also runs in the browser: Node imports live elsewhere',
      }),
    },
  },
);
