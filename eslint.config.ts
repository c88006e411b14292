import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript';
import pluginVue from 'eslint-plugin-vue';
import pluginVueA11y from 'eslint-plugin-vuejs-accessibility';

/** Whoever writes, writes through a command: recorded, in the journal, with its way back. */
const tables =
  'listings|overlays|neighbours|volunteers|matches|rounds|sheets|outbox|conflicts|deletedListings|syncRuns|quartiers|addresses|settings|audit|changes|table';
const writes = [
  "CallExpression[callee.property.name='transaction'][arguments.0.value=/^rw/]",
  'CallExpression[callee.property.name=/^(bulkPut|bulkAdd|bulkDelete|bulkUpdate|upsert|modify)$/]',
  `CallExpression[callee.property.name=/^(put|add|update|delete|clear)$/][callee.object.property.type='Identifier'][callee.object.property.name=/^(${tables})$/]`,
  `CallExpression[callee.property.name=/^(put|add|update|delete|clear)$/][callee.object.name=/^(${tables})$/]`,
  "CallExpression[callee.property.name='delete'][callee.object.callee.property.name=/^(equals|anyOf|above|below|belowOrEqual|between|filter|limit|toCollection)$/]",
  'CallExpression[callee.name=/^(putSetting|deleteSetting)$/]',
].map((selector) => ({
  selector,
  message: 'Write through a command: renderer/model/commands/command.ts.',
}));

const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate', 'NodeJS'];

const recommended = defineConfigWithVueTs(
  {
    ignores: [
      'dist',
      'release',
      'coverage',
      'demo-output',
      'bench-output',
      'mutants-output',
      'test-output',
      'node_modules',
      'shared/city/schema.d.ts',
    ],
  },
  // What is said of Vue has nothing to find elsewhere.
  { files: ['**/*.vue', 'renderer/**/*.ts'], extends: [pluginVue.configs['flat/recommended']] },
  vueTsConfigs.strict,
  { files: ['**/*.vue'], extends: [pluginVueA11y.configs['flat/recommended']] },
);

export default [
  ...recommended,
  {
    files: ['**/*.ts', '**/*.vue'],
    // Names that are nowhere declared are the type checker's: the libraries' need not be listed for each file.
    languageOptions: { parserOptions: { lib: [] } },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      // Among the rules above it would have the types of the whole tree made, which it does not ask.
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.vue', 'renderer/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...nodeGlobals],
      'vue/no-v-html': 'error',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/component-api-style': ['error', ['script-setup']],
      // The type checker knows which switch is exhaustive.
      'vue/return-in-computed-property': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-static-element-interactions': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    ignores: [
      'renderer/model/commands/**',
      'renderer/db/**',
      'renderer/workers/sync/sync-store.ts',
      'renderer/workers/sync/sync-journal.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...writes] },
  },
  {
    // There is one who opens the transaction.
    files: ['renderer/model/commands/*.ts'],
    ignores: ['renderer/model/commands/command.ts'],
    rules: { 'no-restricted-syntax': ['error', ...writes.slice(0, 1)] },
  },
  {
    files: ['tests/**/*.ts', 'electron/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    ignores: ['tests/properties.ts'],
    rules: { 'no-restricted-imports': ['error', { name: 'fast-check', message: 'Take it from tests/properties.ts.' }] },
  },
  {
    // Indices into arrays that the same function sized: a check at each would hide the algorithm.
    files: ['shared/{matching,routing,geocoding}/**/*.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
];
