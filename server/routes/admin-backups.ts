import { createRoute } from '@hono/zod-openapi';
import { backupMadeSchema, backupsSchema } from '#lib/domain/admin/server-backups.ts';
import type { AppDeps } from '#server/deps.ts';
import { readDrill } from '#server/backup/drill-record.ts';
import { forAdmins, isRecent } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const admins = { tags: ['Admin'], security: BY_SESSION, middleware: forAdmins };
const refusals = problems('not-signed-in', 'not-allowed', 'backups-unavailable');

/** Proxies give up after a minute or so: a backup that takes longer goes on without an answer. */
const ANSWER_WITHIN_MS = 20_000;

const list = createRoute({
	...admins,
	method: 'get',
	path: '/api/admin/backups',
	summary: 'Backups, where they are kept, and the last drill',
	responses: { 200: json(backupsSchema, 'The newest first, 60 at most.'), ...refusals }
});

const make = createRoute({
	...admins,
	method: 'post',
	path: '/api/admin/backups',
	summary: 'Make a backup now',
	description:
		'Needs a log-in of the last 15 minutes, and is written into the audit log. Such backups are never deleted by the server. Whoever asks while one is being made gets that one.',
	responses: {
		201: json(backupMadeSchema, 'Made.'),
		202: json(backupMadeSchema, 'It takes longer: it stands in the list when it is done.'),
		...refusals
	}
});

export function adminBackupRoutes({ backups, people, settings, clock, log }: AppDeps) {
	return createRouter()
		.openapi(list, async (c) => {
			const shelf = await backups.shelf.list();
			if (!shelf.ok) {
				log.error({ problem: shelf.error }, 'backups cannot be listed');
				return problem(c, 'backups-unavailable');
			}
			const { description: place, kind } = backups.place;
			const lastDrill = readDrill(settings);
			const body = {
				...{ place, kind, ...shelf.value },
				encrypts: settings.BACKUP_PASSPHRASE !== undefined,
				keep: settings.BACKUP_KEEP,
				...(settings.BACKUP_DAILY ? { dailyHour: settings.BACKUP_HOUR } : {}),
				...(lastDrill === undefined ? {} : { lastDrill })
			};
			return c.json(body, 200);
		})
		.openapi(make, async (c) => {
			const { user, session } = c.var;
			if (!isRecent(session, clock.now())) return problem(c, 'log-in-again');
			const made = await withinTime(backups.makeNow(), ANSWER_WITHIN_MS);
			if (made && !made.ok) {
				const detail = 'No backup was made; the log of the server tells why.';
				return problem(c, 'backups-unavailable', { detail });
			}
			await people.audit.note('backed-up', user.id, user);
			return made
				? c.json({ state: 'made' as const }, 201)
				: c.json({ state: 'still-working' as const }, 202);
		});
}

/** Nothing where it takes longer. */
async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((done) => {
		timer = setTimeout(() => {
			done(undefined);
		}, ms);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
