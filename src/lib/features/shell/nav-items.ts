import ChartColumn from '@lucide/svelte/icons/chart-column';
import History from '@lucide/svelte/icons/history';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import House from '@lucide/svelte/icons/house';
import Info from '@lucide/svelte/icons/info';
import KeyRound from '@lucide/svelte/icons/key-round';
import Settings from '@lucide/svelte/icons/settings';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Table2 from '@lucide/svelte/icons/table-2';
import UsersRound from '@lucide/svelte/icons/users-round';
import { resolve } from '$app/paths';
import { TOOLS } from '#lib/domain/tools.ts';
import { TOOL_WORDS } from '#lib/features/tool/tool-words.ts';
import * as m from '#lib/paraglide/nav.js';
import type { Icon } from '#lib/ui/icon.ts';
import { TOOL_ICONS } from './tool-icons.ts';

export interface NavItem {
	/** Kit's id of the route, to tell which entry is the current one. */
	readonly route: string;
	/** The finished address, below the folder the app is served from. */
	readonly href: string;
	readonly name: string;
	readonly shortName: string;
	/** One line for the command palette. */
	readonly description: string;
	readonly icon: Icon;
}

/** The tools, in their order. */
export function toolItems(): NavItem[] {
	return TOOLS.map((tool) => ({
		route: tool.href,
		href: resolve(tool.href),
		name: TOOL_WORDS[tool.id].name(),
		shortName: TOOL_WORDS[tool.id].shortName(),
		description: TOOL_WORDS[tool.id].description(),
		icon: TOOL_ICONS[tool.icon]
	}));
}

/** The start page, which every list shows first. */
export function homeItem(): NavItem {
	return {
		route: '/',
		href: resolve('/'),
		name: m.start(),
		shortName: m.start(),
		description: m.all_tools_at_a_glance(),
		icon: House
	};
}

function adminItem(): NavItem {
	return {
		route: '/admin',
		href: resolve('/admin'),
		name: m.admin(),
		shortName: m.admin(),
		description: m.users_limits_and_the_health_of(),
		icon: UsersRound
	};
}

/** All other pages; that of the device's admin for admins only. */
export function pageItems(isAdmin: boolean): NavItem[] {
	return [
		{
			route: '/batch',
			href: resolve('/batch'),
			name: m.batch(),
			shortName: m.batch(),
			description: m.a_whole_table_of_texts_at_once_csv(),
			icon: Table2
		},
		{
			route: '/history',
			href: resolve('/history'),
			name: m.history(),
			shortName: m.history(),
			description: m.every_run_with_its_text_and_its(),
			icon: History
		},
		{
			route: '/analytics',
			href: resolve('/analytics'),
			name: m.analytics(),
			shortName: m.analytics(),
			description: m.runs_labels_moods_words_and_times(),
			icon: ChartColumn
		},
		{
			route: '/api-keys',
			href: resolve('/api-keys'),
			name: m.api_keys(),
			shortName: m.api_keys(),
			description: m.let_programs_call_the_tools_in(),
			icon: KeyRound
		},
		...(isAdmin ? [adminItem()] : []),
		{
			route: '/settings',
			href: resolve('/settings'),
			name: m.settings(),
			shortName: m.settings(),
			description: m.where_the_models_run_what_is_kept(),
			icon: Settings
		},
		{
			route: '/about',
			href: resolve('/about'),
			name: m.how_it_works(),
			shortName: m.how_it_works(),
			description: m.the_models_what_they_were_measured(),
			icon: Info
		},
		{
			route: '/privacy',
			href: resolve('/privacy'),
			name: m.privacy(),
			shortName: m.privacy(),
			description: m.what_is_stored_where_and_how_to(),
			icon: ShieldCheck
		},
		{
			route: '/help',
			href: resolve('/help'),
			name: m.help(),
			shortName: m.help(),
			description: m.how_to_begin_all_keys_and_what_to(),
			icon: CircleHelp
		}
	];
}
