import { join, resolve } from 'node:path';
import type { Settings } from '#server/config/settings.ts';
import type { BackupPlace } from './backup-place.ts';
import { FolderPlace } from './folder-place.ts';
import { S3Client } from './s3-client.ts';
import { S3Place } from './s3-place.ts';

/** The bucket where one is set, else a folder. */
export function openPlace(settings: Settings): BackupPlace {
	const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PREFIX } = settings;
	// `readSettings` refuses one of them without the others.
	if (S3_BUCKET && S3_ENDPOINT && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY) {
		const client = new S3Client({
			endpoint: S3_ENDPOINT,
			region: settings.S3_REGION,
			bucket: S3_BUCKET,
			accessKeyId: S3_ACCESS_KEY_ID,
			secretAccessKey: S3_SECRET_ACCESS_KEY
		});
		return new S3Place(client, S3_PREFIX, `the bucket ${S3_BUCKET}`);
	}
	return new FolderPlace(resolve(settings.BACKUP_DIR ?? join(settings.DATA_DIR, 'backups')));
}
