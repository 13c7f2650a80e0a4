/** Why a model did not get onto this device. What had come before stays, unless it was wrong. */
export type InstallError =
	| { readonly kind: 'aborted' }
	/** The source has no such file. */
	| { readonly kind: 'not-found'; readonly file: string }
	/** A page came in place of a file. */
	| { readonly kind: 'not-a-file'; readonly file: string }
	/** No answer, or the connection broke several times. */
	| { readonly kind: 'unreachable'; readonly file: string }
	/** The page may not ask this host: its policy forbids it. */
	| {
			readonly kind: 'host-not-allowed';
			readonly host: string;
			readonly allowed: readonly string[];
	  }
	| { readonly kind: 'bad-address'; readonly address: string }
	/** Another size or checksum than stated, also when fetched again. */
	| { readonly kind: 'corrupt'; readonly file: string }
	| { readonly kind: 'storage-full'; readonly needed: number; readonly free: number }
	/** The browser keeps nothing here: a private window, or storage switched off. */
	| { readonly kind: 'storage-denied' }
	| { readonly kind: 'unreadable-config' }
	| { readonly kind: 'unsupported-model'; readonly found: string }
	| { readonly kind: 'missing-file'; readonly file: string }
	| { readonly kind: 'no-weights' }
	| { readonly kind: 'label-count'; readonly labels: readonly string[] }
	| { readonly kind: 'unsafe-path'; readonly path: string }
	| { readonly kind: 'too-large'; readonly max: number }
	| { readonly kind: 'broken-archive' }
	| { readonly kind: 'encrypted-archive' };
