import { formatNumber } from './format.ts';

const rules = new Map<string, Intl.PluralRules>();

/** Called by compiled messages: the plural category of a number in the message's language. */
export function plural(locale: string, count: number): Intl.LDMLPluralRule {
	let rule = rules.get(locale);
	if (!rule) rules.set(locale, (rule = new Intl.PluralRules(locale)));
	return rule.select(count);
}

/** Called by compiled messages. */
export function number(locale: string, value: number): string {
	return formatNumber(value, {}, locale);
}
