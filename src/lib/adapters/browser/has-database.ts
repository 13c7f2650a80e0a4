/** Of what is kept on this device. */
export const DATABASE_NAME = 'textai-studio';

/** Whether it is there, without opening or making it. Yes where the browser does not tell. */
export async function hasDatabase(): Promise<boolean> {
	try {
		const known = await indexedDB.databases();
		return known.some(({ name }) => name === DATABASE_NAME);
	} catch {
		return true;
	}
}
