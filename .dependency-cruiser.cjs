/** The one-way imports of docs/ARCHITECTURE.md. */
const lib = (/** @type {string} */ room) => `^src/lib/${room}/`;
const only = (
	/** @type {string} */ name,
	/** @type {string} */ from,
	/** @type {string} */ allowed,
	/** @type {string} */ comment
) => ({
	name,
	severity: 'error',
	comment,
	from: { path: from, pathNot: '\\.test\\.ts$' },
	to: { path: '^(src|server|scripts|tests)/', pathNot: allowed }
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'no-unresolved',
			severity: 'error',
			from: {},
			to: {
				couldNotResolve: true,
				pathNot:
					'^(\\$app|\\$service-worker|\\$env|virtual:|\\./\\$types$|@lucide/svelte/icons/)|\\?(url|worker|raw)$'
			}
		},
		only(
			'domain-is-pure',
			lib('domain'),
			'^src/lib/(domain|ports)/',
			'Domain knows domain, and ports as types.'
		),
		{
			name: 'domain-uses-ports-as-types',
			severity: 'error',
			from: { path: lib('domain') },
			to: { path: lib('ports'), dependencyTypesNot: ['type-only'] }
		},
		only(
			'ports-speak-domain',
			lib('ports'),
			'^src/lib/(domain|ports)/',
			'Ports are interfaces in domain terms.'
		),
		only(
			'protocol-is-schemas',
			lib('protocol'),
			'^src/lib/(domain|ports|protocol)/',
			'Schemas only.'
		),
		only(
			'ui-knows-no-app',
			lib('ui'),
			'^src/lib/(ui|words|paraglide)/',
			'Components that know nothing of this app.'
		),
		only(
			'words-know-no-app',
			'^src/lib/(words|paraglide)/',
			'^src/lib/(words|paraglide)/',
			'The language of the interface; messages are compiled into paraglide/.'
		),
		only(
			'features-see-ports',
			lib('features'),
			'^src/lib/(features|ui|words|paraglide|domain|ports|app/context)',
			'Features reach the world through ports, handed out by context.'
		),
		only(
			'adapters-and-workers',
			'^src/lib/(adapters|workers)/',
			'^src/lib/(adapters|workers|ports|protocol|domain)/',
			'Adapters and workers implement ports.'
		),
		{
			name: 'only-the-root-names-adapters',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/(app|adapters|workers)/|\\.test\\.ts$' },
			to: { path: '^src/lib/(adapters|workers)/' }
		},
		only(
			'routes-compose',
			'^src/routes/',
			'^src/(routes|lib/(features|ui|words|paraglide|domain|app))|^src/app\\.css',
			'Pages load and compose.'
		),
		only(
			'server-shares-the-business',
			'^server/',
			'^(server/|scripts/|src/lib/(domain|ports|protocol)/|src/lib/adapters/(webcrypto|transformers)/)',
			'The server runs the same domain; of the adapters only those that need no browser.'
		),
		{
			name: 'server-routes-are-assembled',
			comment: 'Routes know nothing of each other: app.ts puts them together.',
			severity: 'error',
			from: { path: '^server/(?!app\\.ts|routes/)', pathNot: '\\.test\\.ts$' },
			to: { path: '^server/routes/' }
		}
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(node_modules|\\.svelte-kit|build)/' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.svelte', '.mjs', '.js', '.json']
		}
	}
};
