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
		name: tool.name,
		shortName: tool.shortName,
		description: tool.description,
		icon: TOOL_ICONS[tool.icon]
	}));
}

/** The start page, which every list shows first. */
export function homeItem(): NavItem {
	return {
		route: '/',
		href: resolve('/'),
		name: 'Start',
		shortName: 'Start',
		description: 'All tools at a glance',
		icon: House
	};
}

function adminItem(): NavItem {
	return {
		route: '/admin',
		href: resolve('/admin'),
		name: 'Admin',
		shortName: 'Admin',
		description: 'Users, limits, and the health of this device',
		icon: UsersRound
	};
}

/** All other pages; that of the device's admin for admins only. */
export function pageItems(isAdmin: boolean): NavItem[] {
	return [
		{
			route: '/batch',
			href: resolve('/batch'),
			name: 'Batch',
			shortName: 'Batch',
			description: 'A whole table of texts at once: CSV in, CSV out',
			icon: Table2
		},
		{
			route: '/history',
			href: resolve('/history'),
			name: 'History',
			shortName: 'History',
			description: 'Every run with its text and its answer, to find again',
			icon: History
		},
		{
			route: '/analytics',
			href: resolve('/analytics'),
			name: 'Analytics',
			shortName: 'Analytics',
			description: 'Runs, labels, moods, words and times in charts',
			icon: ChartColumn
		},
		{
			route: '/api-keys',
			href: resolve('/api-keys'),
			name: 'API keys',
			shortName: 'API keys',
			description: 'Let programs call the tools in your name',
			icon: KeyRound
		},
		...(isAdmin ? [adminItem()] : []),
		{
			route: '/settings',
			href: resolve('/settings'),
			name: 'Settings',
			shortName: 'Settings',
			description: 'Where the models run, what is kept on this device, and the look',
			icon: Settings
		},
		{
			route: '/about',
			href: resolve('/about'),
			name: 'How it works',
			shortName: 'How it works',
			description: 'The models, what they were measured at, and their limits',
			icon: Info
		},
		{
			route: '/privacy',
			href: resolve('/privacy'),
			name: 'Privacy',
			shortName: 'Privacy',
			description: 'What is stored where, and how to check it yourself',
			icon: ShieldCheck
		},
		{
			route: '/help',
			href: resolve('/help'),
			name: 'Help',
			shortName: 'Help',
			description: 'How to begin, all keys, and what to do when something fails',
			icon: CircleHelp
		}
	];
}
