import { parseArgs } from 'node:util';
import { TOOLS } from '#lib/domain/tools.ts';

export const USAGE = `Usage: npm run server:admin -- COMMAND

  create-user NAME [--tier user|pro] [--role member|admin]   prints a one-time password on the last line
  create-key NAME [--scopes ${TOOLS.map(({ id }) => id).join(',')}] [--label TEXT]
                                                             prints the key alone on the last line
  list-users
  reset-limits NAME
  login-secret NAME [--url http://localhost:8787]            reads a password from standard input and prints the
                                                             secret that scripts send to /api/auth/login`;

export interface AdminArguments {
	readonly command: string;
	readonly name: string;
	readonly options: Readonly<Record<string, string | undefined>>;
}

/** @returns nothing where they are not as in `USAGE` */
export function readArguments(args: readonly string[]): AdminArguments | undefined {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				tier: { type: 'string' },
				role: { type: 'string' },
				scopes: { type: 'string' },
				label: { type: 'string' },
				url: { type: 'string' }
			}
		});
		const [command = '', name = '', ...rest] = positionals;
		const needsName = command !== 'list-users';
		if (rest.length > 0 || command === '' || (name !== '') !== needsName) return undefined;
		return { command, name, options: values };
	} catch {
		return undefined;
	}
}
