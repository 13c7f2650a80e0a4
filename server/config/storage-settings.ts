import { z } from 'zod';
import { address } from './fields.ts';

/** Where the data lies. */
export const storageSettings = {
	/** Folder of the built-in database, of the secret and of all else that this server keeps. */
	DATA_DIR: z.string().default('./data'),
	/** Seals what is stored of uploads; by default made once and kept in DATA_DIR. */
	SERVER_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
	/** A PostgreSQL server in place of the built-in database. */
	DATABASE_URL: address('postgres:', 'postgresql:').optional()
};
