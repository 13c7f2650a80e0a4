import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const parentImports = {
	patterns: [
		{ group: ['../../*'], message: 'Import across folders as #lib/…' },
		{ group: ['$lib', '$lib/*'], message: 'Import across folders as #lib/…' }
	]
};

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'src/lib/paraglide/',
			'.cache/',
			'models/',
			'test-results/',
			'static/'
		]
	},
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['*.js', '*.cjs'] },
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'max-lines': ['error', { max: 250 }],
			'no-restricted-imports': ['error', parentImports],
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' }
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			// `onclick={() => save()}` reads better than a block around it.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Links are built with resolve() where they are composed; components receive finished addresses.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: { 'max-lines': 'off', '@typescript-eslint/consistent-type-assertions': 'off' }
	},
	// Each component would make TypeScript check the whole program anew: two thirds of the time of a run.
	// What needs rules about types, such as a promise that nobody awaits, stands in .ts and .svelte.ts files.
	{ files: ['**/*.js', '**/*.cjs', '**/*.mjs', '**/*.svelte'], ...ts.configs.disableTypeChecked }
);
