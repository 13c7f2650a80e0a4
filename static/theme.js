// Runs before the first paint, as a file of its own because the content security policy allows no inline
// script. The keys and rules are those of mode-watcher, which takes over once the app has started.
(function () {
	// The policy forbids code made of text. Zod would try once, and the browser would note it as an attack.
	window.__zod_globalConfig = { jitless: true };
	// Where the browser blocks all site data, the mere name throws: libraries ask at their start. This keeps nothing,
	// and says so to whoever writes.
	['localStorage', 'sessionStorage'].forEach(function (name) {
		try {
			void window[name].length;
		} catch (refusal) {
			var nothing = function () {
				return null;
			};
			var refuse = function () {
				throw refusal;
			};
			var empty = { length: 0, key: nothing, getItem: nothing, setItem: refuse };
			empty.removeItem = empty.clear = nothing;
			Object.defineProperty(window, name, { value: empty });
			// What could not be remembered would be offered again and again.
			document.documentElement.dataset.tour = 'seen';
		}
	});
	var root = document.documentElement;
	var read = function (key) {
		try {
			return localStorage.getItem(key);
		} catch {
			return null;
		}
	};
	var mode = read('mode-watcher-mode');
	var prefersLight = matchMedia('(prefers-color-scheme: light)').matches;
	var light = mode === 'light' || (mode !== 'dark' && prefersLight);
	root.classList.toggle('dark', !light);
	root.style.colorScheme = light ? 'light' : 'dark';
	// What the app is written for. Without one of them, app.html says so above the page.
	var isSupported =
		typeof WebAssembly === 'object' &&
		'noModule' in HTMLScriptElement.prototype &&
		'popover' in HTMLElement.prototype &&
		CSS.supports('color', 'oklch(0 0 0)') &&
		typeof Intl.Segmenter === 'function';
	if (!isSupported) root.dataset.unsupported = '';
	// The page was written in English beforehand: it stays hidden (app.css) until the app speaks the wanted language.
	var spoken = (root.dataset.languages || '').split(' ');
	var asked = [read('textai-language')].concat(navigator.languages || []);
	var wanted = asked
		.map(function (tag) {
			return spoken.find(function (code) {
				return tag === code || (tag || '').split('-')[0] === code;
			});
		})
		.filter(Boolean)[0];
	if (wanted !== undefined && wanted !== root.lang) root.dataset.language = wanted;
	// The page was written with the invitation to look around: who has had it does not see it come and go.
	if (read('textai-tour') !== null) root.dataset.tour = 'seen';
	if (read('textai-nav') === 'collapsed') root.dataset.nav = 'collapsed';
})();
