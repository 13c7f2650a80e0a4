import BriefcaseBusiness from '@lucide/svelte/icons/briefcase-business';
import Highlighter from '@lucide/svelte/icons/highlighter';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Smile from '@lucide/svelte/icons/smile';
import type { ToolIcon } from '#lib/domain/tools.ts';
import type { Icon } from '#lib/ui/icon.ts';

export const TOOL_ICONS: Record<ToolIcon, Icon> = {
	smile: Smile,
	highlighter: Highlighter,
	newspaper: Newspaper,
	briefcase: BriefcaseBusiness
};
