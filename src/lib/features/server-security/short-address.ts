/** Zeros alone, as of a browser on the server's own machine: they tell nobody anything. */
const NOWHERE = /^[0:.]+1?$/;

/**
 * An IP address as people write it: IPv6 without leading zeros, its longest run of zero groups as `::` (RFC 5952).
 * @returns an empty text for an address that says nothing
 */
export function shortAddress(address: string): string {
	if (NOWHERE.test(address)) return '';
	const groups = address.split(':');
	if (groups.length !== 8) return address;
	const plain = groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':');
	const runs = plain.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
	const longest = runs.toSorted((a, b) => b.length - a.length)[0];
	if (longest === undefined) return plain;
	const at = plain.indexOf(longest);
	return `${plain.slice(0, at)}::${plain.slice(at + longest.length).replace(/^:/, '')}`;
}
