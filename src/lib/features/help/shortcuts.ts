interface Shortcut {
	/** Keys pressed together, each by its name. */
	readonly keys: readonly string[];
	readonly what: string;
}

interface ShortcutGroup {
	readonly title: string;
	readonly shortcuts: readonly Shortcut[];
}

/**
 * Every key that the app listens to.
 * @param modifier `Ctrl`, or `⌘` on Apple's machines
 */
export function shortcutGroups(modifier: string): readonly ShortcutGroup[] {
	return [
		{
			title: 'Everywhere',
			shortcuts: [
				{ keys: [modifier, 'K'], what: 'Jump to a tool, a page or an action' },
				{ keys: ['?'], what: 'Show these keys' },
				{ keys: ['Esc'], what: 'Close what is open' }
			]
		},
		{
			title: 'On a tool’s page',
			shortcuts: [
				{ keys: [modifier, '↵'], what: 'Run the tool, also from within a text box' },
				{ keys: ['Esc'], what: 'Stop the run' }
			]
		},
		{
			title: 'In a text with marks',
			shortcuts: [
				{ keys: ['Tab'], what: 'Into the text, and out of it' },
				{ keys: ['→'], what: 'To the next mark; ← to the one before' },
				{ keys: ['Home'], what: 'To the first mark; End to the last' },
				{ keys: ['↵'], what: 'Show what the mark stands for' }
			]
		}
	];
}

/** The key that goes with letters on this machine. In the browser only. */
export function modifierKey(): string {
	return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
