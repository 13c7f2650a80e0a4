import * as m from '#lib/paraglide/help.js';

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
			title: m.everywhere(),
			shortcuts: [
				{ keys: [modifier, 'K'], what: m.jump_to_a_tool_a_page_or_an_action() },
				{ keys: ['?'], what: m.show_these_keys() },
				{ keys: ['Esc'], what: m.close_what_is_open() }
			]
		},
		{
			title: m.on_a_tools_page(),
			shortcuts: [
				{ keys: [modifier, '↵'], what: m.run_the_tool_also_from_within_a() },
				{ keys: ['Esc'], what: m.stop_the_run() }
			]
		},
		{
			title: m.in_a_text_with_marks(),
			shortcuts: [
				{ keys: ['Tab'], what: m.into_the_text_and_out_of_it() },
				{ keys: ['→'], what: m.to_the_next_mark_to_the_one_before() },
				{ keys: [m.key_home()], what: m.to_the_first_mark_end_to_the_last() },
				{ keys: ['↵'], what: m.show_what_the_mark_stands_for() }
			]
		}
	];
}

/** Whether the key that goes with letters is ⌘ here. In the browser only. */
export function isAppleMachine(): boolean {
	return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
