import { config } from 'zod';

// Imported before any schema is made: the page's policy forbids code from strings, though what is sent
// through the debug protocol may try it once with success.
config({ jitless: true });
