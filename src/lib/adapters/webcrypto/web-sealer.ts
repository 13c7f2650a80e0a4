import type { SealPlace } from '#lib/domain/sealing/envelope.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { contentBinding, decryptText, encryptText } from './aes-gcm.ts';

/** Seals with a data key that cannot be exported. */
export class WebSealer implements Sealer {
	constructor(
		readonly userId: string,
		/** AES-GCM; stands in memory or, while a session lasts, in IndexedDB. */
		readonly handle: CryptoKey
	) {}

	seal(text: string, { record, field }: SealPlace) {
		return encryptText(this.handle, text, contentBinding(this.userId, record, field));
	}

	unseal(sealed: Uint8Array<ArrayBuffer>, { record, field }: SealPlace) {
		return decryptText(this.handle, sealed, contentBinding(this.userId, record, field));
	}
}
