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
	readonly icon: Icon;
}

/** The tools, in their order. */
export function toolItems(): NavItem[] {
	return TOOLS.map((tool) => ({
		route: tool.href,
		href: resolve(tool.href),
		name: TOOL_WORDS[tool.id].name(),
		shortName: TOOL_WORDS[tool.id].shortName(),
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
		icon: House
	};
}

function adminItem(): NavItem {
	return {
		route: '/admin',
		href: resolve('/admin'),
		name: m.admin(),
		shortName: m.admin(),
		icon: UsersRound
	};
}

/** All other pages; that of the admin for admins only, of this device or of the joined server. */
export function pageItems(isAdmin: boolean): NavItem[] {
	return [
		{
			route: '/batch',
			href: resolve('/batch'),
			name: m.batch(),
			shortName: m.batch(),
			icon: Table2
		},
		{
			route: '/history',
			href: resolve('/history'),
			name: m.history(),
			shortName: m.history(),
			icon: History
		},
		{
			route: '/analytics',
			href: resolve('/analytics'),
			name: m.analytics(),
			shortName: m.analytics(),
			icon: ChartColumn
		},
		{
			route: '/api-keys',
			href: resolve('/api-keys'),
			name: m.api_keys(),
			shortName: m.api_keys(),
			icon: KeyRound
		},
		...(isAdmin ? [adminItem()] : []),
		{
			route: '/settings',
			href: resolve('/settings'),
			name: m.settings(),
			shortName: m.settings(),
			icon: Settings
		},
		{
			route: '/about',
			href: resolve('/about'),
			name: m.how_it_works(),
			shortName: m.how_it_works(),
			icon: Info
		},
		{
			route: '/privacy',
			href: resolve('/privacy'),
			name: m.privacy(),
			shortName: m.privacy(),
			icon: ShieldCheck
		},
		{
			route: '/help',
			href: resolve('/help'),
			name: m.help(),
			shortName: m.help(),
			icon: CircleHelp
		}
	];
}
