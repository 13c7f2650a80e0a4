/** Groups of colours of `app.css`: names behind `--color-`, in the order in which they are shown. */
export const COLOUR_GROUPS = [
	{
		name: 'surfaces',
		tokens: ['canvas', 'surface', 'sunken', 'hover', 'line', 'line-strong']
	},
	{ name: 'text', tokens: ['ink', 'muted', 'faint'] },
	{ name: 'accent', tokens: ['accent', 'accent-hover', 'accent-soft', 'on-accent', 'focus'] },
	{
		name: 'scale',
		tokens: [
			'positive',
			'positive-mark',
			'positive-soft',
			'mixed',
			'mixed-mark',
			'mixed-soft',
			'negative',
			'negative-mark',
			'negative-soft'
		]
	},
	{
		name: 'notices',
		tokens: ['danger', 'danger-hover', 'danger-soft', 'on-danger', 'warning', 'warning-soft']
	}
] as const;
