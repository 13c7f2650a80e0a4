import { writeWords } from './words/write-words.mjs';

// Before the type checkers run: they read what this makes of messages/.
await writeWords();
