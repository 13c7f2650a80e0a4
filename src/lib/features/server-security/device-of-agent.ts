/** What a browser calls itself, the narrower name first: most of them also claim to be another. */
const BROWSERS = [
	['Edge', /\bEdgA?(iOS)?\//],
	['Opera', /\b(OPR|OPT|Opera)\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Firefox', /\b(Firefox|FxiOS)\//],
	['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
	['Safari', /\bSafari\//]
] as const;

const SYSTEMS = [
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Android', /\bAndroid\b/],
	['ChromeOS', /\bCrOS\b/],
	['Windows', /\bWindows\b/],
	['macOS', /\bMac OS X\b/],
	['Linux', /\bLinux\b/]
] as const;

export interface DeviceName {
	readonly browser?: string;
	readonly system?: string;
}

/** For people to know a device again; whoever lies in this header is called as they want to be. */
export function deviceOfAgent(userAgent: string): DeviceName {
	const browser = BROWSERS.find(([, form]) => form.test(userAgent))?.[0];
	const system = SYSTEMS.find(([, form]) => form.test(userAgent))?.[0];
	return {
		...(browser === undefined ? {} : { browser }),
		...(system === undefined ? {} : { system })
	};
}
