import { MESSAGES } from './read-messages.mjs';
import { writeWords } from './write-words.mjs';

/** @returns {import('vite').Plugin} Compiles `messages/` before anything else is read, and again when a text changes. */
export function words() {
	return {
		name: 'textai:words',
		enforce: 'pre',
		config: async () => {
			await writeWords();
		},
		configureServer(server) {
			server.watcher.add(MESSAGES);
			server.watcher.on('all', (_event, file) => {
				if (file.startsWith(MESSAGES)) void writeWords();
			});
		}
	};
}
