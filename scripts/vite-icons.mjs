const ICON = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

/** @typedef {{ name: string, aliases?: readonly unknown[], size: number, node: readonly [string, Record<string, string>][] }} IconData */

/**
 * Writes each icon of lucide as the drawing that it is. The package makes every line of it by code while the page runs, which
 * was a third of the time in which a tool's page came to life.
 * @returns {import('vite').Plugin}
 */
export function drawnIcons() {
	return {
		name: 'textai:drawn-icons',
		// Before Svelte compiles it.
		enforce: 'pre',
		transform: {
			filter: { id: ICON },
			handler(source, id) {
				const data = DATA.exec(source)?.[1];
				if (data === undefined) throw new Error(`${id} is not written as icons of lucide were.`);
				/** @type {IconData} */
				const icon = JSON.parse(data);
				return { code: draw(icon), map: { mappings: '' } };
			}
		}
	};
}

/** @param {IconData} icon */
function draw({ name, aliases = [], size, node }) {
	const names = [name, ...aliases.filter((alias) => typeof alias === 'string')];
	const classes = ['lucide', ...names.map((known) => `lucide-${known}`)].join(' ');
	const lines = node.map(([tag, attributes]) => `<${tag} ${write(attributes)} />`).join('');
	return `<script>
	let { size = 24, strokeWidth = 2, fill = 'none', class: extra, 'aria-hidden': hidden = 'true' } = $props();
</script>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width={size} height={size} {fill}
	stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round"
	class={['${classes}', extra]} aria-hidden={hidden}>${lines}</svg>`;
}

/** @param {Record<string, string>} attributes */
function write(attributes) {
	return Object.entries(attributes)
		.map(([name, value]) => `${name}="${value}"`)
		.join(' ');
}
